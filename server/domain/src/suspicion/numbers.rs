//! Personal identity numbers, telephone numbers, and e-mail addresses.

use super::{Found, Suspicion};

pub(super) fn find(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = personal_number(text, at)
            .map(|end| (Suspicion::PersonalNumber, end))
            .or_else(|| phone(text, at).map(|end| (Suspicion::Phone, end)));
        if let Some((what, end)) = end {
            found.push(Found { what, at: at..end });
            at = end;
        } else {
            at += 1;
        }
    }
    found.extend(emails(text));
    found
}

/// How many digits stand at `at`.
fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// The end of a personnummer or samordningsnummer that begins at `at`: a day that there was, and a right check digit.
fn personal_number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if at > 0 && bytes[at - 1].is_ascii_digit() {
        return None;
    }
    let first = digits(bytes, at);
    let (born, end) = match first {
        10 | 12 => (first - 4, at + first),
        6 | 8 => {
            let after = at + first;
            let separator = text.get(after..)?.chars().next().filter(|mark| "-+– \u{a0}".contains(*mark))?;
            let last = after + separator.len_utf8();
            if digits(bytes, last) != 4 {
                return None;
            }
            (first, last + 4)
        }
        _ => return None,
    };
    let all: Vec<u8> = bytes[at..end].iter().copied().filter(u8::is_ascii_digit).collect();
    let short = &all[born - 6..];
    let plausible =
        (born == 6 || (18..=20).contains(&number(&all[..2]))) && is_day(short) && check_digit(short);
    plausible.then_some(end)
}

/// Whether the six first digits are a day; that of a samordningsnummer has 60 added to it.
fn is_day(short: &[u8]) -> bool {
    let (year, month, day) = (number(&short[..2]), number(&short[2..4]), number(&short[4..6]));
    let day = if day > 60 { day - 60 } else { day };
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

/// Luhn's sum over ten digits.
fn check_digit(short: &[u8]) -> bool {
    let sum: u32 = short
        .iter()
        .enumerate()
        .map(|(place, digit)| {
            let times = u32::from(digit - b'0') * if place.is_multiple_of(2) { 2 } else { 1 };
            times / 10 + times % 10
        })
        .sum();
    short.len() == 10 && sum.is_multiple_of(10)
}

/// The end of a telephone number that begins at `at`: Swedish with its area code, or with a country code.
fn phone(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = text
        .get(..at)?
        .chars()
        .next_back()
        .is_none_or(|before| before.is_whitespace() || "(:;,.\"”'".contains(before));
    let plus = bytes.get(at) == Some(&b'+');
    if !begins || !(plus || bytes.get(at) == Some(&b'0')) {
        return None;
    }
    let abroad = plus || bytes.get(at + 1) == Some(&b'0');
    let (least, most) = if abroad { (9, 15) } else { (8, 10) };
    let mut groups: Vec<&str> = Vec::new();
    let mut total = 0;
    let mut end = None;
    let mut here = at + usize::from(plus);
    loop {
        let many = digits(bytes, here);
        if many == 0 || total + many > most {
            break;
        }
        total += many;
        groups.push(&text[here..here + many]);
        here += many;
        if total >= least {
            end = Some(here);
        }
        // At most two marks between groups, as in "+46 (0)70".
        let between: usize = text[here..]
            .chars()
            .take(2)
            .take_while(|mark| " \u{a0}-–/()".contains(*mark))
            .map(char::len_utf8)
            .sum();
        if between == 0 {
            break;
        }
        here += between;
    }
    // What goes on without a pause is a longer number of another kind.
    let end = end.filter(|end| digits(bytes, *end) == 0)?;
    (!is_date(&groups)).then_some(end)
}

/// A day written 03-05-2026 looks like a telephone number otherwise.
fn is_date(groups: &[&str]) -> bool {
    matches!(groups, [day, month, year] if day.len() == 2
        && month.len() == 2
        && year.len() == 4
        && ["19", "20"].contains(&&year[..2])
        && (1..=31).contains(&number(day.as_bytes()))
        && (1..=12).contains(&number(month.as_bytes())))
}

fn emails(text: &str) -> impl Iterator<Item = Found> + '_ {
    text.match_indices('@').filter_map(|(at, _)| {
        let local = |mark: char| mark.is_alphanumeric() || "._%+-".contains(mark);
        let host = |mark: char| mark.is_alphanumeric() || ".-".contains(mark);
        let before: usize =
            text[..at].chars().rev().take_while(|mark| local(*mark)).map(char::len_utf8).sum();
        let after: usize = text[at + 1..].chars().take_while(|mark| host(*mark)).map(char::len_utf8).sum();
        let name = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        let ending = name.rsplit_once('.')?.1;
        let whole = before > 0 && ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
        whole.then(|| Found { what: Suspicion::Email, at: at - before..at + 1 + name.len() })
    })
}
