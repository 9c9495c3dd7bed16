//! Addresses of staff pages that keep the language the reader has chosen by address.

use domain::language::Language;
use leptos::prelude::*;

/// The language that the page's own address names (`?lang=en`), if it names one. Provided by [`super::Document`], so
/// that every link and form on the page can keep it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ChosenLanguage(pub(super) Option<Language>);

/// `path` with the chosen language, where there is one.
pub(super) fn to(path: &str) -> String {
    match use_context::<ChosenLanguage>() {
        Some(ChosenLanguage(Some(language))) => with_language(path, language),
        _ => path.to_owned(),
    }
}

/// `path` with `lang` set to `language`; another `lang` is taken out.
pub(super) fn with_language(path: &str, language: Language) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let mut href = format!("{path}?");
    for pair in kept {
        href.push_str(pair);
        href.push('&');
    }
    href.push_str("lang=");
    href.push_str(language.tag());
    href
}

/// The language that an address names.
pub(super) fn chosen_in(path_and_query: &str) -> ChosenLanguage {
    let query = path_and_query.split_once('?').map_or("", |(_, query)| query);
    ChosenLanguage(query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Language::from_tag))
}
