//! The few members of GeoJSON that an outline needs, and what is said when they are not there.

use serde::Deserialize;
use serde_json::Value;

/// A larger file is no outline of a municipality's areas.
const MOST_GIVEN: usize = 400_000;

/// What became of the file: each area with the rings of its polygons, in degrees.
pub(super) type Areas = Vec<(String, Vec<Vec<[f64; 2]>>)>;

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<serde_json::Map<String, Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Value,
}

/// A position is longitude, latitude and sometimes height.
type Ring = Vec<Vec<f64>>;

pub(super) fn read(text: &str, areas: &[&str]) -> Result<Areas, Vec<String>> {
    let collection: Collection =
        serde_json::from_str(text).map_err(|error| vec![format!("it is not GeoJSON ({error})")])?;
    if collection.kind != "FeatureCollection" {
        return Err(vec![format!(
            "its type is {:?}; save it as a FeatureCollection with one Feature for each area",
            collection.kind
        )]);
    }
    let mut faults = Vec::new();
    let mut found: Areas = areas.iter().map(|area| ((*area).to_owned(), Vec::new())).collect();
    for (index, feature) in collection.features.into_iter().enumerate() {
        let number = index + 1;
        let id = feature.properties.as_ref().and_then(|properties| properties.get("area"));
        let Some(id) = id.and_then(Value::as_str) else {
            faults.push(format!(
                "feature {number} has no property \"area\"; write there the id of its area ({})",
                areas.join(", ")
            ));
            continue;
        };
        let Some((_, rings)) = found.iter_mut().find(|(area, _)| area == id) else {
            faults.push(format!(
                "feature {number} is for the area {id:?}, which is not configured; its property \"area\" must be one of {}",
                areas.join(", ")
            ));
            continue;
        };
        match outlines(feature.geometry) {
            Ok(more) => rings.extend(more),
            Err(fault) => faults.push(format!("the area {id:?} (feature {number}) {fault}")),
        }
    }
    for (area, rings) in &found {
        if rings.is_empty() && !faults.iter().any(|fault| fault.contains(&format!("{area:?}"))) {
            faults.push(format!(
                "the area {area:?} has no outline; add a feature whose property \"area\" is {area:?}"
            ));
        }
    }
    let given: usize = found.iter().flat_map(|(_, rings)| rings).map(Vec::len).sum();
    if given > MOST_GIVEN {
        faults.push(format!(
            "it has {given} points, at most {MOST_GIVEN} are read; make the outlines simpler first, for example with \
             `ogr2ogr -simplify`"
        ));
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// The rings of a geometry, each without its last point, which repeats the first.
fn outlines(geometry: Option<Geometry>) -> Result<Vec<Vec<[f64; 2]>>, String> {
    let Some(Geometry { kind, coordinates }) = geometry else {
        return Err("has no geometry; give it a Polygon or a MultiPolygon".to_owned());
    };
    let polygons: Result<Vec<Vec<Ring>>, _> = match kind.as_str() {
        "Polygon" => serde_json::from_value(coordinates).map(|polygon| vec![polygon]),
        "MultiPolygon" => serde_json::from_value(coordinates),
        other => return Err(format!("is a {other}; give it a Polygon or a MultiPolygon")),
    };
    let polygons = polygons.map_err(|error| format!("has coordinates that cannot be read ({error})"))?;
    polygons.into_iter().flatten().map(|ring| positions(&ring)).collect()
}

fn positions(ring: &Ring) -> Result<Vec<[f64; 2]>, String> {
    let mut points = Vec::with_capacity(ring.len());
    for position in ring {
        let [longitude, latitude, ..] = position[..] else {
            return Err("has a position without two coordinates".to_owned());
        };
        if !((-180.0..=180.0).contains(&longitude) && (-89.0..=89.0).contains(&latitude)) {
            return Err(format!(
                "has the position {longitude}, {latitude}, which is no longitude and latitude in degrees; a file in \
                 metres (SWEREF 99) is converted with `ogr2ogr -t_srs EPSG:4326`"
            ));
        }
        points.push([longitude, latitude]);
    }
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < 3 {
        return Err("has a border of fewer than three points".to_owned());
    }
    Ok(points)
}
