use super::*;

/// A collection of one feature per area with these geometries.
fn collection(features: &[(&str, &str)]) -> String {
    let features: Vec<String> = features
        .iter()
        .map(|(area, geometry)| {
            format!(r#"{{"type":"Feature","properties":{{"area":"{area}"}},"geometry":{geometry}}}"#)
        })
        .collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn square(west: f64, south: f64, side: f64) -> String {
    let (east, north) = (west + side, south + side);
    format!(
        r#"{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}"#
    )
}

fn read(text: &str) -> Result<AreaMap, Vec<String>> {
    let mut map = AreaMap::from(Some("areas.geojson".to_owned()));
    map.read(text, &["norr", "soder"]).map(|()| map)
}

#[test]
fn a_degree_of_longitude_is_half_as_wide_at_sixty_degrees() {
    let map = read(&collection(&[("norr", &square(17.0, 60.0, 1.0)), ("soder", &square(17.0, 59.0, 1.0))]))
        .unwrap();
    assert_eq!(map.height(), SIZE);
    assert!((map.width() - SIZE / 4).abs() <= 2, "one degree wide, two high: {}", map.width());
    let [north, south] = map.shapes() else { panic!("two areas") };
    assert_eq!((north.area.as_str(), south.area.as_str()), ("norr", "soder"));
    assert_eq!(north.rings[0].len(), 4, "the last point, which repeats the first, is gone");
    assert!(north.middle.1 < south.middle.1, "north is up");
    for shape in map.shapes() {
        assert!((shape.middle.0 - SIZE / 8).abs() < 12, "in the middle: {:?}", shape.middle);
    }
}

#[test]
fn a_name_stands_inside_an_area_that_bends_around_its_own_centre() {
    // A horseshoe: the middle of its box lies outside.
    let bent = r#"{"type":"Polygon","coordinates":[[[17,59],[17.4,59],[17.4,59.4],[17.3,59.4],[17.3,59.05],[17.1,59.05],[17.1,59.4],[17,59.4],[17,59]]]}"#;
    let map = read(&collection(&[("norr", &square(17.0, 60.0, 0.4)), ("soder", bent)])).unwrap();
    let shape = &map.shapes()[1];
    let (x, _) = shape.middle;
    let across = |degrees: f64| (degrees * f64::from(map.width()) / 0.4) as i32;
    assert!(x < across(0.1) || x > across(0.3), "in one of the arms: {:?}", shape.middle);
}

#[test]
fn islands_and_several_features_of_one_area_are_one_shape() {
    let two = format!(
        r#"{{"type":"MultiPolygon","coordinates":[{},{}]}}"#,
        "[[[17,59],[17.2,59],[17.2,59.2],[17,59.2],[17,59]]]",
        "[[[17.5,59],[17.6,59],[17.6,59.1],[17.5,59.1],[17.5,59]]]"
    );
    let map = read(&collection(&[
        ("soder", &two),
        ("norr", &square(17.0, 59.3, 0.2)),
        ("soder", &square(17.7, 59.0, 0.1)),
    ]))
    .unwrap();
    assert_eq!(map.shapes()[1].rings.len(), 3);
}

#[test]
fn what_cannot_be_told_apart_is_left_out_and_the_outline_stays() {
    let many: Vec<String> = (0..20_000)
        .map(|step| {
            let turn = f64::from(step) / 20_000.0 * std::f64::consts::TAU;
            format!("[{},{}]", 17.0 + 0.2 * turn.cos(), 59.0 + 0.1 * turn.sin())
        })
        .collect();
    let circle = format!(r#"{{"type":"Polygon","coordinates":[[{},{}]]}}"#, many.join(","), many[0]);
    let map = read(&collection(&[("norr", &circle), ("soder", &square(17.0, 58.7, 0.1))])).unwrap();
    let ring = &map.shapes()[0].rings[0];
    assert!((20..400).contains(&ring.len()), "{}", ring.len());
    let (left, right) = (ring.iter().map(|p| p.0).min().unwrap(), ring.iter().map(|p| p.0).max().unwrap());
    assert!(right - left > 500 && right - left <= SIZE, "{left}–{right}");
}

#[test]
fn each_fault_is_a_sentence_that_names_its_place_and_what_to_do() {
    let (good, other) = (square(17.0, 59.0, 0.2), square(17.3, 59.0, 0.2));
    let metres = r#"{"type":"Polygon","coordinates":[[[674000,6580000],[675000,6580000],[675000,6581000],[674000,6580000]]]}"#;
    let line = r#"{"type":"LineString","coordinates":[[17,59],[18,60]]}"#;
    let two_points = r#"{"type":"Polygon","coordinates":[[[17,59],[17.1,59],[17,59]]]}"#;
    let unnamed = format!(
        r#"{{"type":"FeatureCollection","features":[{{"properties":{{"NAMN":"Norr"}},"geometry":{good}}}]}}"#
    );
    let speck = square(17.0, 59.0, 0.000_01);
    let cases: [(String, &[&str]); 11] = [
        ("inte json".to_owned(), &["not GeoJSON", "line 1"]),
        (good.clone(), &["FeatureCollection", "\"Polygon\""]),
        (unnamed, &["feature 1 has no property \"area\"", "norr, soder"]),
        (
            collection(&[("norr", &good), ("vaster", &other)]),
            &["\"vaster\", which is not configured", "norr, soder"],
        ),
        (collection(&[("norr", &good)]), &["\"soder\" has no outline"]),
        (collection(&[("norr", metres), ("soder", &good)]), &["\"norr\"", "EPSG:4326"]),
        (collection(&[("norr", line), ("soder", &good)]), &["is a LineString", "MultiPolygon"]),
        (collection(&[("norr", "null"), ("soder", &good)]), &["no geometry"]),
        (collection(&[("norr", two_points), ("soder", &good)]), &["fewer than three points"]),
        (
            collection(&[("norr", r#"{"type":"Polygon","coordinates":[17,59]}"#), ("soder", &good)]),
            &["cannot be read"],
        ),
        (collection(&[("norr", &speck), ("soder", &good)]), &["\"norr\" is too small"]),
    ];
    for (text, words) in cases {
        let faults = read(&text).unwrap_err().join("\n");
        for word in words {
            assert!(faults.contains(word), "{word:?} in {faults}");
        }
    }
}

#[test]
fn a_coast_with_more_points_than_a_page_can_carry_is_refused_with_what_to_do() {
    // A saw of 6 000 teeth, each too high to be left out.
    let mut saw: Vec<String> = (0..6_000)
        .map(|tooth| {
            let row = tooth / 300;
            let west = 17.0 + f64::from(tooth % 300) * 0.001;
            format!("[{west},{}]", 59.0 + f64::from(row) * 0.02 + f64::from(tooth % 2) * 0.018)
        })
        .collect();
    saw.push(saw[0].clone());
    let coast = format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, saw.join(","));
    let faults = read(&collection(&[("norr", &coast), ("soder", &square(17.0, 59.5, 0.1))])).unwrap_err();
    assert!(faults[0].contains("more than 4000 points") && faults[0].contains("-simplify"), "{faults:?}");
}

#[test]
fn a_municipality_without_a_file_has_an_empty_map_and_none_is_written_for_it() {
    assert!(AreaMap::default().is_empty() && AreaMap::default().file().is_none());
    assert_eq!(AreaMap::from(Some(" ".to_owned())), AreaMap::default());
    assert_eq!(
        Option::<String>::from(AreaMap::from(Some("a.geojson".to_owned()))).as_deref(),
        Some("a.geojson")
    );
}
