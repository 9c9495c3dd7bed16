//! The interface's texts: Fluent files per language, compiled in, and numbers and days as people write them.

use std::sync::LazyLock;

use domain::language::Language;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use jiff::civil::Date;

pub use fluent_bundle::FluentValue as Value;

type Bundle = FluentBundle<FluentResource>;

static SWEDISH: LazyLock<Bundle> = LazyLock::new(|| {
    let files = [
        include_str!("../locales/sv.ftl"),
        include_str!("../locales/sv-staff.ftl"),
        include_str!("../locales/sv-promise.ftl"),
        include_str!("../locales/sv-promise-staff.ftl"),
        include_str!("../locales/sv-follow-up.ftl"),
    ];
    bundle(Language::Swedish, &files)
});
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| {
    let files = [
        include_str!("../locales/en.ftl"),
        include_str!("../locales/en-staff.ftl"),
        include_str!("../locales/en-promise.ftl"),
        include_str!("../locales/en-promise-staff.ftl"),
        include_str!("../locales/en-follow-up.ftl"),
    ];
    bundle(Language::English, &files)
});

fn bundle(language: Language, files: &[&str]) -> Bundle {
    let tag = language.tag().parse().expect("language tags are valid");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks around what is put in would end up in titles and attributes; every language here is written one way.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Swedish => |value, _| plain_number(Language::Swedish, value),
        Language::English => |value, _| plain_number(Language::English, value),
    }));
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("the {} texts cannot be read: {errors:?}", language.tag()));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}: {errors:?}", language.tag()));
    }
    bundle
}

/// Whole numbers in texts get their thousands apart, as everywhere else.
fn plain_number(language: Language, value: &Value<'_>) -> Option<String> {
    match value {
        Value::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            Some(integer(language, number.value as u64))
        }
        _ => None,
    }
}

/// The text of `key`. See [`t_with`] for a key that is missing.
pub fn t(language: Language, key: &str) -> String {
    t_with(language, key, &[])
}

/// The text of `key` with what is named in it put in.
///
/// # Panics
/// Where debug assertions are on (tests), when the key is missing; otherwise the Swedish text stands in, and after
/// that the key.
pub fn t_with(language: Language, key: &str, values: &[(&str, Value<'_>)]) -> String {
    let text = format(language, key, values);
    debug_assert!(
        text.is_some(),
        "the {} text {key:?} is missing, or something named in it is",
        language.tag()
    );
    text.or_else(|| format(Language::Swedish, key, values)).unwrap_or_else(|| key.to_owned())
}

fn format(language: Language, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let bundle: &Bundle = match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    };
    let pattern = bundle.get_message(key)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
    errors.is_empty().then(|| text.into_owned())
}

/// `1 234` in Swedish (with a space that does not break), `1,234` in English.
pub fn integer(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(match language {
                Language::Swedish => "\u{a0}",
                Language::English => ",",
            });
        }
        text.push(digit);
    }
    text
}

/// A number with `decimals` decimals: `-1 234,5` with a true minus sign in Swedish, `-1,234.5` in English.
pub fn decimal(language: Language, number: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", number.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    // What rounds to zero has no sign.
    let negative = number < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| integer(language, whole));
    let (sign, point) = match language {
        Language::Swedish => ("\u{2212}", ","),
        Language::English => ("-", "."),
    };
    let sign = if negative { sign } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{rest}") }
}

/// A percentage, given in percent: `12,5 %` in Swedish, `12.5%` in English.
pub fn percent(language: Language, number: f64, decimals: usize) -> String {
    let number = decimal(language, number, decimals);
    match language {
        Language::Swedish => format!("{number}\u{a0}%"),
        Language::English => format!("{number}%"),
    }
}

/// With a capital letter first, to begin a sentence.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Whether it ends a sentence itself, as a question does and an item of a grid does not.
pub fn ends_itself(text: &str) -> bool {
    text.ends_with(['?', '.', '!'])
}

/// With `end` after it, unless it ends itself.
pub fn ended(text: &str, end: &str) -> String {
    if ends_itself(text) { text.to_owned() } else { format!("{text}{end}") }
}

/// A day in words: `3 september 2026`.
pub fn day(language: Language, day: Date) -> String {
    t_with(
        language,
        "day",
        &[("day", day.day().into()), ("month", day.month().into()), ("year", day.year().to_string().into())],
    )
}

/// One day, or the first and the last of several.
pub fn days(language: Language, first: Date, last: Date) -> String {
    if first == last {
        day(language, first)
    } else {
        t_with(
            language,
            "days",
            &[("first", day(language, first).into()), ("last", day(language, last).into())],
        )
    }
}

#[cfg(test)]
mod tests;
