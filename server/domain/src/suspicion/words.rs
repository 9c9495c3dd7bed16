//! Names and street addresses.

use super::{Found, Suspicion};

/// Common first names, in lower case. Looked through from the beginning: a set of them would take more room in the browser
/// than it saves time, since only capitalised words are looked up.
const FIRST_NAMES: &str = include_str!("first-names.txt");

/// Whether a list of words with spaces or line breaks between them holds this one.
fn holds(list: &str, word: &str) -> bool {
    list.split([' ', '\n']).any(|known| known == word)
}

/// First names that are words of their own as well: names only with another capitalised word after them.
const ALSO_WORDS: [&str; 29] = [
    "alva", "bo", "dag", "gun", "hans", "iris", "jan", "jasmin", "kaj", "klara", "liv", "lo", "love", "maj",
    "max", "my", "nova", "per", "rosa", "saga", "sam", "sol", "sten", "stig", "storm", "svea", "tom", "tor",
    "urban",
];

/// What a surname ends with and hardly any place does.
const SURNAME_ENDINGS: [&str; 8] = ["sson", "ssons", "qvist", "qvists", "ovic", "oglu", "zadeh", "ssen"];

/// A place or building named after someone points nobody out: "Viktor Rydbergs gymnasium".
const NAMED_AFTER: [&str; 24] = [
    "gymnasium",
    "gymnasiet",
    "skola",
    "skolan",
    "förskola",
    "förskolan",
    "kyrka",
    "kyrkan",
    "torg",
    "plats",
    "park",
    "plan",
    "gata",
    "väg",
    "allé",
    "gränd",
    "stig",
    "backe",
    "bro",
    "hus",
    "gård",
    "sjukhus",
    "museum",
    "stiftelse",
];

/// Words that are capitalised in the names of places, organisations and firms. Two of them in a row are no person.
const NO_NAME: &str = "norra södra östra västra gamla nya stora lilla övre nedre röda svenska sveriges sverige svensk \
    kommunal kommun kommunen polis polisen polismyndigheten region regionen sl ul mtr nobina ica coop willys lidl \
    hemköp maxi ikea burger king systembolaget apoteket hsb riksbyggen hyresgästföreningen lions rotary \
    rädda barnen bris brå länsstyrelsen skolverket försäkringskassan arbetsförmedlingen migrationsverket \
    socialtjänsten socialjouren fältgruppen fältarna ungdomsgården fritidsgården biblioteket outlet city centrum \
    stockholm stockholms uppsala järfälla jakobsberg barkarby kallhäll viksjö skälby stäket facebook instagram tiktok \
    snapchat youtube google swish bankid swedbank handelsbanken nordea postnord circle mcdonalds espresso house \
    måndag tisdag onsdag torsdag fredag lördag söndag jul påsk valborg lucia halloween pride hela alla vi jag de det \
    den en ett på i och med vid från till korset rädda räddningstjänsten trafikverket trafikkontoret barn unga ungdom \
    skolan skolor förskolan föreningen brf ab if ik ip bk";

/// How names of places end.
const PLACE_ENDINGS: [&str; 47] = [
    "gatan",
    "vägen",
    "stigen",
    "gränd",
    "skolan",
    "skola",
    "parken",
    "park",
    "torget",
    "torg",
    "plan",
    "planen",
    "gården",
    "backen",
    "sjön",
    "sjö",
    "byn",
    "holm",
    "holmen",
    "köping",
    "stad",
    "staden",
    "berg",
    "hall",
    "hallen",
    "åker",
    "näs",
    "viken",
    "vik",
    "udden",
    "huset",
    "kyrkan",
    "badet",
    "stationen",
    "station",
    "centrum",
    "hamn",
    "hamnen",
    "dal",
    "dalen",
    "lund",
    "lunden",
    "fors",
    "tuna",
    "föreningen",
    "gymnasiet",
    "gymnasium",
];

/// How names of streets end, as one word.
const STREET_ENDINGS: [&str; 12] = [
    "gatan", "gata", "vägen", "gränd", "gränden", "stigen", "allén", "torget", "backen", "leden", "slingan",
    "ringen",
];

/// The second word of a street's name: "Järfälla väg 3".
const STREET_WORDS: [&str; 11] =
    ["väg", "vägen", "gata", "gatan", "gränd", "gränden", "stig", "allé", "torg", "plan", "backe"];

/// Ways that have no numbers of houses.
const NO_STREET: [&str; 10] = [
    "gångvägen",
    "cykelvägen",
    "skolvägen",
    "bilvägen",
    "motorvägen",
    "gågatan",
    "huvudgatan",
    "huvudvägen",
    "omvägen",
    "vandringsleden",
];

/// After a number they say that something is counted or measured: "Mälarvägen 50 km/h".
const COUNTED: [&str; 22] = [
    "km", "m", "meter", "kl", "st", "stycken", "personer", "ungdomar", "elever", "barn", "bilar", "mopeder",
    "gånger", "procent", "kr", "kronor", "dagar", "veckor", "timmar", "minuter", "män", "kvinnor",
];

struct Word<'t> {
    at: usize,
    text: &'t str,
    lower: String,
    /// The first of its sentence, where every word is capitalised.
    opens: bool,
    /// Follows the word before it with one space between.
    joined: bool,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// `Anna`, `Anna-Karin`, `McDonald`; not `SL`.
    fn is_capitalised(&self) -> bool {
        let mut characters = self.text.chars();
        characters.next().is_some_and(char::is_uppercase) && characters.any(char::is_lowercase)
    }

    /// `B` in Anna B Svensson.
    fn is_initial(&self) -> bool {
        let mut characters = self.text.chars();
        characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
    }

    fn is_first_name(&self) -> bool {
        let first = self.lower.split('-').next().unwrap_or_default();
        let known = |name: &str| holds(FIRST_NAMES, name);
        known(&self.lower) || known(first) || first.strip_suffix('s').is_some_and(known)
    }

    /// Whether it is a word in other ways than as a name. A genitive is as much of one as its word.
    fn is_also_a_word(&self) -> bool {
        let is = |word: &str| ALSO_WORDS.contains(&word);
        is(&self.lower) || self.lower.strip_suffix('s').is_some_and(is)
    }

    fn is_surname(&self) -> bool {
        SURNAME_ENDINGS
            .iter()
            .any(|ending| self.lower.len() > ending.len() + 1 && self.lower.ends_with(ending))
    }

    /// A word of a place's, an organisation's or a firm's name.
    fn is_no_name(&self) -> bool {
        let is = |word: &str| holds(NO_NAME, word);
        is(&self.lower) || self.lower.strip_suffix('s').is_some_and(is)
    }

    /// The same, or ending as names of places do. Many surnames do so too: only where no first name stands before.
    fn is_place_like(&self) -> bool {
        let genitive = self.lower.strip_suffix('s').unwrap_or(&self.lower);
        self.is_no_name()
            || PLACE_ENDINGS.iter().any(|ending| self.lower.ends_with(ending) || genitive.ends_with(ending))
    }
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let words = words(text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        if let Some(range) = address(text, &words, at) {
            found.push(Found { what: Suspicion::Address, at: range });
        }
    }
    let mut at = 0;
    while at < words.len() {
        match name(&words, at) {
            Some(end) => {
                found.push(Found { what: Suspicion::Name, at: words[at].at..words[end].end() });
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Letters in a row; a hyphen or an apostrophe between letters is one of them.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut from: Option<usize> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next_is_letter = characters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let inside = character.is_alphabetic()
            || (from.is_some() && matches!(character, '-' | '\'' | '’' | '\u{301}') && next_is_letter);
        if inside {
            from.get_or_insert(at);
        }
        let end = if inside { at + character.len_utf8() } else { at };
        if let Some(start) = from.filter(|_| !inside || characters.peek().is_none()) {
            let before = words.last().map_or(0, Word::end);
            let gap = &text[before..start];
            let last = gap.trim_end_matches([' ', '\u{a0}']).chars().next_back();
            let opens = words.is_empty() || last.is_some_and(|mark| ".!?:;•–-\n\r\t(\"”".contains(mark));
            // After a full stop only an initial goes on: "Anna B. Svensson".
            let joined = match gap {
                " " | "\u{a0}" => !words.is_empty(),
                ". " => words.last().is_some_and(Word::is_initial),
                _ => false,
            };
            words.push(Word {
                at: start,
                text: &text[start..end],
                lower: text[start..end].to_lowercase(),
                opens,
                joined,
            });
            from = None;
        }
    }
    words
}

/// The last word of a name that begins with the word at `at`.
fn name(words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &words[at];
    let next = words.get(at + 1).filter(|next| next.joined);
    let before = at.checked_sub(1).map(|before| &words[before]).filter(|_| word.joined);
    if !word.is_capitalised() {
        // Typed in haste: "anna svensson".
        let hasty = next.is_some_and(Word::is_surname) && word.is_first_name() && !word.is_also_a_word();
        return hasty.then_some(at + 1);
    }
    let end = (at + 1..words.len())
        .take(3)
        .take_while(|&more| {
            let word = &words[more];
            let particle = ["von", "af", "de", "al", "el", "bin"].contains(&word.lower.as_str())
                && words.get(more + 1).is_some_and(|after| after.joined && after.is_capitalised());
            word.joined && (word.is_capitalised() || word.is_initial() || particle)
        })
        .last()
        .unwrap_or(at);
    let saint = before.is_some_and(|before| ["sankt", "sankta", "t"].contains(&before.lower.as_str()));
    let named_after =
        words.get(end + 1).is_some_and(|after| after.joined && NAMED_AFTER.contains(&after.lower.as_str()))
            || (end > at && NAMED_AFTER.contains(&words[end].lower.as_str()));
    if saint || named_after {
        return None;
    }
    if word.is_first_name() {
        let named = end > at && next.is_some_and(|next| !(next.is_capitalised() && next.is_no_name()));
        // "Max" alone is a firm, "Hans" a pronoun.
        return if named { Some(end) } else { (!word.is_also_a_word()).then_some(at) };
    }
    // "Passen" and "Bussen" open sentences far more often than Rasmussen does.
    if word.is_surname() && !(word.opens && word.lower.ends_with("ssen")) {
        return Some(at);
    }
    if word.is_place_like() {
        return None;
    }
    if next.is_some_and(|next| next.is_capitalised() && next.is_surname()) {
        return Some(end);
    }
    if before.is_some_and(|before| introduces(before, at.checked_sub(2).map(|at| &words[at]))) {
        return Some(end);
    }
    // Two capitalised words within a sentence that are no known place or organisation.
    let pair = next.is_some_and(|next| next.is_capitalised() && !next.is_place_like());
    (pair && !word.opens && !word.lower.ends_with('s')).then_some(end)
}

/// Whether a name is to be expected after `word`.
fn introduces(word: &Word<'_>, before: Option<&Word<'_>>) -> bool {
    const SOMEONE: [&str; 10] =
        ["han", "hon", "killen", "tjejen", "pojken", "flickan", "mannen", "kvinnan", "eleven", "som"];
    match word.lower.as_str() {
        "familjen" | "herr" | "fru" | "fröken" => true,
        "heter" | "hette" => before.is_some_and(|before| SOMEONE.contains(&before.lower.as_str())),
        _ => false,
    }
}

/// The address whose street ends with the word at `at`.
fn address(text: &str, words: &[Word<'_>], at: usize) -> Option<std::ops::Range<usize>> {
    let word = &words[at];
    let flat = ["lgh", "lägenhet"].contains(&word.lower.as_str());
    let one_word =
        STREET_ENDINGS.iter().any(|ending| word.lower.ends_with(ending) && word.lower.len() > ending.len())
            && !NO_STREET.contains(&word.lower.as_str());
    let two_words = STREET_WORDS.contains(&word.lower.as_str())
        && word.joined
        && at.checked_sub(1).is_some_and(|before| {
            words[before].is_capitalised() && !words[before].opens
                || words[before].is_capitalised() && words[before].lower.ends_with('s')
        });
    if !flat && !one_word && !two_words {
        return None;
    }
    let rest = text[word.end()..].strip_prefix([' ', '\u{a0}'])?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > if flat { 4 } else { 3 } || (flat && digits < 4) {
        return None;
    }
    let mut end = text.len() - rest.len() + digits;
    let mut after = rest[digits..].chars();
    let letter = |rest: &str| {
        let mut rest = rest.chars();
        rest.next().is_some_and(|letter| letter.is_ascii_alphabetic())
            && rest.next().is_none_or(|next| !next.is_alphanumeric())
    };
    match after.next() {
        // "Storgatan 50%", "Storgatan 12.30", "Storgatan 3:e"
        Some('%' | ':') => return None,
        Some('.' | ',') if after.next().is_some_and(|next| next.is_ascii_digit()) => return None,
        Some(' ' | '\u{a0}') => {
            let rest = text[end..].trim_start_matches([' ', '\u{a0}']);
            let next: String = rest.chars().take_while(|letter| letter.is_alphabetic()).collect();
            if COUNTED.contains(&next.to_lowercase().as_str()) {
                return None;
            }
            if next.len() == 1 && next.chars().all(char::is_uppercase) && letter(rest) {
                end = text.len() - rest.len() + 1;
            }
        }
        Some(_) if letter(&text[end..]) => end += 1,
        Some(next) if next.is_alphanumeric() => return None,
        _ => {}
    }
    let mut first = at;
    if two_words {
        first -= 1;
        // "Erik Dahlbergs allé", but not "Vid Järfälla väg".
        while first > 0 && words[first].joined && {
            let before = &words[first - 1];
            before.is_capitalised() && (!before.opens || before.is_first_name())
        } {
            first -= 1;
        }
    }
    Some(words[first].at..end)
}
