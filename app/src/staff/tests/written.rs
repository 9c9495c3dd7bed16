//! What staff write in the picture: in its place, as it was typed, with the way to change it for those who may.

use domain::{
    dialogue::{DialogueKind, DialogueNote, Participants},
    language::Language,
    report::{
        By, CauseAnalysis, Decision, Move, OutsideReading, Piece, PriorityOrder, Report, SectionNumber,
        Stamped, Verdict, Word,
    },
};
use jiff::civil::date;
use leptos::prelude::*;
use store::{Indicator, Organisation, Role};

use super::{
    super::{
        CausePage, CauseWriting, FieldErrors, ImportFound, IndicatorImport, IndicatorsPage, Kept,
        LoadedPicture, Marks, PieceForm, PriorityPage, PriorityWriting, RowFault, RowPlan, Section, TextPage,
        TextWriting, ThemePage, ThemeWriting,
    },
    made,
};

fn by() -> By {
    By { role: Role::Editor, organisation: Organisation::Municipality, day: date(2026, 9, 3) }
}

fn text(section: SectionNumber, text: &str) -> Piece {
    Piece::Text { section, text: text.to_owned() }
}

/// A picture of which everything is written, and that the dialogues have spoken about.
fn written() -> LoadedPicture {
    let mut loaded = made::picture(&made::municipality(false), [300, 500, 300, 1_200, 400], false);
    let theme = || "morker".to_owned();
    let moved = Move { place: 1, reason: "Tre vandringar pekar dit.".to_owned(), by: by() };
    let cause = CauseAnalysis { why: "Lamporna är trasiga.".to_owned(), ..CauseAnalysis::default() };
    let pieces = [
        text(SectionNumber::SUMMARY, "Det viktigaste:\n\n- <b>mörker</b>\n- mopeder"),
        text(SectionNumber::METHOD, "Öppen länk & möten."),
        Piece::Decision {
            theme: theme(),
            decision: Some(Decision {
                verdict: Verdict::Split, reason: "Två gator skiljer sig.".to_owned()
            }),
        },
        Piece::Outside {
            theme: theme(),
            reading: Some(OutsideReading { word: Word::High, note: "PTU 2022".to_owned() }),
        },
        Piece::Cause { theme: theme(), cause },
        Piece::Motivation { theme: theme(), text: "Många går där.".to_owned() },
        Piece::Order(PriorityOrder::default().with_count(2).with_move("morker", moved, 11)),
    ];
    loaded.report =
        Report::of(2026, pieces.into_iter().map(|value| Stamped { value, revision: 4, by: by() }));
    let note = |kind, severity| DialogueNote {
        id: uuid::Uuid::nil(),
        kind,
        year: 2026,
        day: date(2026, 9, 3),
        participants: vec![Participants { function: "fältarbetare".to_owned(), number: 2 }],
        theme: theme(),
        area: None,
        place: String::new(),
        severity,
        frequency: None,
        observation: "Det är mörkt.".to_owned(),
        proposal: String::new(),
        age_groups: Vec::new(),
        demo: false,
    };
    loaded.dialogues = [5, 4, 6].map(|severity| note(DialogueKind::Staff, severity)).into();
    loaded.dialogues.push(note(DialogueKind::Collaboration, 2));
    loaded
}

fn picture(language: Language, edits: bool) -> String {
    let mut view = made::view(language, &made::municipality(false), &written(), None, None);
    view.edits = edits;
    made::picture_page(view)
}

fn page<V: IntoView + 'static>(language: Language, content: impl FnOnce() -> V + Send + 'static) -> String {
    let municipality = made::municipality(false);
    made::document(made::frame(language, &municipality, Section::Picture, "Lägesbild".to_owned()), content)
}

fn quicker() -> PieceForm {
    PieceForm {
        marks: Marks::default(),
        kept: Kept(vec![("text".to_owned(), "Min text".to_owned())]),
        errors: FieldErrors::new(),
        based_on: 5,
        theirs: Some(Stamped { value: text(SectionNumber::METHOD, "Deras text"), revision: 5, by: by() }),
    }
}

fn text_page(language: Language, form: PieceForm) -> String {
    let props = TextWriting { language, year: 2026, section: SectionNumber::METHOD, form };
    page(language, move || view! { <TextPage page=props /> })
}

fn theme_page(language: Language) -> String {
    let loaded = written();
    let judgement = loaded.board().into_iter().find(|one| one.theme == "morker").expect("it is judged");
    let props = ThemeWriting {
        language,
        year: 2026,
        judgement,
        indicators: loaded.indicators,
        decision: PieceForm::default(),
        outside: PieceForm::default(),
    };
    page(language, move || view! { <ThemePage page=props /> })
}

fn figure(value: f64) -> Indicator {
    Indicator {
        source: "Brå".to_owned(),
        url: "bra.se".to_owned(),
        year: 2025,
        geography: "Järfälla".to_owned(),
        indicator: "Anmälda våldsbrott".to_owned(),
        theme: "utsatthet".to_owned(),
        unit: "per_100000".to_owned(),
        value,
    }
}

fn import(language: Language, found: Option<ImportFound>) -> String {
    let props = IndicatorImport { language, csv: "source;\"år\"".to_owned(), found };
    page(language, move || view! { <IndicatorsPage page=props /> })
}

/// Every page of the report once, by name.
pub(super) fn every_page(language: Language) -> Vec<(&'static str, String)> {
    let loaded = written();
    let priority = loaded.priorities(&loaded.board()).into_iter().next().expect("there are themes");
    let priority = PriorityWriting {
        language,
        year: 2026,
        priority,
        places: 11,
        motivation: PieceForm::default(),
        order: PieceForm::default(),
    };
    let cause = CauseWriting { language, year: 2026, theme: "morker".to_owned(), form: PieceForm::default() };
    let plan = vec![
        RowPlan { indicator: figure(1_234.5), replaces: None },
        RowPlan { indicator: figure(2.0), replaces: Some(figure(3.0)) },
        RowPlan { indicator: figure(2.0), replaces: Some(figure(2.0)) },
    ];
    let fault = RowFault { line: Some(3), reasons: vec!["Fel.".to_owned()] };
    vec![
        ("lagesbild-skriven", picture(language, true)),
        ("text", text_page(language, PieceForm::default())),
        ("text-nagon-hann-fore", text_page(language, quicker())),
        ("tema", theme_page(language)),
        ("orsak", page(language, move || view! { <CausePage page=cause /> })),
        ("prioritering", page(language, move || view! { <PriorityPage page=priority /> })),
        ("siffror", import(language, None)),
        ("siffror-fel", import(language, Some(ImportFound::Faulty(vec![fault])))),
        ("siffror-plan", import(language, Some(ImportFound::Sound(plan)))),
    ]
}

#[test]
fn the_fifteen_sections_stand_in_order_each_with_its_text_and_its_field() {
    let html = picture(Language::Swedish, true);
    let mut from = 0;
    for section in SectionNumber::ALL {
        let heading = format!("id=\"{}-rubrik\"", crate::report::section_id(section));
        let at = html[from..].find(&heading).unwrap_or_else(|| panic!("section {section:?}")) + from;
        let next = html[at..].find("</section>").map_or(html.len(), |end| at + end);
        assert!(html[at..next].contains(&format!("/avsnitt/{}\"", section.get())), "{section:?}");
        assert!(html[at..next].contains("name=\"text\""), "{section:?} has a field of its own");
        from = at;
    }
    assert_eq!(html.matches("class=\"lacks\"").count(), 1, "14 is not written yet, and 2 is");
}

#[test]
fn what_was_typed_comes_out_as_it_was_typed() {
    let html = picture(Language::Swedish, true);
    assert!(html.contains("<li>&lt;b&gt;mörker&lt;/b&gt;</li>"), "a list, and no markup of the writer's");
    assert!(html.contains("Öppen länk &amp; möten."));
    assert!(html.contains(">\nDet viktigaste:\n\n- &lt;b&gt;mörker&lt;/b&gt;\n- mopeder</textarea>"));
    assert!(html.contains("Redaktör, Kommunen, 3 september 2026"), "a function and a day, no name");
}

#[test]
fn whoever_may_not_write_reads_the_same_without_a_field() {
    let html = picture(Language::Swedish, false);
    for words in
        ["Öppen länk &amp; möten.", "Två gator skiljer sig.", "Många går där.", "Lamporna är trasiga."]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("<textarea") && !html.contains("class=\"edit\"") && !html.contains("/avsnitt/"));
}

#[test]
fn a_theme_shows_everybody_side_by_side_the_verdict_and_who_overruled_it() {
    let html = picture(Language::Swedish, true);
    let card = html.split("id=\"tema-morker\"").nth(1).unwrap().split("</article>").next().unwrap();
    for words in [
        "Skild bild",
        "er bedömning",
        "Två gator skiljer sig.",
        "Regeln säger: ",
        "otrygga (",
        "3 anteckningar.",
        "Medelvärde 5,0 av 6.",
        "1 anteckning.",
        "För få anteckningar",
        "PTU 2022",
    ] {
        assert!(card.contains(words), "{words}");
    }
    assert!(html.contains("Under 2 är litet, under 3 är medelstort"), "the rule is told on the page");
}

#[test]
fn a_theme_that_was_moved_stands_first_and_says_why() {
    let html = picture(Language::Swedish, true);
    let cards: Vec<&str> = html.split("<article id=\"prioritering-").skip(1).collect();
    assert_eq!(cards.len(), 2, "as many as staff have chosen");
    assert!(cards[0].starts_with("morker\"") && cards[0].contains("Tre vandringar pekar dit."));
    assert!(cards[1].contains("Ingen motivering än."));
    assert!(html.contains("Storlek, högst 40"), "how the score is worked out is told on the page");
}

#[test]
fn while_some_answers_are_left_out_nothing_is_judged() {
    let municipality = made::municipality(false);
    let channel = domain::response::Channel::Event;
    let loaded = made::picture_without(&municipality, [300, 400, 250, 900, 350], false, Some(channel));
    let mut view = made::view(Language::Swedish, &municipality, &loaded, None, None);
    view.without = Some(channel);
    let html = made::picture_page(view);
    assert!(html.contains("Bedömningen görs på alla svar"));
    assert!(!html.contains("class=\"judged\"") && !html.contains("class=\"scores\""));
}

#[test]
fn when_somebody_was_quicker_both_texts_are_there() {
    let html = text_page(Language::Swedish, quicker());
    assert!(html.contains("Någon annan hann före") && html.contains("Deras text"));
    assert!(html.contains(">\nMin text</textarea>"), "one's own text is in the field");
    assert!(html.contains("name=\"based_on\" value=\"5\""), "the next save is based on theirs");
}

#[test]
fn an_import_shows_what_happens_and_offers_to_do_it_only_when_every_row_is_sound() {
    let pages = every_page(Language::Swedish);
    let html = |name| &pages.iter().find(|(page, _)| *page == name).unwrap().1;
    let plan = html("siffror-plan");
    for words in ["1\u{a0}234,5", "Ersätter 3", "Finns redan, oförändrad", "Läs in 3 siffror"] {
        assert!(plan.contains(words), "{words}");
    }
    assert!(plan.contains("3 siffror: 1 nya, 2 ersätter"));
    let faulty = html("siffror-fel");
    assert!(faulty.contains("<b>Rad 3</b>") && !faulty.contains("siffror-utifran/las-in"));
    assert!(
        faulty.contains("source;&quot;år&quot;</textarea>") || faulty.contains("source;\"år\"</textarea>")
    );
}
