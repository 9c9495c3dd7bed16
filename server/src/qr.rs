//! The QR that leads to an event's page: SVG for print and screens, PNG for everything else.

use fast_qr::{ECL, QRBuilder, qr::QRCodeError};

/// The empty margin that readers need, in modules (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;
/// Pixels per module in the PNG: about 8 cm at 150 dots per inch for a short address.
const SCALE: usize = 16;

/// Why there is no QR.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    #[error("the address is too long for a QR; use a shorter --public-url: {0}")]
    TooLong(String),
    #[error("the PNG could not be written: {0}")]
    Png(#[from] png::EncodingError),
}

/// The dark modules of a QR, with its quiet zone around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules along one side, the quiet zone included.
    side: usize,
    /// Row by row, `true` is dark.
    modules: Vec<bool>,
}

impl Qr {
    /// At level Q: a quarter of it may be torn or dirty, as on a poster outdoors.
    pub fn of(address: &str) -> Result<Self, QrError> {
        let code = QRBuilder::new(address).ecl(ECL::Q).build().map_err(|error| match error {
            QRCodeError::EncodedData | QRCodeError::SpecifiedVersion => QrError::TooLong(address.to_owned()),
        })?;
        let side = code.size + 2 * QUIET_ZONE;
        let mut modules = vec![false; side * side];
        for y in 0..code.size {
            for x in 0..code.size {
                modules[(y + QUIET_ZONE) * side + x + QUIET_ZONE] = code[y][x].value();
            }
        }
        Ok(Self { side, modules })
    }

    /// An SVG that scales, without script or inline style. `title` is what a screen reader says.
    pub fn svg(&self, title: &str) -> String {
        use std::fmt::Write as _;
        let side = self.side;
        let title = escape(title);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" \
             role=\"img\" aria-label=\"{title}\"><title>{title}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
             <path fill=\"#000\" d=\""
        );
        for (y, row) in self.modules.chunks(side).enumerate() {
            // One rectangle per run of dark modules keeps the file small.
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run[0] {
                    let _ = write!(svg, "M{x} {y}h{width}v1h-{width}z", width = run.len());
                }
                x += run.len();
            }
        }
        svg.push_str("\"/></svg>");
        svg
    }

    /// A PNG in one bit per pixel, 16 pixels per module.
    pub fn png(&self) -> Result<Vec<u8>, QrError> {
        let pixels = self.side * SCALE;
        let mut image = Vec::with_capacity(pixels * pixels / 8);
        for row in self.modules.chunks(self.side) {
            // 16 pixels of a module are two whole bytes; in greyscale 1 is white.
            let line: Vec<u8> =
                row.iter().flat_map(|dark| [if *dark { 0x00 } else { 0xff }; SCALE / 8]).collect();
            for _ in 0..SCALE {
                image.extend_from_slice(&line);
            }
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, pixels as u32, pixels as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&image)?;
        writer.finish()?;
        Ok(bytes)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://trygg.example.se/e/ACD347";

    fn decode(image: image::GrayImage) -> String {
        let mut prepared = rqrr::PreparedImage::prepare(image);
        let grids = prepared.detect_grids();
        assert_eq!(grids.len(), 1, "one QR is found");
        let (meta, content) = grids[0].decode().unwrap();
        assert_eq!(meta.ecc_level, 3, "level Q has the number 3 in the format bits");
        content
    }

    #[test]
    fn an_independent_decoder_reads_the_png() {
        let png = Qr::of(ADDRESS).unwrap().png().unwrap();
        let image = image::load_from_memory(&png).unwrap().to_luma8();
        assert_eq!(decode(image), ADDRESS);
    }

    #[test]
    fn an_independent_decoder_reads_the_svg() {
        let svg = Qr::of(ADDRESS).unwrap().svg("QR");
        let side: u32 =
            svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let mut image = image::GrayImage::from_pixel(side * 8, side * 8, image::Luma([255]));
        let path = svg.rsplit("d=\"").next().unwrap().split('"').next().unwrap();
        for rectangle in path.split('M').skip(1) {
            let (x, rest) = rectangle.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (width, _) = rest.split_once('v').unwrap();
            let [x, y, width]: [u32; 3] = [x, y, width].map(|number| number.parse().unwrap());
            for column in x * 8..(x + width) * 8 {
                for row in y * 8..(y + 1) * 8 {
                    image.put_pixel(column, row, image::Luma([0]));
                }
            }
        }
        assert_eq!(decode(image), ADDRESS);
    }

    #[test]
    fn four_modules_on_every_side_are_white() {
        let qr = Qr::of(ADDRESS).unwrap();
        for (index, dark) in qr.modules.iter().enumerate() {
            let (x, y) = (index % qr.side, index / qr.side);
            let inside = |at: usize| (4..qr.side - 4).contains(&at);
            assert!(!dark || inside(x) && inside(y), "dark at {x}, {y}");
        }
        assert!(qr.modules[4 * qr.side + 4], "the finder pattern begins right inside the quiet zone");
    }

    #[test]
    fn a_title_cannot_break_out_of_the_svg() {
        let svg = Qr::of(ADDRESS).unwrap().svg("\"><script>&");
        assert!(!svg.contains("<script>"), "{svg}");
        assert!(!svg.contains("style="), "inline styles are blocked by the pages' policy");
    }

    #[test]
    fn an_address_that_no_qr_holds_is_refused() {
        let refusal = Qr::of(&format!("https://{}", "a".repeat(3000))).unwrap_err();
        assert!(matches!(refusal, QrError::TooLong(_)), "{refusal}");
    }
}
