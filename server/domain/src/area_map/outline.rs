//! From degrees to a drawing: laid flat, simplified to what can be seen, and with a place for each name.

use super::{AreaShape, SIZE, geojson::Areas};

/// To the right and down, from 0 to [`SIZE`].
pub type Point = (i32, i32);

/// Each area with its rings.
type Outlines = Vec<(String, Vec<Vec<Point>>)>;

/// What the drawings of one map may hold in all, so that a page with several stays light.
const MOST_DRAWN: usize = 4_000;
/// How far a point may lie from the line that replaces it, tried in this order. One is half a pixel on a screen.
const TOLERANCES: [f64; 4] = [1.2, 1.8, 2.7, 4.0];
/// A ring that reaches no farther cannot be seen.
const SPECK: i32 = 4;

pub(super) fn draw(areas: Areas) -> Result<(i32, i32, Vec<AreaShape>), Vec<String>> {
    let (width, height, areas) = flat(&areas);
    for tolerance in TOLERANCES {
        let simple: Outlines = areas
            .iter()
            .map(|(area, rings)| {
                let rings = rings.iter().map(|ring| simplified(ring, tolerance));
                (area.clone(), rings.filter(|ring| can_be_seen(ring)).collect())
            })
            .collect();
        let specks: Vec<String> = simple
            .iter()
            .filter(|(_, rings)| rings.is_empty())
            .map(|(area, _)| {
                format!(
                    "the area {area:?} is too small beside the others to be seen; check that every outline is whole, or \
                     leave out areas_geojson"
                )
            })
            .collect();
        if !specks.is_empty() {
            return Err(specks);
        }
        if simple.iter().flat_map(|(_, rings)| rings).map(Vec::len).sum::<usize>() <= MOST_DRAWN {
            let shape = |(area, rings): (String, Vec<Vec<Point>>)| {
                let middle = middle(&rings);
                AreaShape { area, rings, middle }
            };
            return Ok((width, height, simple.into_iter().map(shape).collect()));
        }
    }
    Err(vec![format!(
        "its outlines have more than {MOST_DRAWN} points that can be told apart; make them simpler first, for example \
         with `ogr2ogr -simplify`, or leave out small islands"
    )])
}

/// The equirectangular projection at the middle latitude, scaled so that the longer side is [`SIZE`].
fn flat(areas: &Areas) -> (i32, i32, Outlines) {
    let points = || areas.iter().flat_map(|(_, rings)| rings).flatten();
    let around = |axis: usize| {
        points()
            .map(|point| point[axis])
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((west, east), (south, north)) = (around(0), around(1));
    let narrowing = f64::midpoint(south, north).to_radians().cos();
    let (wide, high) = ((east - west) * narrowing, north - south);
    let scale = f64::from(SIZE) / wide.max(high).max(f64::EPSILON);
    let whole = |value: f64| (value * scale).round() as i32;
    let project =
        |[longitude, latitude]: &[f64; 2]| (whole((longitude - west) * narrowing), whole(north - latitude));
    let areas = areas.iter().map(|(area, rings)| {
        let rings = rings.iter().map(|ring| {
            let mut points: Vec<Point> = ring.iter().map(project).collect();
            points.dedup();
            points
        });
        (area.clone(), rings.collect())
    });
    (whole(wide).max(1), whole(high).max(1), areas.collect())
}

/// A ring with fewer points, none of those left out farther from it than `tolerance` (Douglas and Peucker 1973).
fn simplified(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(&first) = ring.first() else { return Vec::new() };
    // A ring has no ends: it is cut at its first point and at the one farthest from that.
    let far = (0..ring.len()).max_by_key(|&at| squared(first, ring[at])).unwrap_or_default();
    let mut closed = ring.to_vec();
    closed.push(first);
    let mut kept = vec![false; closed.len()];
    (kept[0], kept[far]) = (true, true);
    let mut parts = vec![(0, far), (far, ring.len())];
    while let Some((from, to)) = parts.pop() {
        let farthest = (from + 1..to)
            .map(|at| (at, distance(closed[at], closed[from], closed[to])))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, _)) = farthest.filter(|(_, distance)| *distance > tolerance) {
            kept[at] = true;
            parts.extend([(from, at), (at, to)]);
        }
    }
    ring.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

fn can_be_seen(ring: &[Point]) -> bool {
    let reach = |along: fn(&Point) -> i32| {
        let (low, high) = (ring.iter().map(along).min(), ring.iter().map(along).max());
        high.unwrap_or_default() - low.unwrap_or_default()
    };
    ring.len() > 2 && reach(|point| point.0).max(reach(|point| point.1)) > SPECK
}

/// The point inside that is farthest from every border, found on a grid that is made finer around the best.
fn middle(rings: &[Vec<Point>]) -> Point {
    const STEPS: i32 = 24;
    let points = || rings.iter().flatten();
    let (left, right) =
        (points().map(|point| point.0).min().unwrap_or(0), points().map(|point| point.0).max().unwrap_or(0));
    let (top, bottom) =
        (points().map(|point| point.1).min().unwrap_or(0), points().map(|point| point.1).max().unwrap_or(0));
    let mut best = (f64::NEG_INFINITY, (i32::midpoint(left, right), i32::midpoint(top, bottom)));
    let (mut from, mut to) = ((left, top), (right, bottom));
    for _ in 0..3 {
        for row in 0..=STEPS {
            for column in 0..=STEPS {
                let here =
                    (from.0 + (to.0 - from.0) * column / STEPS, from.1 + (to.1 - from.1) * row / STEPS);
                let room = room(here, rings);
                if room > best.0 {
                    best = (room, here);
                }
            }
        }
        let (width, height) = ((to.0 - from.0) / 8, (to.1 - from.1) / 8);
        from = (best.1.0 - width, best.1.1 - height);
        to = (best.1.0 + width, best.1.1 + height);
    }
    best.1
}

/// How far it is to the nearest border; negative outside.
fn room(here: Point, rings: &[Vec<Point>]) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (&one, &other) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            nearest = nearest.min(distance(here, one, other));
            if (one.1 > here.1) != (other.1 > here.1) {
                let along = f64::from(here.1 - one.1) / f64::from(other.1 - one.1);
                inside ^= f64::from(here.0) < f64::from(one.0) + along * f64::from(other.0 - one.0);
            }
        }
    }
    if inside { nearest } else { -nearest }
}

fn squared(one: Point, other: Point) -> i64 {
    let (x, y) = (i64::from(one.0 - other.0), i64::from(one.1 - other.1));
    x * x + y * y
}

/// From a point to the line between two.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let (px, py) = (f64::from(point.0 - from.0), f64::from(point.1 - from.1));
    let length = x * x + y * y;
    let along = if length > 0.0 { ((px * x + py * y) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - along * x).hypot(py - along * y)
}
