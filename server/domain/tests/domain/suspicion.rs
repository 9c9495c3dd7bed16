//! What is marked in a note, and, as important, what is not.

use domain::suspicion::{Suspicion, find};
use proptest::prelude::*;

/// What is marked, as (what, the piece).
fn marked(text: &str) -> Vec<(Suspicion, &str)> {
    find(text).into_iter().map(|found| (found.what, found.of(text))).collect()
}

fn names(text: &str) -> Vec<&str> {
    marked(text).into_iter().filter(|(what, _)| *what == Suspicion::Name).map(|(_, piece)| piece).collect()
}

#[test]
fn names_are_marked_however_they_are_written() {
    for (text, expected) in [
        ("Anna Svensson säljer vid gången.", "Anna Svensson"),
        ("De säger att Mohammed Ali var där", "Mohammed Ali"),
        ("Vi pratade med Karin om belysningen.", "Karin"),
        ("Karins son har blivit hotad", "Karins"),
        ("Anna-Karin af Ugglas var med", "Anna-Karin af Ugglas"),
        ("Det var Anna B. Svensson som ringde", "Anna B. Svensson"),
        ("Vi talade med familjen Haddad i går", "Haddad"),
        ("Han heter Zvonimir och kör crossen", "Zvonimir"),
        ("en man, Xhemal Krasniqi, stod där", "Xhemal Krasniqi"),
        ("Grannen Nilsson klagar", "Grannen Nilsson"),
        ("I porten stod Nilsson och en till", "Nilsson"),
        ("Zlatko Karlsson körde mopeden", "Zlatko Karlsson"),
        ("anna svensson körde mopeden", "anna svensson"),
        ("I går sågs Max Lindqvist där", "Max Lindqvist"),
        ("Ring\u{a0}Åke Öberg", "Åke Öberg"),
    ] {
        assert_eq!(names(text), [expected], "{text}");
    }
}

#[test]
fn places_organisations_and_ordinary_words_are_no_names() {
    for text in [
        "Jakobsbergs centrum är mörkt. Polisen Järfälla var på plats.",
        "Polisen Järfälla och Järfälla kommun",
        "Vid Viksjö Centrum och Barkarby Outlet står mopeder",
        "Vi träffade Röda Korset, Svenska Kyrkan och Rädda Barnen.",
        "De hänger utanför Ica Maxi och Max hamburgare på kvällen",
        "Hans moped stod vid stationen. Per vecka är det tre gånger.",
        "Eleverna på Viktor Rydbergs gymnasium och Sankt Eriks skola",
        "Runt Anna Lindhs plats och Olof Palmes gata är det lugnt.",
        "Personalen från SL och MTR. Mopeder kör på Södra Vägen.",
        "Kvarnskolan, Tallbohovskolan och IF Vega",
        "I maj och på fredagar är det värst. Klara besked behövs.",
        "Elever på högstadiet säger att det röks på toaletterna",
        "Fältassistenter och poliser: mer belysning, fler vuxna",
        "Passen behövs. Bussen går för sällan, och klassen vet det.",
    ] {
        assert_eq!(marked(text), [], "{text}");
    }
}

#[test]
fn numbers_of_people_are_marked() {
    use Suspicion::{Email, Phone};
    for (text, what, piece) in [
        ("Född 811228-9874 här", Suspicion::PersonalNumber, "811228-9874"),
        ("19811228-9874", Suspicion::PersonalNumber, "19811228-9874"),
        ("nr 198112289874.", Suspicion::PersonalNumber, "198112289874"),
        ("(8112289874)", Suspicion::PersonalNumber, "8112289874"),
        ("811228+9874", Suspicion::PersonalNumber, "811228+9874"),
        ("811228 9874", Suspicion::PersonalNumber, "811228 9874"),
        ("samordningsnummer 701063-2391", Suspicion::PersonalNumber, "701063-2391"),
        ("ring 070-174 06 05 i kväll", Phone, "070-174 06 05"),
        ("ring 0701740605", Phone, "0701740605"),
        ("tel:08-465 004 90", Phone, "08-465 004 90"),
        ("+46 (0)70 174 06 05", Phone, "+46 (0)70 174 06 05"),
        ("0046701740605", Phone, "0046701740605"),
        ("skriv till anna.b@exempel.se.", Email, "anna.b@exempel.se"),
    ] {
        assert_eq!(marked(text), [(what, piece)], "{text}");
    }
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "2026-03-21 kl 20.30–22.00, 12 elever av 340",
        "811228-9875 har fel kontrollsiffra",
        "811328-9877 är ingen dag och 811200-9879 inte heller",
        "Ring 112, 114 14 eller 116 111",
        "Mötet var 03-05-2026 och väg 267 är farlig",
        "Ärende 5000-K123456-26, kommunkod 0123",
        "0-6, 08.00-16.00, 10 000 kr, 1 234 567 invånare",
        "@polisen och @ i kväll",
    ] {
        assert_eq!(marked(text), [], "{text}");
    }
}

#[test]
fn streets_with_a_number_are_marked_and_streets_alone_are_not() {
    for (text, expected) in [
        ("Det säljs i porten på Hästskovägen 3B.", "Hästskovägen 3B"),
        ("storgatan 12 är mörk", "storgatan 12"),
        ("Vid Järfälla väg 14 b", "Järfälla väg 14"),
        ("de bor på Erik Dahlbergs allé 5", "Erik Dahlbergs allé 5"),
        ("Trappan, lgh 1102", "lgh 1102"),
        ("Aspnäsvägen 22 C, källaren", "Aspnäsvägen 22 C"),
    ] {
        assert_eq!(marked(text), [(Suspicion::Address, expected)], "{text}");
    }
    for text in [
        "På Mälarvägen 50 km/h men de kör 90",
        "Gångvägen 2 meter från skolan",
        "Hästskovägen och Vasaplatsen",
        "väg 267 och plan 2 i huset",
        "Viksjöleden 12 ungdomar på mopeder",
        "Storgatan 12.30 på dagen",
    ] {
        assert_eq!(marked(text), [], "{text}");
    }
}

#[test]
fn where_two_suspicions_meet_the_stronger_is_told() {
    assert_eq!(
        marked("Erik Dahlbergs allé 5 och erik.dahlberg@exempel.se"),
        [(Suspicion::Address, "Erik Dahlbergs allé 5"), (Suspicion::Email, "erik.dahlberg@exempel.se")]
    );
}

/// A personnummer of someone born on this day, with its check digit.
fn personal_number(century: u32, year: u32, month: u32, day: u32, number: u32) -> (String, String) {
    let short = format!("{year:02}{month:02}{day:02}{number:03}");
    let sum: u32 = short
        .chars()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = digit.to_digit(10).unwrap() * if place % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    let check = (10 - sum % 10) % 10;
    (format!("{century}{}", &short[..6]), format!("{number:03}{check}"))
}

proptest! {
    #[test]
    fn whatever_is_written_the_marks_lie_apart_within_the_text(text in "[ -~åäöÅÄÖé–•\n@+0-9A-Z]{0,80}|\\PC{0,60}") {
        let found = find(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].at.end <= pair[1].at.start);
        }
        for one in &found {
            prop_assert!(!one.of(&text).is_empty());
        }
    }

    #[test]
    fn every_personal_number_is_marked_whole(
        (century, year, month, day, number) in (18u32..21, 0u32..100, 1u32..13, 1u32..29, 0u32..1000),
        coordination in any::<bool>(),
        long in any::<bool>(),
        separator in prop::sample::select(vec!["", "-", "+"]),
        around in prop::sample::select(vec![("", ""), ("född ", " i stan"), ("(", ")"), ("nr:", ".")]),
    ) {
        let day = if coordination { day + 60 } else { day };
        let (born, last) = personal_number(century, year, month, day, number);
        let born = if long { born } else { born[2..].to_owned() };
        let written = format!("{born}{separator}{last}");
        let text = format!("{}{written}{}", around.0, around.1);
        prop_assert_eq!(marked(&text), [(Suspicion::PersonalNumber, written.as_str())]);
    }

    #[test]
    fn a_wrong_check_digit_is_no_personal_number(
        (year, month, day, number, off) in (0u32..100, 1u32..13, 1u32..29, 0u32..1000, 1u32..10),
    ) {
        let (born, last) = personal_number(19, year, month, day, number);
        let check = (last[3..].parse::<u32>().unwrap() + off) % 10;
        let text = format!("{}-{}{check}", &born[2..], &last[..3]);
        prop_assert!(marked(&text).iter().all(|(what, _)| *what != Suspicion::PersonalNumber), "{}", text);
    }

    #[test]
    fn mobile_numbers_are_marked_however_they_are_grouped(
        number in "07[02369][0-9]{7}",
        cuts in prop::sample::select(vec![vec![3, 6, 8], vec![3], vec![4, 6, 8], vec![]]),
        separator in prop::sample::select(vec![" ", "-", "\u{a0}"]),
    ) {
        let mut written = String::new();
        for (place, digit) in number.chars().enumerate() {
            if cuts.contains(&place) {
                written.push_str(if place == 3 { "-" } else { separator });
            }
            written.push(digit);
        }
        let text = format!("Ring {written}!");
        let found = marked(&text);
        // Some are a personnummer as well: marked all the same.
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].1, written.as_str());
    }

    #[test]
    fn words_without_capitals_digits_and_surnames_are_never_marked(text in "[a-zåäö ,.]{0,80}") {
        let ordinary = text.split_whitespace().all(|word| !word.contains("ss"));
        prop_assume!(ordinary);
        prop_assert_eq!(marked(&text), []);
    }
}
