//! Addresses of the published picture: which version, age group and area, in which language.

use domain::language::Language;

/// Where one published page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// `/lagesbild/2026`, or that of staff's preview.
    pub(super) base: String,
    /// `None` is the newest.
    pub(super) version: Option<u32>,
    pub(super) group: Option<String>,
    pub(super) area: Option<String>,
    /// Where the page's own address names one.
    pub(super) language: Option<Language>,
}

pub(super) fn base(year: i16, preview: bool) -> String {
    if preview {
        format!("/personal/lagesbild/{year}/publicera/forhandsvisning")
    } else {
        format!("/lagesbild/{year}")
    }
}

impl Address {
    pub(super) fn href(&self) -> String {
        self.below("")
    }

    /// The page of one age group told simply.
    pub(super) fn plain(&self, slug: &str) -> String {
        Self { group: None, area: None, ..self.clone() }.below(&format!("/{slug}"))
    }

    /// One of its figures as a file.
    pub(super) fn figure(&self, id: &str) -> String {
        self.below(&format!("/figur/{id}.svg"))
    }

    /// The whole picture, nothing chosen.
    pub(super) fn whole(&self) -> Self {
        Self { group: None, area: None, ..self.clone() }
    }

    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language: Some(language), ..self.clone() }
    }

    fn below(&self, path: &str) -> String {
        let mut href = format!("{}{path}", self.base);
        // Slugs, area ids and language tags need no percent-encoding.
        let parts = [
            ("version", self.version.map(|number| number.to_string())),
            ("group", self.group.clone()),
            ("area", self.area.clone()),
            ("lang", self.language.map(|language| language.tag().to_owned())),
        ];
        let mut separator = '?';
        for (key, value) in parts {
            if let Some(value) = value {
                href.push(separator);
                href.push_str(key);
                href.push('=');
                href.push_str(&value);
                separator = '&';
            }
        }
        href
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_what_was_chosen_and_no_more() {
        let newest =
            Address { base: base(2026, false), version: None, group: None, area: None, language: None };
        assert_eq!(newest.href(), "/lagesbild/2026");
        assert_eq!(newest.plain("barn"), "/lagesbild/2026/barn");
        let chosen = Address {
            version: Some(1),
            group: Some("vuxna".to_owned()),
            area: Some("viksjo".to_owned()),
            ..newest
        };
        assert_eq!(
            chosen.in_language(Language::English).href(),
            "/lagesbild/2026?version=1&group=vuxna&area=viksjo&lang=en"
        );
        assert_eq!(chosen.plain("aldre"), "/lagesbild/2026/aldre?version=1");
        assert_eq!(
            chosen.figure("index"),
            "/lagesbild/2026/figur/index.svg?version=1&group=vuxna&area=viksjo"
        );
        assert_eq!(chosen.whole().href(), "/lagesbild/2026?version=1");
    }
}
