//! Survey pages at memory speed: rendered and compressed once, not per request.
//!
//! Two visitors' pages differ only in the submission key. So the page is rendered with a stand-in where the key goes
//! and cut there; each half is compressed once, and a request only puts its own key between them. The gzip that is
//! sent is one ordinary member (RFC 1952): the first half deflated and flushed to a byte boundary, the key as a stored
//! block (RFC 1951 §3.2.4), the second half deflated, and a checksum combined from the three.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use axum::body::Bytes;
use crc32fast::Hasher;
use domain::{event::EventCode, language::Language};
use flate2::{Compress, Compression, FlushCompress, Status};
use jiff::civil::Date;

/// As long as a key (22 characters of base64url), and in no text.
const STAND_IN: &str = "________the-key_______";

/// More than every survey in every language at a busy year's events; then the cache starts anew.
const MOST: usize = 1_000;

/// Which page: everything that it depends on but the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Which {
    pub slug: String,
    pub version: u32,
    pub language: Language,
    pub event: Option<EventCode>,
    /// The last day of the round, where it is set.
    pub closes: Option<Date>,
    /// Whether the page says that there are made-up answers.
    pub demo: bool,
}

/// The pages rendered so far.
#[derive(Debug, Default)]
pub struct Pages {
    ready: RwLock<HashMap<Which, Arc<Page>>>,
}

impl Pages {
    /// The page, made by `render` (which is given the key to put in) when it is asked for the first time.
    pub fn get(&self, which: &Which, render: impl FnOnce(&str) -> String) -> Arc<Page> {
        if let Some(page) = self.ready.read().unwrap_or_else(PoisonError::into_inner).get(which) {
            return page.clone();
        }
        let page = Arc::new(Page::cut(&render(STAND_IN)));
        let mut ready = self.ready.write().unwrap_or_else(PoisonError::into_inner);
        if ready.len() >= MOST {
            ready.clear();
        }
        ready.entry(which.clone()).or_insert(page).clone()
    }

    /// Forgets every page, when a text or an event in them may have changed.
    pub fn clear(&self) {
        self.ready.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// A page cut where its key goes.
#[derive(Debug)]
pub struct Page {
    before: Vec<u8>,
    after: Vec<u8>,
    deflated_before: Vec<u8>,
    deflated_after: Vec<u8>,
    crc_before: Hasher,
    crc_after: Hasher,
}

/// No name, no time, unknown system.
const GZIP_HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

impl Page {
    /// # Panics
    /// When the stand-in is not in the page exactly once: a fault of the page's component, caught by its tests.
    fn cut(page: &str) -> Self {
        let (before, after) = page.split_once(STAND_IN).expect("the key stands in the page");
        assert!(!after.contains(STAND_IN), "the key stands in the page once");
        let crc = |half: &str| {
            let mut crc = Hasher::new();
            crc.update(half.as_bytes());
            crc
        };
        Self {
            deflated_before: deflate(before.as_bytes(), FlushCompress::Sync),
            deflated_after: deflate(after.as_bytes(), FlushCompress::Finish),
            crc_before: crc(before),
            crc_after: crc(after),
            before: before.into(),
            after: after.into(),
        }
    }

    /// The page with its key.
    pub fn plain(&self, key: &str) -> Bytes {
        [&self.before, key.as_bytes(), &self.after].concat().into()
    }

    /// The page with its key, as one gzip member. `key` is at most 65,535 bytes.
    pub fn gzip(&self, key: &str) -> Bytes {
        let length = u16::try_from(key.len()).expect("a key is 22 characters");
        let mut crc = self.crc_before.clone();
        crc.update(key.as_bytes());
        crc.combine(&self.crc_after);
        let size = (self.before.len() + key.len() + self.after.len()) as u32;
        [
            &GZIP_HEADER,
            self.deflated_before.as_slice(),
            // A stored block that is not the last: three bits of zero, filled up to a byte by the flush before it.
            &[0],
            &length.to_le_bytes(),
            &(!length).to_le_bytes(),
            key.as_bytes(),
            &self.deflated_after,
            &crc.finalize().to_le_bytes(),
            &size.to_le_bytes(),
        ]
        .concat()
        .into()
    }
}

/// A raw deflate stream of its own, so that it needs nothing of what came before it.
fn deflate(bytes: &[u8], flush: FlushCompress) -> Vec<u8> {
    let mut compress = Compress::new(Compression::best(), false);
    let mut deflated = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let taken = usize::try_from(compress.total_in()).unwrap_or(usize::MAX);
        let status = compress
            .compress_vec(&bytes[taken..], &mut deflated, flush)
            .expect("compressing into memory works");
        let all_in = compress.total_in() == bytes.len() as u64;
        // With room left and everything taken, a flush is complete too.
        if status == Status::StreamEnd || (all_in && deflated.len() < deflated.capacity()) {
            return deflated;
        }
        deflated.reserve(1024);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAA";

    fn page(repeats: usize) -> Page {
        let filler = "Hur trygg känner du dig? <label>Mycket trygg</label> ".repeat(repeats);
        Page::cut(&format!("<html>{filler}<input value=\"{STAND_IN}\">{filler}</html>"))
    }

    #[test]
    fn what_is_sent_compressed_is_the_page_with_its_key() {
        for repeats in [0, 1, 300, 5_000] {
            let page = page(repeats);
            let gzip = page.gzip(KEY);
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, page.plain(KEY), "{repeats} repeats");
            assert!(String::from_utf8(unpacked).unwrap().contains(KEY));
        }
    }

    #[test]
    fn a_page_is_rendered_once_for_all_its_visitors() {
        let pages = Pages::default();
        let which = |event: Option<&str>| Which {
            slug: "vuxna".to_owned(),
            version: 1,
            language: Language::Swedish,
            event: event.and_then(EventCode::parse),
            closes: None,
            demo: false,
        };
        let first = pages.get(&which(None), |key| format!("a{key}b"));
        let again = pages.get(&which(None), |_| panic!("it is there already"));
        assert!(Arc::ptr_eq(&first, &again));
        let other = pages.get(&which(Some("ACDEFG")), |key| format!("c{key}d"));
        assert_eq!(other.plain(KEY), format!("c{KEY}d"));
        pages.clear();
        assert_eq!(pages.get(&which(None), |key| format!("e{key}f")).plain(KEY), format!("e{KEY}f"));
    }

    #[test]
    #[should_panic(expected = "once")]
    fn a_page_with_its_key_in_two_places_is_refused() {
        Page::cut(&format!("{STAND_IN} {STAND_IN}"));
    }
}
