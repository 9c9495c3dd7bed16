//! The languages that residents and staff can be met in, and texts that exist in several of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A language that the product can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "sv")]
    Swedish,
    #[serde(rename = "en")]
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The BCP 47 tag, as in `lang` attributes, `?lang=` and the `language` column of exports.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The language's own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// The direction of writing, as in `dir` attributes.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Swedish | Self::English => "ltr",
        }
    }

    /// Reads a tag, letting the region be: `en-GB` is English. `None` for a language that is not offered.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The best of the offered languages for an `Accept-Language` header (RFC 9110 §12.5.4), Swedish if none fits.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best = (0.0_f32, Self::default());
        for range in accept_language.split(',') {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(|tag| Self::from_tag(tag.trim())) else { continue };
            let quality =
                parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            if quality > best.0 {
                best = (quality, language);
            }
        }
        best.1
    }
}

/// A text in several languages. Swedish is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// `None` unless the Swedish text is there, every text says something, and every language is known.
    pub fn new(texts: BTreeMap<String, String>) -> Option<Self> {
        let known = texts.iter().all(|(tag, text)| {
            !text.trim().is_empty() && Language::ALL.iter().any(|language| language.tag() == tag)
        });
        (known && texts.contains_key("sv")).then_some(Self(texts))
    }

    /// A text that is the same in every language, such as the name of an area.
    pub fn same(text: &str) -> Self {
        Self(BTreeMap::from([("sv".to_owned(), text.to_owned())]))
    }

    /// A text of the product's own, in Swedish and English.
    pub fn pair(swedish: &str, english: &str) -> Self {
        Self(BTreeMap::from([("sv".to_owned(), swedish.to_owned()), ("en".to_owned(), english.to_owned())]))
    }

    /// The text in `language`, in Swedish where there is no translation.
    pub fn get(&self, language: Language) -> &str {
        self.0.get(language.tag()).or_else(|| self.0.get("sv")).map_or("", String::as_str)
    }

    pub fn has(&self, language: Language) -> bool {
        self.0.contains_key(language.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_offered_language_wins() {
        assert_eq!(Language::negotiate("so, en-GB;q=0.8, sv;q=0.5"), Language::English);
        assert_eq!(Language::negotiate("sv-SE,sv;q=0.9,en;q=0.8"), Language::Swedish);
        assert_eq!(Language::negotiate("en;q=0, sv;q=0.1"), Language::Swedish);
        assert_eq!(Language::negotiate("\u{fffd};;q=x,"), Language::Swedish);
    }
}
