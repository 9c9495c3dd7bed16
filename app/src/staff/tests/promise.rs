//! The promise's pages: what the checks say leads to the field that mends it, what is read is what is decided, and nothing
//! is offered to those who may not do it.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    disclosure::Figure,
    language::{Language, Text},
    promise::{
        Aim, Approval, Comment, Commitment, Concern, ConcernKind, Decided, Deed, DialogueEvidence, Done,
        Evidence, FollowUp, Goal, LeftOut, Onward, PictureCited, Piece, PromiseText, ResidentsSay,
        Responsible, Seen, Term, Terms, Writing,
    },
    published::Digest,
    report::{By, Measure, MeasureKind, Stamped},
};
use jiff::civil::date;
use leptos::prelude::*;
use store::{Indicator, Organisation, Role};
use uuid::Uuid;

use super::{
    super::{
        ChooseTheme, ChooseThemePage, CommentForm, CommitmentForm, CommitmentPage, Decide, DecideFault,
        DecidePage, FromWhat, Names, PromiseForm, Section, TakenAway, TermsForm, TermsPage, Workbench,
        WorkbenchPage, fields_of, terms_fields,
    },
    made,
};

const FIRST: Uuid = Uuid::from_u128(1);
const SECOND: Uuid = Uuid::from_u128(2);

fn by(organisation: Organisation) -> By {
    By { role: Role::Signer, organisation, day: date(2026, 11, 20) }
}

fn names(language: Language) -> Names {
    Names { language, municipality: Arc::new(made::municipality(false)), ages: made::ages() }
}

fn page<V: IntoView + 'static>(language: Language, content: impl FnOnce() -> V + Send + 'static) -> String {
    let municipality = made::municipality(false);
    made::document(made::frame(language, &municipality, Section::Promise, "Löfte".to_owned()), content)
}

fn measure(kind: MeasureKind) -> Measure {
    let (value, low, high) = if kind == MeasureKind::Index { (3.1, 2.9, 3.4) } else { (31.0, 25.0, 37.0) };
    let text = Text::pair("Mörka platser", "Dark places");
    Measure { kind, field: "f".to_owned(), text, value, low, high, n: 120, trend: None }
}

fn say(area: Option<&str>) -> ResidentsSay {
    let measure = measure(MeasureKind::Index);
    ResidentsSay { survey: "aldre".to_owned(), area: area.map(str::to_owned), measure }
}

fn evidence() -> Evidence {
    Evidence {
        residents: vec![say(None), say(Some("viksjo"))],
        dialogues: vec![DialogueEvidence {
            kind: domain::dialogue::DialogueKind::Staff,
            dialogues: Figure::Shown(4),
            participants: Figure::TooFew,
        }],
        outside: vec![Indicator {
            source: "Brå".to_owned(),
            url: String::new(),
            year: 2025,
            geography: "Järfälla".to_owned(),
            indicator: "Rädda ute".to_owned(),
            theme: "morker".to_owned(),
            unit: "percent".to_owned(),
            value: 12.5,
        }],
    }
}

fn commitment(id: Uuid, place: u16) -> Commitment {
    Commitment {
        id,
        place,
        theme: "morker".to_owned(),
        age_groups: vec!["aldre".to_owned()],
        areas: vec!["viksjo".to_owned()],
        places: "Gångtunneln <b>".to_owned(),
        problem: "Det är mörkt.".to_owned(),
        cause: "Lamporna är trasiga.".to_owned(),
        goal: Some(Goal {
            survey: "aldre".to_owned(),
            area: None,
            baseline: measure(MeasureKind::Index),
            aim: Aim::AtMost(2.5),
            by: date(2027, 12, 31),
        }),
        text: "Kommunen lagar lampor regelbundet.".to_owned(),
        deed: Deed {
            what: "Lagar lampor".to_owned(),
            at_least: Some(10),
            unit: "lampor".to_owned(),
            how_often: "varje månad".to_owned(),
            starts: Some(date(2027, 1, 1)),
            ends: Some(date(2027, 6, 30)),
        },
        responsible: Responsible::Municipality,
        function: "driftansvarig Anna Svensson".to_owned(),
        evidence: evidence(),
        term: Term::Long,
        easy: "Vi lagar lampor.".to_owned(),
    }
}

fn terms() -> Terms {
    Terms {
        starts: date(2027, 1, 1),
        ends: date(2027, 12, 31),
        parties: vec!["Lokalpolisområde Järfälla".to_owned(), "Järfälla kommun".to_owned()],
        picture: Some(cited(1)),
        goals: "Tryggare kvällar.".to_owned(),
        reason: String::new(),
    }
}

fn cited(number: u32) -> PictureCited {
    PictureCited { year: 2026, number, sha256: Digest::of(&number.to_be_bytes()), demo: false }
}

fn writing(pieces: impl IntoIterator<Item = Piece>) -> Writing {
    let stamp = |value| Stamped { value, revision: 3, by: by(Organisation::Police) };
    Writing::of(2027, pieces.into_iter().map(stamp))
}

fn piece(commitment: Commitment) -> Piece {
    Piece::Commitment { id: commitment.id, commitment: Some(Box::new(commitment)) }
}

fn drafted() -> Writing {
    let left_out = |theme: &str, reason: &str| {
        Piece::LeftOut(LeftOut { theme: theme.to_owned(), reason: reason.to_owned() })
    };
    writing([
        Piece::Terms(terms()),
        piece(commitment(FIRST, 1)),
        piece(Commitment { text: String::new(), goal: None, ..commitment(SECOND, 2) }),
        left_out("trafik", "Regionen bygger om."),
    ])
}

fn text_of(writing: &Writing) -> (PromiseText, Digest) {
    let text = PromiseText::of(writing, &made::municipality(false)).expect("the terms are set");
    let hash = Digest::of(&text.bytes().expect("it can be written"));
    (text, hash)
}

fn decided(writing: &Writing) -> Decided {
    let (text, hash) = text_of(writing);
    Decided::kept(2027, 1, date(2026, 12, 1), hash, text.bytes().expect("it can be written"))
        .expect("its bytes are its own")
}

/// Everything that the checks can say.
fn every_kind() -> Vec<ConcernKind> {
    let sentence = || "Kommunen lagar lampor regelbundet.".to_owned();
    vec![
        ConcernKind::Empty,
        ConcernKind::NoNumber { sentence: sentence(), vague: Some("regelbundet".to_owned()) },
        ConcernKind::NoNumber { sentence: sentence(), vague: None },
        ConcernKind::OtherNumber { text: 6, deed: 8 },
        ConcernKind::NoEvidence,
        ConcernKind::NoResidents,
        ConcernKind::NoBaseline,
        ConcernKind::NoFunction,
        ConcernKind::NoPeriod,
        ConcernKind::NothingFor { survey: "barn".to_owned(), measure: measure(MeasureKind::Unsafe) },
        ConcernKind::Unchanged { sentence: sentence(), year: 2026 },
        ConcernKind::UnderCovered { survey: "barn".to_owned() },
    ]
}

fn concerns() -> Vec<Concern> {
    let mut all: Vec<Concern> =
        every_kind().into_iter().map(|kind| Concern { commitment: Some(FIRST), kind }).collect();
    let whole = [
        ConcernKind::Unanswered { theme: "ordning".to_owned(), rank: 2 },
        ConcernKind::NothingFor { survey: "barn".to_owned(), measure: measure(MeasureKind::Named) },
        ConcernKind::NoPeriod,
    ];
    all.extend(whole.into_iter().map(|kind| Concern { commitment: None, kind }));
    all
}

fn workbench(language: Language, edits: bool) -> Workbench {
    let writing = drafted();
    let follow_up = FollowUp {
        done: Some(Done::Partly),
        seen: Some(Seen::NotKnown),
        onward: Some(Onward::Change),
        reason: "Det blev sju.".to_owned(),
        ..FollowUp::default()
    };
    Workbench {
        names: names(language),
        year: 2027,
        text: Some(text_of(&writing)),
        writing,
        concerns: concerns(),
        from: FromWhat::Picture(cited(2)),
        first: vec!["morker".to_owned(), "ordning".to_owned()],
        last: Some(domain::promise::Last {
            promise: decided(&drafted()),
            follow_ups: BTreeMap::from([(FIRST, follow_up)]),
        }),
        decided: None,
        approvals: vec![Approval { sha256: Digest::of(b"another"), by: by(Organisation::Police) }],
        comments: vec![Comment {
            id: Uuid::from_u128(9),
            commitment: Some(FIRST),
            text: "Klarar ni tio?".to_owned(),
            by: by(Organisation::Police),
        }],
        comment: CommentForm {
            may: edits,
            to: Some(Organisation::Police),
            fresh: Uuid::from_u128(8),
            refused: None,
        },
        edits,
        taken_away: None,
        saved: false,
        left_out: None,
        years: vec![2027, 2026],
    }
}

fn workbench_page(page_props: Workbench) -> String {
    page(page_props.names.language, move || view! { <WorkbenchPage page=page_props /> })
}

fn empty(language: Language, from: FromWhat) -> Workbench {
    let nothing = Writing { year: 2027, ..Writing::default() };
    Workbench {
        writing: nothing,
        text: None,
        concerns: Vec::new(),
        from,
        last: None,
        approvals: Vec::new(),
        comments: Vec::new(),
        ..workbench(language, true)
    }
}

fn commitment_page(language: Language, form: PromiseForm) -> String {
    let props = CommitmentForm {
        names: names(language),
        year: 2027,
        subject: FIRST.to_string(),
        theme: "morker".to_owned(),
        offered: evidence(),
        cited: true,
        form,
        concerns: every_kind(),
        decided: Some(1),
    };
    page(language, move || view! { <CommitmentPage page=props /> })
}

fn kept_form(language: Language) -> PromiseForm {
    PromiseForm { kept: fields_of(language, &commitment(FIRST, 1)), based_on: 3, ..PromiseForm::default() }
}

fn quicker(language: Language) -> PromiseForm {
    let theirs = Commitment { text: "Deras löfte.".to_owned(), ..commitment(FIRST, 1) };
    let theirs = Stamped { value: piece(theirs), revision: 4, by: by(Organisation::Police) };
    PromiseForm { theirs: Some(theirs), based_on: 4, ..kept_form(language) }
}

fn deciding(language: Language) -> Decide {
    let writing = drafted();
    let (text, sha256) = text_of(&writing);
    Decide {
        names: names(language),
        year: 2027,
        text,
        sha256,
        concerns: concerns(),
        approvals: vec![Approval { sha256, by: by(Organisation::Municipality) }],
        decided: None,
        decides_for: Some(Organisation::Police),
        stops: Vec::new(),
        fault: None,
    }
}

fn decide_page(page_props: Decide) -> String {
    page(page_props.names.language, move || view! { <DecidePage page=page_props /> })
}

/// A decided text that is being changed: another text, one added, one gone, other terms.
fn next_version(language: Language) -> Workbench {
    let before = writing([
        Piece::Terms(Terms { goals: "Lugnare kvällar.".to_owned(), ..terms() }),
        piece(Commitment { text: "Kommunen lagar minst 5 lampor.".to_owned(), ..commitment(FIRST, 1) }),
        piece(commitment(Uuid::from_u128(3), 2)),
    ]);
    Workbench { decided: Some(decided(&before)), ..workbench(language, true) }
}

/// Every page of the promise once, by name.
pub(super) fn every_page(language: Language) -> Vec<(&'static str, String)> {
    let away = TakenAway { id: SECOND, json: "{}".to_owned() };
    let undo = Workbench { taken_away: Some(away), ..workbench(language, true) };
    let kept = workbench(language, true);
    let kept = Workbench { decided: Some(decided(&kept.writing)), ..kept };
    let terms_form = TermsForm {
        names: names(language),
        year: 2027,
        form: PromiseForm { kept: terms_fields(&terms()), ..PromiseForm::default() },
        pictures: vec![cited(1), cited(2)],
        decided: Some(1),
    };
    let choose = ChooseTheme { names: names(language), year: 2027, first: vec!["morker".to_owned()] };
    let stopped = Decide {
        stops: vec![DecideFault::Empty, DecideFault::NoReason],
        fault: Some(DecideFault::Changed),
        ..deciding(language)
    };
    let reader = Decide { decides_for: None, ..deciding(language) };
    let waits = Decide { decides_for: Some(Organisation::Municipality), ..deciding(language) };
    let done = Decide { decided: Some(decided(&drafted())), concerns: Vec::new(), ..deciding(language) };
    vec![
        ("lofte", workbench_page(workbench(language, true))),
        ("lofte-lasare", workbench_page(workbench(language, false))),
        ("lofte-angra", workbench_page(undo)),
        ("lofte-beslutat", workbench_page(kept)),
        ("lofte-ny-version", workbench_page(next_version(language))),
        ("lofte-tomt", workbench_page(empty(language, FromWhat::Picture(cited(1))))),
        ("lofte-tomt-beslutat", workbench_page(empty(language, FromWhat::Decided(2)))),
        ("lofte-tomt-opublicerat", workbench_page(empty(language, FromWhat::Nothing))),
        ("atagande", commitment_page(language, kept_form(language))),
        ("atagande-nagon-hann-fore", commitment_page(language, quicker(language))),
        ("atagande-tema", page(language, move || view! { <ChooseThemePage page=choose /> })),
        ("villkor", page(language, move || view! { <TermsPage page=terms_form /> })),
        ("besluta", decide_page(deciding(language))),
        ("besluta-stopp", decide_page(stopped)),
        ("besluta-lasare", decide_page(reader)),
        ("besluta-vantar", decide_page(waits)),
        ("besluta-klart", decide_page(done)),
    ]
}

#[test]
fn what_the_checks_say_of_a_commitment_leads_to_a_field_that_is_there() {
    let bench = workbench_page(workbench(Language::Swedish, true));
    let form = commitment_page(Language::Swedish, kept_form(Language::Swedish));
    let address = format!("/personal/lofte/2027/atagande/{FIRST}#");
    let fields: Vec<&str> =
        bench.split(&address).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(fields.len(), every_kind().len());
    for field in fields {
        assert!(form.contains(&format!("id=\"{field}\"")), "{field}");
        assert!(form.contains(&format!("href=\"#{field}\"")), "{field} is named on the form too");
    }
    assert!(bench.contains("Ordet ”regelbundet” går inte att räkna."), "the sentence that fails is named");
    assert!(bench.contains("/atagande/ny?theme=ordning") && bench.contains("href=\"#bortvalt-ordning\""));
    assert!(bench.contains("id=\"bortvalt-ordning\""));
}

#[test]
fn a_card_says_all_of_its_commitment_and_escapes_what_was_typed() {
    let html = workbench_page(workbench(Language::Swedish, true));
    let card = html.split("id=\"atagande-").nth(1).unwrap().split("id=\"atagande-").next().unwrap();
    let words = made::words(card);
    for said in [
        "Kommunen lagar lampor regelbundet.",
        "Lagar lampor. Minst 10 lampor, varje månad, 1 januari 2027 – 30 juni 2027",
        "Kommunen: driftansvarig Anna Svensson",
        "65 år och äldre",
        "Viksjö: Gångtunneln &lt;b&gt;",
        "högst 2,5",
        "problemindex 3,1 av 6 (2,9–3,4)",
        "Bygger på 4 uppgifter",
        "Klarar ni tio?",
        "Beslutsfattare, Polisen, 20 november 2026",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(card.contains("<q>Anna Svensson</q>"), "a name is pointed out: everything is public");
    assert!(html.contains("Det blev sju.") && html.contains("Delvis gjort"), "last year stands beside it");
}

#[test]
fn whoever_may_not_write_sees_the_same_and_no_form() {
    let html = workbench_page(workbench(Language::Swedish, false));
    let main = html.split("<main").nth(1).unwrap();
    assert!(main.contains("Kommunen lagar lampor regelbundet.") && main.contains("Regionen bygger om."));
    assert!(main.contains("Klarar ni tio?") && main.contains("går inte att räkna"));
    assert!(!main.contains("<form") && !main.contains("<textarea") && !main.contains("/villkor\""));
}

#[test]
fn the_first_step_is_told_whatever_there_is_to_begin_with() {
    let html = |from| workbench_page(empty(Language::Swedish, from));
    let published = html(FromWhat::Picture(cited(1)));
    assert!(published.contains("Gör ett utkast") && published.contains("/utkast\""));
    let nothing = html(FromWhat::Nothing);
    assert!(nothing.contains("/personal/lagesbild/2026/publicera") && !nothing.contains("/utkast\""));
    let imported = html(FromWhat::Decided(2));
    assert!(imported.contains("version 2") && imported.contains("/utkast\""));
    for page in [published, nothing, imported] {
        assert!(page.contains("/atagande/ny\""), "by hand it can always be written");
    }
}

#[test]
fn when_somebody_was_quicker_both_commitments_are_there() {
    let html = commitment_page(Language::Swedish, quicker(Language::Swedish));
    assert!(html.contains("Någon annan hann före") && html.contains("Deras löfte."));
    assert!(html.contains("Kommunen lagar lampor regelbundet.</textarea>"));
    assert!(html.contains("name=\"based_on\" value=\"4\""));
}

#[test]
fn the_form_holds_everything_that_is_kept_and_offers_areas_figures_where_they_were_chosen() {
    let kept = kept_form(Language::Swedish);
    let html = commitment_page(Language::Swedish, kept);
    assert_eq!(html.matches("name=\"residents\"").count(), 2, "the municipality's and Viksjö's");
    let residents = html
        .split("name=\"residents\"")
        .skip(1)
        .filter(|rest| rest.split('>').next().unwrap().contains("checked"));
    assert_eq!(residents.count(), 2);
    assert!(html.contains("value=\"at_most\" checked") && html.contains("value=\"2,5\""));
    assert!(html.contains("value=\"kommun\" checked") && html.contains("value=\"long\" checked"));
    assert!(html.contains("name=\"take\""), "deeds can be taken from the library");
    // Without the area its figures would be a long list that nobody asked for.
    let mut form = kept_form(Language::Swedish);
    form.kept.0.retain(|(name, _)| !["areas", "residents"].contains(&name.as_str()));
    assert_eq!(commitment_page(Language::Swedish, form).matches("name=\"residents\"").count(), 1);
}

#[test]
fn the_text_with_its_hash_stands_before_the_button_for_ones_own_side_only() {
    let html = decide_page(deciding(Language::Swedish));
    let (_, hash) = text_of(&drafted());
    assert!(
        html.contains(&format!("name=\"sha256\" value=\"{hash}\"")) && html.contains("Godkänn för polisen")
    );
    assert!(!html.contains("Godkänn för kommunen"));
    let words = made::words(&html);
    assert!(
        words.contains("Kommunen har godkänt den här texten (Beslutsfattare, Kommunen, 20 november 2026).")
    );
    assert!(words.contains("Polisen har inte godkänt än.") && words.contains("15 saker står kvar"));
    let outdated = Decide {
        approvals: vec![Approval { sha256: Digest::of(b"another"), by: by(Organisation::Municipality) }],
        ..deciding(Language::Swedish)
    };
    assert!(decide_page(outdated).contains("godkände en tidigare text"));
}

#[test]
fn a_new_version_shows_what_it_changes_in_the_decided_one() {
    let html = made::words(&workbench_page(next_version(Language::Swedish)));
    for said in [
        "Ny version på väg. Version 1 beslutades 1 december 2026 och gäller tills båda har godkänt version 2.",
        "Förut Lugnare kvällar. Nu Tryggare kvällar.",
        "Förut Kommunen lagar minst 5 lampor. Nu Kommunen lagar lampor regelbundet.",
        "Nytt åtagande",
        "Åtagandet tas bort",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
}
