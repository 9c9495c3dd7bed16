//! What is wrong with an answer, in words that say what to do.

use domain::{answers::Fault, language::Language, survey::Survey};

use crate::texts::{t, t_with};

/// The words for a fault in `field`; the same in the page and in JSON.
pub fn field_error(language: Language, survey: &Survey, field: &str, fault: &Fault) -> String {
    match fault {
        Fault::UnknownField => t(language, "error-unknown-field"),
        Fault::UnknownOption => t(language, "error-unknown-option"),
        Fault::MoreThanOne => t(language, "error-more-than-one"),
        Fault::TooMany { most, chosen } => {
            too_many(language, usize::from(*most), &number_word(language, *chosen))
        }
        Fault::NotAlone { option } => {
            let words = survey
                .field(field)
                .and_then(|field| field.question.option(option))
                .map_or(option.as_str(), |choice| choice.text.get(language));
            t_with(language, "error-not-alone", &[("option", words.into())])
        }
    }
}

/// Nothing at all was answered.
pub fn nothing_answered(language: Language) -> String {
    t(language, "error-nothing")
}

/// At most so many; `chosen` is how many were chosen, in words or as the mark that the script puts a number in.
pub(super) fn too_many(language: Language, most: usize, chosen: &str) -> String {
    let most = number_word(language, most);
    t_with(language, "error-too-many", &[("most", most.into()), ("chosen", chosen.into())])
}

/// The words for one to twelve, with spaces between, for the script to say how many were chosen.
pub(super) fn number_words(language: Language) -> String {
    (1..=12).map(|number| number_word(language, number)).collect::<Vec<_>>().join(" ")
}

fn number_word(language: Language, number: usize) -> String {
    t_with(language, "number-word", &[("number", number.into())])
}
