//! Words that are never parted at the end of a line.

use leptos::prelude::*;

/// The text with each age group, such as "18–24 år", kept on one line. What can be read and searched stays as it was.
pub(crate) fn whole_ages(text: &str) -> impl IntoView + use<> {
    let pieces = pieces(text).into_iter().map(|(piece, whole)| {
        if whole {
            view! { <span class="whole">{piece}</span> }.into_any()
        } else {
            view! { {piece} }.into_any()
        }
    });
    pieces.collect_view()
}

/// The text in pieces, and whether each is an age.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let length = age(from).unwrap_or_else(|| digits(from));
        let whole = age(from).is_some();
        if !before.is_empty() {
            pieces.push((before.to_owned(), false));
        }
        let (piece, after) = from.split_at(length);
        pieces.push((piece.to_owned(), whole));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push((rest.to_owned(), false));
    }
    // One text between two ages.
    pieces.into_iter().fold(Vec::new(), |mut joined, (piece, whole)| {
        match joined.last_mut() {
            Some((last, false)) if !whole => last.push_str(&piece),
            _ => joined.push((piece, whole)),
        }
        joined
    })
}

fn digits(text: &str) -> usize {
    text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())
}

/// How long the age is that the text begins with: "18–24 år", "65 years".
fn age(text: &str) -> Option<usize> {
    let mut at = digits(text);
    if let Some(to) = text[at..].strip_prefix('–').filter(|to| digits(to) > 0) {
        at += '–'.len_utf8() + digits(to);
    }
    [" år", " years"].iter().find(|unit| text[at..].starts_with(**unit)).map(|unit| at + unit.len())
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn an_age_is_one_piece_and_nothing_is_lost() {
        let text = "Lägesbild 2026, 18–24 år, 65 år eller äldre, 10–12 years: 3–4 av 10";
        let pieces = pieces(text);
        let whole: Vec<&str> =
            pieces.iter().filter(|(_, whole)| *whole).map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(whole, ["18–24 år", "65 år", "10–12 years"]);
        assert_eq!(pieces.iter().map(|(piece, _)| piece.as_str()).collect::<String>(), text);
        assert!(super::pieces("").is_empty());
        assert_eq!(super::pieces("Om 2026").len(), 1);
    }
}
