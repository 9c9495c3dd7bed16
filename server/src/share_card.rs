//! The picture that is shown where a promise is shared: 1200 by 630, drawn here, with no browser and no library of shapes.
//!
//! The letters are Inter's, cut down to Latin scripts; their licence lies beside them in `server/fonts`.

use ab_glyph::{Font as _, FontRef, InvalidFont, PxScale, ScaleFont as _, point};

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

const REGULAR: &[u8] = include_bytes!("../fonts/inter-regular.otf");
const SEMIBOLD: &[u8] = include_bytes!("../fonts/inter-semibold.otf");

/// The colours of the residents' pages.
const INK: [u8; 3] = [0x10, 0x32, 0x3a];
const SUN: [u8; 3] = [0xf6, 0xb7, 0x3c];
const PAPER: [u8; 3] = [0xfd, 0xf9, 0xf0];
const SOFT: [u8; 3] = [0xc9, 0xd3, 0xcf];

/// Where text begins, and how wide a line may be.
const LEFT: f32 = 80.0;
const LINE: f32 = 1040.0;

/// What stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareCard {
    pub title: String,
    /// Who promises.
    pub parties: String,
    /// What it is about, a line each: at most three are drawn.
    pub themes: Vec<String>,
    pub how_it_goes: String,
    pub address: String,
    /// Says that everything is made up, where it is.
    pub demo: Option<String>,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ShareCardError {
    #[error("the built-in letters cannot be read: {0}")]
    Font(#[from] InvalidFont),
    #[error("the PNG could not be written: {0}")]
    Png(#[from] png::EncodingError),
}

impl ShareCard {
    pub fn png(&self) -> Result<Vec<u8>, ShareCardError> {
        let regular = FontRef::try_from_slice(REGULAR)?;
        let semibold = FontRef::try_from_slice(SEMIBOLD)?;
        let mut sheet = Sheet::new();
        sheet.sun_and_hills();
        sheet.line(&semibold, &self.title, (LEFT, 260.0), 92.0, PAPER);
        sheet.line(&regular, &self.parties, (LEFT, 318.0), 36.0, SOFT);
        for (place, theme) in self.themes.iter().take(3).enumerate() {
            let y = 388.0 + 54.0 * place as f32;
            sheet.dot((LEFT + 9.0, y - 13.0), 9.0, SUN);
            sheet.line(&semibold, theme, (LEFT + 36.0, y), 38.0, PAPER);
        }
        sheet.line(&regular, &self.how_it_goes, (LEFT, 576.0), 30.0, SUN);
        let width = width(&regular, &self.address, 30.0).min(LINE / 2.0);
        sheet.line(&regular, &self.address, (LEFT + LINE - width, 576.0), 30.0, SOFT);
        if let Some(demo) = &self.demo {
            sheet.line(&semibold, demo, (LEFT + 200.0, 130.0), 40.0, SUN);
        }
        Ok(sheet.encoded()?)
    }
}

/// How wide a line is.
fn width(font: &FontRef<'_>, text: &str, size: f32) -> f32 {
    let font = font.as_scaled(PxScale::from(size));
    let mut before = None;
    let mut width = 0.0;
    for letter in text.chars() {
        let id = font.glyph_id(letter);
        width += before.map_or(0.0, |before| font.kern(before, id)) + font.h_advance(id);
        before = Some(id);
    }
    width
}

struct Sheet {
    /// Red, green and blue of each point, row by row.
    points: Vec<u8>,
}

impl Sheet {
    fn new() -> Self {
        Self { points: INK.repeat((WIDTH * HEIGHT) as usize) }
    }

    /// Lays a colour over a point, as thick as it covers it.
    fn lay(&mut self, (x, y): (f32, f32), colour: [u8; 3], cover: f32) {
        if x < 0.0 || y < 0.0 || x >= WIDTH as f32 || y >= HEIGHT as f32 {
            return;
        }
        let (x, y) = (x as u32, y as u32);
        let at = ((y * WIDTH + x) * 3) as usize;
        for (point, colour) in self.points[at..at + 3].iter_mut().zip(colour) {
            let (under, over) = (f32::from(*point), f32::from(colour));
            *point = (under + (over - under) * cover.clamp(0.0, 1.0)).round() as u8;
        }
    }

    /// One line from `at` on its baseline; smaller where it would be too long, and cut where it still is.
    fn line(&mut self, font: &FontRef<'_>, text: &str, (x, y): (f32, f32), size: f32, colour: [u8; 3]) {
        let room = LEFT + LINE - x;
        let wide = width(font, text, size);
        let size = if wide > room { (size * room / wide).max(size * 0.6) } else { size };
        let scaled = font.as_scaled(PxScale::from(size));
        let (mut pen, mut before) = (x, None);
        for letter in text.chars() {
            let id = scaled.glyph_id(letter);
            pen += before.map_or(0.0, |before| scaled.kern(before, id));
            before = Some(id);
            if pen + scaled.h_advance(id) > x + room + 1.0 {
                break;
            }
            let glyph = id.with_scale_and_position(PxScale::from(size), point(pen, y));
            pen += scaled.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else { continue };
            let corner = outline.px_bounds().min;
            outline.draw(|dx, dy, cover| {
                self.lay((corner.x + dx as f32, corner.y + dy as f32), colour, cover);
            });
        }
    }

    /// A disc, its edge smoothed over one point.
    fn dot(&mut self, (x, y): (f32, f32), radius: f32, colour: [u8; 3]) {
        self.where_near(|px, py| radius - (px - x).hypot(py - y), colour);
    }

    /// The mark of the residents' pages: a place and the day to come.
    fn sun_and_hills(&mut self) {
        self.dot((LEFT + 60.0, 98.0), 34.0, SUN);
        let hill = |px: f32, middle: f32| {
            let across = (px - middle) / 60.0;
            (across.abs() <= 1.0).then_some(142.0 - 36.0 * (1.0 - across * across))
        };
        self.where_near(
            |px, py| {
                let nearest = [LEFT, LEFT + 120.0]
                    .into_iter()
                    .filter_map(|middle| hill(px, middle))
                    .map(|y| 4.5 - (py - y).abs())
                    .fold(f32::NEG_INFINITY, f32::max);
                if (LEFT..=LEFT + 120.0).contains(&px) { nearest } else { f32::NEG_INFINITY }
            },
            PAPER,
        );
    }

    /// Lays a colour where `inside` is positive: how far a point is inside of an edge.
    fn where_near(&mut self, inside: impl Fn(f32, f32) -> f32, colour: [u8; 3]) {
        for y in 0..HEIGHT {
            for x in 0..WIDTH {
                let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
                let cover = inside(x, y) + 0.5;
                if cover > 0.0 {
                    self.lay((x, y), colour, cover);
                }
            }
        }
    }

    fn encoded(self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.points)?;
        writer.finish()?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(card: &ShareCard) -> image::RgbImage {
        image::load_from_memory(&card.png().unwrap()).unwrap().to_rgb8()
    }

    fn card() -> ShareCard {
        ShareCard {
            title: "Medborgarlöfte 2027".to_owned(),
            parties: "Lokalpolisområde Norr och Åby kommun".to_owned(),
            themes: vec!["Mörka och ovårdade platser".to_owned(), "Trafik vid skolor".to_owned()],
            how_it_goes: "2 av 4 löften har börjat".to_owned(),
            address: "svar.example/lofte/2027".to_owned(),
            demo: None,
        }
    }

    #[test]
    fn it_has_the_size_that_is_asked_for_and_shows_what_it_is_given() {
        let one = drawn(&card());
        assert_eq!(one.dimensions(), (WIDTH, HEIGHT));
        let empty = drawn(&ShareCard::default());
        let other = drawn(&ShareCard { title: "Medborgarlöfte 2028".to_owned(), ..card() });
        assert!(one != empty && one != other);
        let demo = drawn(&ShareCard { demo: Some("DEMODATA".to_owned()), ..card() });
        assert!(demo != one, "what is made up says so");
    }

    #[test]
    fn every_letter_of_our_languages_is_drawn() {
        for font in [REGULAR, SEMIBOLD] {
            let font = FontRef::try_from_slice(font).unwrap();
            for letter in "ABCXYZabcxyzÅÄÖåäöéü0123456789–…”%.,:/&".chars() {
                assert_ne!(font.glyph_id(letter).0, 0, "{letter}");
            }
        }
    }

    #[test]
    fn a_line_without_end_stays_on_the_sheet() {
        let long = "Lokalpolisområde ".repeat(40);
        let all = ShareCard {
            title: long.clone(),
            parties: long.clone(),
            themes: vec![long.clone(); 5],
            how_it_goes: long.clone(),
            address: long,
            demo: None,
        };
        let sheet = drawn(&all);
        let edge = LEFT + LINE + 4.0;
        for (x, y, point) in sheet.enumerate_pixels() {
            assert!(x as f32 <= edge || point.0 == INK, "ink at {x}, {y}");
        }
    }
}
