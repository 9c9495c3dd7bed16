//! Where the areas lie: their outlines as they are drawn, read from GeoJSON (RFC 7946).
//!
//! Longitude and latitude are laid flat with the equirectangular projection at the municipality's middle latitude. Within
//! one municipality that is wrong by far less than the width of a line; across a country it would not do.

mod geojson;
mod outline;

use serde::{Deserialize, Serialize};

pub use outline::Point;

/// The longer side of the drawing. Coordinates are whole numbers from 0 to this.
pub const SIZE: i32 = 1000;

/// What the configuration says of the map, and the outlines once the file has been read.
///
/// In the configuration it is the file's name: `areas_geojson = "areas.geojson"`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<String>", into = "Option<String>")]
pub struct AreaMap {
    file: Option<String>,
    width: i32,
    height: i32,
    shapes: Vec<AreaShape>,
}

/// One area as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaShape {
    /// The area's id.
    pub area: String,
    /// Its borders, holes too; what lies inside an odd number of them is the area.
    pub rings: Vec<Vec<Point>>,
    /// The place inside it that is farthest from its border: where its name stands.
    pub middle: Point,
}

impl From<Option<String>> for AreaMap {
    fn from(file: Option<String>) -> Self {
        Self { file: file.filter(|file| !file.trim().is_empty()), ..Self::default() }
    }
}

impl From<AreaMap> for Option<String> {
    fn from(map: AreaMap) -> Self {
        map.file
    }
}

impl AreaMap {
    /// The file that the configuration names, relative to its own folder.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Reads the outlines of these areas. Otherwise says everything that is wrong, each as a sentence with what to do.
    pub fn read(&mut self, text: &str, areas: &[&str]) -> Result<(), Vec<String>> {
        let (width, height, shapes) = outline::draw(geojson::read(text, areas)?)?;
        (self.width, self.height, self.shapes) = (width, height, shapes);
        Ok(())
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    pub fn width(&self) -> i32 {
        self.width
    }

    pub fn height(&self) -> i32 {
        self.height
    }

    /// One for each area, in the configuration's order.
    pub fn shapes(&self) -> &[AreaShape] {
        &self.shapes
    }
}

#[cfg(test)]
mod tests;
