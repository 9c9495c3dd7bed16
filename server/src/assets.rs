//! Styles, scripts and wasm: in the binary, named by their content, kept for ever by browsers.

use std::{collections::BTreeMap, io::Write as _};

use axum::body::Bytes;

use crate::environment::sha256;

/// A file of the browser's part, made by build.rs.
struct ClientAsset {
    name: &'static str,
    hashed: &'static str,
    content_type: &'static str,
    bytes: &'static [u8],
    brotli: &'static [u8],
}

/// Empty when the client was left out of the build.
const CLIENT: &[ClientAsset] = include!(concat!(env!("OUT_DIR"), "/client_assets.rs"));

/// A file as it is sent.
#[derive(Debug)]
pub struct Asset {
    pub content_type: &'static str,
    pub plain: Bytes,
    pub brotli: Bytes,
}

/// Every asset by its hashed name, compressed once.
pub struct Assets {
    files: BTreeMap<String, Asset>,
    hrefs: BTreeMap<&'static str, String>,
    /// The residents' inline style as a CSP source: `'sha256-…'`.
    pub resident_style_source: String,
}

impl std::fmt::Debug for Assets {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.files.keys()).finish()
    }
}

pub const SURVEY_SCRIPT: &str = "survey.js";
pub const VISIT_SCRIPT: &str = "visit.js";
pub const SAVE_SCRIPT: &str = "save.js";
pub const KIOSK_SCRIPT: &str = "kiosk.js";
pub const STAFF_STYLE: &str = "staff.css";
pub const PUBLISHED_STYLE: &str = "lagesbild.css";
pub const PROMISE_STYLE: &str = "lofte.css";
pub const CLIENT_SCRIPT: &str = "client.js";
pub const CLIENT_WASM: &str = "client.wasm";

/// An inline style as a content security policy names it: `'sha256-…'`.
pub fn hash_source(style: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    format!("'sha256-{}'", STANDARD.encode(sha256(style.as_bytes())))
}

impl Assets {
    pub fn build() -> Self {
        let mut assets = Self {
            files: BTreeMap::new(),
            hrefs: BTreeMap::new(),
            resident_style_source: hash_source(app::resident::STYLE),
        };
        for (name, script) in [
            (SURVEY_SCRIPT, app::resident::SURVEY_SCRIPT),
            (VISIT_SCRIPT, app::resident::VISIT_SCRIPT),
            (SAVE_SCRIPT, app::resident::SAVE_SCRIPT),
            (KIOSK_SCRIPT, app::resident::KIOSK_SCRIPT),
        ] {
            assets.add_text(name, "text/javascript; charset=utf-8", script);
        }
        assets.add_text(STAFF_STYLE, "text/css; charset=utf-8", app::staff::STYLE);
        assets.add_text(PUBLISHED_STYLE, "text/css; charset=utf-8", app::resident::PUBLISHED_STYLE);
        assets.add_text(PROMISE_STYLE, "text/css; charset=utf-8", app::resident::promise::PROMISE_STYLE);
        for file in CLIENT {
            let asset = Asset {
                content_type: file.content_type,
                plain: Bytes::from_static(file.bytes),
                brotli: Bytes::from_static(file.brotli),
            };
            assets.hrefs.insert(file.name, format!("/assets/{}", file.hashed));
            assets.files.insert(file.hashed.to_owned(), asset);
        }
        assets
    }

    fn add_text(&mut self, name: &'static str, content_type: &'static str, text: &'static str) {
        let digest = sha256(text.as_bytes());
        let hash = digest.iter().take(8).fold(0, |hash: u64, byte| hash << 8 | u64::from(*byte));
        let (stem, extension) = name.rsplit_once('.').expect("every asset has an extension");
        let hashed = format!("{stem}.{hash:016x}.{extension}");
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 20);
        brotli.write_all(text.as_bytes()).expect("memory can be written");
        let asset = Asset {
            content_type,
            plain: Bytes::from_static(text.as_bytes()),
            brotli: brotli.into_inner().into(),
        };
        self.hrefs.insert(name, format!("/assets/{hashed}"));
        self.files.insert(hashed, asset);
    }

    /// The address of an asset; `None` for the client's parts when the build left them out.
    pub fn href(&self, name: &str) -> Option<String> {
        self.hrefs.get(name).cloned()
    }

    /// The asset with this hashed name.
    pub fn get(&self, hashed: &str) -> Option<&Asset> {
        self.files.get(hashed)
    }
}
