//! A promise's text, sentence by sentence: what can be counted in it, which words say nothing, and what is the same.

/// Words that sound like a promise and cannot be counted. In small letters.
const VAGUE: [&[&str]; 51] = [
    &["flertal"],
    &["flertalet"],
    &["flera"],
    &["fler"],
    &["många"],
    &["några"],
    &["viss"],
    &["vissa"],
    &["mer"],
    &["mera"],
    &["ofta"],
    &["oftare"],
    &["ibland"],
    &["regelbunden"],
    &["regelbundet"],
    &["regelbundna"],
    &["löpande"],
    &["kontinuerlig"],
    &["kontinuerligt"],
    &["kontinuerliga"],
    &["återkommande"],
    &["fortlöpande"],
    &["ökad"],
    &["ökat"],
    &["ökade"],
    &["öka"],
    &["förstärkt"],
    &["förstärkta"],
    &["utökad"],
    &["utökade"],
    &["relevant"],
    &["relevanta"],
    &["lämplig"],
    &["lämpligt"],
    &["lämpliga"],
    &["eventuella"],
    &["diverse"],
    &["tillräckligt"],
    &["tillräcklig"],
    &["tillräckliga"],
    &["vid", "behov"],
    &["efter", "behov"],
    &["utifrån", "behov"],
    &["när", "det", "behövs"],
    &["när", "det", "är", "möjligt"],
    &["om", "möjligt"],
    &["i", "möjligaste", "mån"],
    &["så", "långt", "som", "möjligt"],
    &["verka", "för"],
    &["arbeta", "för"],
    &["sträva", "efter"],
];

/// Numbers as words. One is told by what stands with it, since `en` and `ett` are articles too.
const NUMBERS: [(&str, u32); 28] = [
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("tretton", 13),
    ("fjorton", 14),
    ("femton", 15),
    ("sexton", 16),
    ("sjutton", 17),
    ("arton", 18),
    ("nitton", 19),
    ("tjugo", 20),
    ("tjugofem", 25),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("sextio", 60),
    ("sjuttio", 70),
    ("åttio", 80),
    ("nittio", 90),
    ("hundra", 100),
];

/// What tells how many times without a number.
const COUNTED: [&[&str]; 21] = [
    &["minst", "en"],
    &["minst", "ett"],
    &["en", "gång"],
    &["dagligen"],
    &["veckovis"],
    &["månadsvis"],
    &["varje", "dag"],
    &["varje", "vardag"],
    &["varje", "kväll"],
    &["varje", "vecka"],
    &["varje", "helg"],
    &["varje", "månad"],
    &["varje", "kvartal"],
    &["varje", "termin"],
    &["varannan", "dag"],
    &["varannan", "vecka"],
    &["varannan", "helg"],
    &["varannan", "månad"],
    &["i", "veckan"],
    &["i", "månaden"],
    &["i", "kvartalet"],
];

/// What a number after it is a name of, and no count: `årskurs 6`, `klockan 18`.
const NAMED_BY_NUMBER: [&str; 10] =
    ["årskurs", "årskurserna", "åk", "klass", "klasserna", "kl", "klockan", "väg", "länsväg", "den"];

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// What a full stop after it does not end.
const SHORT: [&str; 9] = ["kl", "ca", "ex", "a", "nr", "tel", "s", "k", "st"];

/// The sentences of a text, without those that say nothing. A line is never part of two.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, mark) in text.char_indices() {
        let after = at + mark.len_utf8();
        let ends = match mark {
            '\n' | '\r' => true,
            '!' | '?' => begins_anew(&text[after..]),
            '.' => begins_anew(&text[after..]) && !is_short(&text[from..at]),
            _ => false,
        };
        if ends {
            sentences.push(text[from..after].trim());
            from = after;
        }
    }
    sentences.push(text[from..].trim());
    sentences.retain(|sentence| sentence.contains(char::is_alphanumeric));
    sentences
}

/// Whether what comes after a full stop is another sentence: there is a space, and then no small letter.
fn begins_anew(rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    next.is_whitespace() && !rest.trim_start().starts_with(char::is_lowercase)
}

fn is_short(before: &str) -> bool {
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    SHORT.contains(&word.to_lowercase().as_str())
}

/// A word with where it stands, in small letters.
struct Spoken {
    from: usize,
    to: usize,
    small: String,
}

fn words(sentence: &str) -> Vec<Spoken> {
    let mut words: Vec<Spoken> = Vec::new();
    for (at, letter) in sentence.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let to = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if word.to == at => {
                word.to = to;
                word.small.extend(letter.to_lowercase());
            }
            _ => words.push(Spoken { from: at, to, small: letter.to_lowercase().collect() }),
        }
    }
    words
}

/// Whether the phrase stands at the beginning of these words.
fn begins_with(words: &[Spoken], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| word.small == *wanted)
}

/// The first word that cannot be counted, as it stands in the sentence.
pub(super) fn vague(sentence: &str) -> Option<&str> {
    let words = words(sentence);
    (0..words.len()).find_map(|at| {
        let rest = &words[at..];
        let phrase = VAGUE.iter().find(|phrase| begins_with(rest, phrase))?;
        Some(&sentence[rest[0].from..rest[phrase.len() - 1].to])
    })
}

/// Whether the sentence says how many or how often. A year, an age, a day and what is named by a number do not.
pub(super) fn can_be_counted(sentence: &str) -> bool {
    let words = words(sentence);
    let rests = || (0..words.len()).map(|at| &words[at..]);
    rests().any(|rest| COUNTED.iter().any(|phrase| begins_with(rest, phrase)))
        || rests().any(|rest| {
            NUMBERS.iter().any(|(number, _)| rest[0].small == *number) && !begins_with(rest, &["sex", "och"])
        })
        || (0..words.len()).any(|at| counts(sentence, &words, at))
}

fn digits(word: &Spoken) -> bool {
    word.small.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the word at this place is a number that counts something.
fn counts(sentence: &str, words: &[Spoken], at: usize) -> bool {
    if !digits(&words[at]) || is_year(&words[at].small) {
        return false;
    }
    // `6–9` is as a whole what stands around it.
    let before = words[..at].iter().rev().find(|word| !digits(word));
    let after = words[at..].iter().find(|word| !digits(word));
    let named = before.is_some_and(|word| NAMED_BY_NUMBER.contains(&word.small.as_str()));
    let of_age =
        after.is_some_and(|word| word.small.starts_with("år") || MONTHS.contains(&word.small.as_str()));
    !named && !of_age && !sentence[words[at].to..].starts_with('+')
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether the text says this number, in digits or as a word.
pub(super) fn says(text: &str, number: u32) -> bool {
    words(text)
        .iter()
        .any(|word| word.small.parse() == Ok(number) || NUMBERS.contains(&(word.small.as_str(), number)))
}

/// The numbers that the text says as "minst 6" or "minst sex".
pub(super) fn at_least(text: &str) -> Vec<u32> {
    let number = |word: &Spoken| {
        let known = NUMBERS.iter().find(|(number, _)| *number == word.small);
        word.small.parse().ok().or_else(|| known.map(|(_, number)| *number))
    };
    words(text)
        .windows(2)
        .filter(|pair| pair[0].small == "minst")
        .filter_map(|pair| number(&pair[1]))
        .collect()
}

/// What is left of a sentence when case, spaces, punctuation and the year are no difference. Letters with dots and rings
/// may be written as one sign or as two.
pub(super) fn plain(sentence: &str) -> String {
    let mut folded = String::with_capacity(sentence.len());
    for letter in sentence.chars().flat_map(char::to_lowercase) {
        match letter {
            'å' | 'ä' => folded.push('a'),
            'ö' => folded.push('o'),
            'é' => folded.push('e'),
            // Marks that are laid over the letter before, and places where a word may be broken.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}' => {}
            other => folded.push(other),
        }
    }
    let words = words(&folded);
    let words = words.iter().map(|word| if is_year(&word.small) { "#" } else { &word.small });
    words.collect::<Vec<_>>().join(" ")
}

/// The surveys whose age groups a text names.
pub(super) fn ages_named(text: &str) -> Vec<&'static str> {
    const ALL: [&[&str]; 4] =
        [&["alla", "åldersgrupper"], &["alla", "åldrar"], &["alla", "invånare"], &["alla", "som", "bor"]];
    // Beginnings of words, and whose age they tell.
    const OF_AGE: [(&str, &[&str]); 9] = [
        ("barn", &["barn"]),
        ("skolbarn", &["barn"]),
        ("elev", &["barn", "ungdom"]),
        ("ungdom", &["ungdom"]),
        ("tonår", &["ungdom"]),
        ("unga", &["ungdom", "unga-vuxna"]),
        ("vuxna", &["vuxna"]),
        ("pensionär", &["aldre"]),
        ("senior", &["aldre"]),
    ];
    let words = words(text);
    if (0..words.len()).any(|at| ALL.iter().any(|phrase| begins_with(&words[at..], phrase))) {
        return crate::survey::SLUGS.to_vec();
    }
    let mut named: Vec<&'static str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        // "äldre barn", "unga vuxna" are one expression each.
        let next = words.get(at + 1).map(|next| next.small.as_str());
        let of_age: &[&'static str] = match (word.small.as_str(), next) {
            ("äldre", Some("barn" | "ungdomar" | "elever")) => &[],
            ("äldre", _) => &["aldre"],
            ("unga", Some("vuxna")) => &["unga-vuxna"],
            ("vuxna", _) if at > 0 && words[at - 1].small == "unga" => &[],
            (small, _) => OF_AGE
                .iter()
                .find(|(beginning, _)| small.starts_with(beginning))
                .map_or(&[], |(_, surveys)| surveys),
        };
        named.extend(of_age);
    }
    named
}

/// Words that say that something happened because of something else. A survey after a deed cannot tell that.
const CAUSES: [&str; 8] = [
    "tack vare",
    "ledde till",
    "lett till",
    "gjorde att",
    "har gjort att",
    "till följd av",
    "berodde på",
    "beror på att vi",
];

/// The words by which a text says that one thing led to another, where it does.
pub fn claims_a_cause(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    CAUSES.into_iter().find(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_sentences_and_not_at_every_full_stop() {
        for (text, expected) in [
            ("Ett löfte. Ett till! Ett tredje", vec!["Ett löfte.", "Ett till!", "Ett tredje"]),
            ("Vi går kl. 18 varje kväll.", vec!["Vi går kl. 18 varje kväll."]),
            ("Platser, t.ex. Centrum och bl.a. parken.", vec!["Platser, t.ex. Centrum och bl.a. parken."]),
            ("Första raden\r\nandra raden", vec!["Första raden", "andra raden"]),
            ("Hela 1.5 mil. Och ... slut", vec!["Hela 1.5 mil.", "Och ... slut"]),
            (" .!? \n", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_sentence_is_counted_by_a_number_or_a_pace_and_not_by_a_year_an_age_or_a_name() {
        for sentence in [
            "Minst 10 insatser.",
            "Minst tio insatser.",
            "Fotpatruller varje vecka.",
            "Ett möte varje termin.",
            "Vi sanerar klotter inom 24 timmar.",
            "Två gånger.",
            "Minst en vandring.",
            "Vi möter 20 unga.",
            "Minst 1000 samtal.",
        ] {
            assert!(can_be_counted(sentence), "{sentence}");
        }
        for sentence in [
            "Insatser under 2024.",
            "Information till unga 13–17 år.",
            "Träffar för dig som är 65+.",
            "Föräldramöten i årskurs 6–9.",
            "Närvaro efter klockan 18.",
            "Insatser före den 1 juni.",
            "Ett möte om tvåhjulingar.",
            "Regelbunden närvaro.",
            "Samtal om sex och samlevnad.",
        ] {
            assert!(!can_be_counted(sentence), "{sentence}");
        }
    }

    #[test]
    fn the_word_that_cannot_be_counted_is_told_as_it_stands() {
        for (sentence, word) in [
            ("Flertalet insatser vid skolor.", Some("Flertalet")),
            ("Vi kommer VID  BEHOV.", Some("VID  BEHOV")),
            ("Patruller så långt som möjligt.", Some("så långt som möjligt")),
            ("Fler patruller, regelbundet.", Some("Fler")),
            ("Vi merar och floftar.", None),
            ("Behov finns.", None),
        ] {
            assert_eq!(vague(sentence), word, "{sentence}");
        }
    }

    #[test]
    fn sentences_are_the_same_whatever_their_case_spaces_punctuation_and_year() {
        let one = plain("Polisen går  patruller i Kallhäll, under 2024.");
        for other in [
            "polisen går patruller i KALLHÄLL under 2025",
            "Polisen ga\u{30a}r patruller – i Kallha\u{308}ll; under 2024!",
            "Polisen går patrul\u{ad}ler i Kallhäll under 2024",
        ] {
            assert_eq!(plain(other), one, "{other}");
        }
        assert_ne!(plain("Polisen går patruller i Viksjö under 2024."), one);
        assert_ne!(plain("Minst 10 patruller."), plain("Minst 20 patruller."));
    }

    #[test]
    fn whose_age_a_text_names_is_understood() {
        for (text, ages) in [
            ("Träffar för äldre.", vec!["aldre"]),
            ("Äldre barn stör.", vec!["barn"]),
            ("Information till elever.", vec!["barn", "ungdom"]),
            ("Möten med unga vuxna.", vec!["unga-vuxna"]),
            ("Så att den når alla åldersgrupper.", crate::survey::SLUGS.to_vec()),
            ("Patruller i centrum.", vec![]),
        ] {
            assert_eq!(ages_named(text), ages, "{text}");
        }
    }
}
