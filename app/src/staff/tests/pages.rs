//! The other pages: forms keep what was written, the poster knows when it cannot be used, both languages are whole.

use std::{collections::BTreeMap, sync::Arc};

use domain::{language::Language, matter::Matter, response::Channel};
use jiff::Timestamp;
use leptos::prelude::*;
use store::{AuditEntry, DailyCount, Role};

use super::{
    super::{
        Announcing, Card, CardOrder, CardSheet, CardSheetPage, Cards, EventDetails, EventForm, EventPage,
        EventRow, Events, EventsPage, Export, ExportPage, Inbox, InboxPage, Kept, Log, LogPage, NoticePage,
        OneMatter, OneMatterPage, Overview, OverviewPage, Poster, PosterPage, STYLE, Section, Setup,
        SetupPage, SignIn, SignInPage, SignInTrouble, Trouble,
    },
    made,
};
use crate::texts::t;

const QR: &str = "<svg viewBox=\"0 0 37 37\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h37v37H0z\"/><path d=\"M4 4h7v7h-7zM26 4h7v7h-7zM4 26h7v7h-7zM14 6h2v2h-2zM18 12h3v2h-3zM14 18h2v5h-2zM20 20h6v3h-6zM24 28h3v3h-3z\"/></svg>";

fn page<V: IntoView + 'static>(
    language: Language,
    current: Section,
    title: &str,
    content: impl FnOnce() -> V + Send + 'static,
) -> String {
    let frame = made::frame(language, &made::municipality(false), current, title.to_owned());
    made::document(frame, content)
}

fn outside<V: IntoView + 'static>(
    language: Language,
    title: &str,
    content: impl FnOnce() -> V + Send + 'static,
) -> String {
    let mut frame = made::frame(language, &made::municipality(false), Section::Elsewhere, title.to_owned());
    frame.account = None;
    made::document(frame, content)
}

fn overview(language: Language) -> String {
    let loaded = made::picture(&made::municipality(false), [0, 30, 10, 80, 40], false);
    let page_props = made::overview(language, &loaded);
    page(language, Section::Overview, "Översikt", move || view! { <OverviewPage page=page_props /> })
}

fn sign_in(language: Language, trouble: Option<SignInTrouble>) -> String {
    let props = SignIn {
        language,
        email: "anna@kommun.se".to_owned(),
        next: Some("/personal/lagesbild/2026".to_owned()),
        trouble,
        signed_out: false,
    };
    outside(language, "Logga in", move || view! { <SignInPage page=props /> })
}

fn setup(language: Language) -> String {
    let kept = [
        ("email", "anna@kommun.se"),
        ("name", "Anna <b>"),
        ("organisation", "polis"),
        ("password", "hemligt-hemligt"),
    ];
    let props = Setup {
        language,
        token: "abc".to_owned(),
        first: true,
        email: String::new(),
        kept: Kept(kept.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()),
        errors: vec![("password_again".to_owned(), "De två lösenorden är olika.".to_owned())],
    };
    outside(language, "Välkommen", move || view! { <SetupPage page=props /> })
}

fn events(language: Language, with_errors: bool) -> String {
    let form = if with_errors {
        let kept = [
            ("title", "Möt oss"),
            ("kind", "school"),
            ("organiser", "polis"),
            ("areas", "viksjo"),
            ("areas", "skalby"),
            ("first_day", "2026-13-01"),
        ];
        EventForm {
            kept: Kept(kept.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()),
            errors: vec![
                ("place".to_owned(), "Skriv något här.".to_owned()),
                ("first_day".to_owned(), "Välj en dag som finns.".to_owned()),
            ],
        }
    } else {
        EventForm::default()
    };
    let props = Events {
        language,
        municipality: Arc::new(made::municipality(false)),
        rows: made::events().into_iter().map(|event| EventRow { event, answers: 12 }).collect(),
        ages: made::ages(),
        form: Some(form),
    };
    page(language, Section::Events, "Händelser", move || view! { <EventsPage page=props /> })
}

fn event(language: Language) -> String {
    let props = EventDetails {
        language,
        municipality: Arc::new(made::municipality(false)),
        event: made::events().remove(0),
        address: "https://dialog.example.se/e/KHT4WP".to_owned(),
        loopback: false,
        qr: QR.to_owned(),
        answers_today: 3,
        answers: 1_240,
        cards: Cards {
            unused: 37,
            order: Some(CardOrder {
                sheet: "ACD347".to_owned(),
                number: "30".to_owned(),
                errors: Vec::new(),
            }),
            done: None,
        },
        announcing: Announcing {
            kept: Kept(vec![
                ("announced".to_owned(), "yes".to_owned()),
                ("ages".to_owned(), "barn".to_owned()),
                ("outcome".to_owned(), "Vi satte upp <b>\nen lampa.".to_owned()),
            ]),
            errors: vec![("announced".to_owned(), "Det finns kort.".to_owned())],
            ages: made::ages(),
            saved: false,
            may_edit: true,
        },
        new: true,
        kiosks: Some(2),
    };
    page(language, Section::Events, "Möt oss på torget", move || view! { <EventPage page=props /> })
}

fn poster(language: Language, address: &str) -> String {
    let props = Poster {
        language,
        municipality: Arc::new(made::municipality(false)),
        event: made::events().remove(0),
        address: address.to_owned(),
        loopback: address.contains("127.0.0.1"),
        qr: QR.to_owned(),
        styles: "/assets/staff.css".to_owned(),
    };
    made::rendered(move || view! { <PosterPage page=props /> })
}

fn card_sheet(language: Language, address: &str, number: usize) -> String {
    let card = Card { code: "7KQ2-M0XT-9BDF-H4WZ".to_owned(), qr: QR.to_owned() };
    let props = CardSheet {
        language,
        municipality: Arc::new(made::municipality(false)),
        event: made::events().remove(0),
        address: address.to_owned(),
        loopback: address.contains("127.0.0.1"),
        cards: vec![card; number].into(),
        styles: "/assets/staff.css".to_owned(),
    };
    made::rendered(move || view! { <CardSheetPage page=props /> })
}

#[test]
fn a_burst_of_late_is_among_what_needs_doing_with_the_way_to_the_picture_without_it() {
    let loaded = made::picture(&made::municipality(false), [0, 30, 10, 300, 40], false);
    let mut overview = made::overview(Language::Swedish, &loaded);
    let count = |day: i8, count| DailyCount {
        round: "2026".to_owned(),
        survey: "vuxna".to_owned(),
        event: String::new(),
        channel: Channel::Link,
        day: jiff::civil::date(2026, 8, day),
        count,
    };
    overview.daily = vec![count(24, 9), count(25, 12), count(26, 11), count(27, 10), count(28, 322)];
    let shown = |overview: Overview| {
        page(
            Language::Swedish,
            Section::Overview,
            "Översikt",
            move || view! { <OverviewPage page=overview /> },
        )
    };
    let html = shown(overview.clone());
    assert!(html.contains("Ovanligt många svar: öppen länk, 28 augusti 2026"), "{html}");
    assert!(html.contains("Cirka 320 svar kom den dagen. Dagarna före var det vanligen 11."));
    assert!(html.contains("/personal/lagesbild/2026?without=link"));
    overview.today = jiff::civil::date(2026, 10, 1);
    assert!(!shown(overview).contains("Ovanligt många svar"), "a month later it is no news");
}

#[test]
fn ten_cards_fit_on_a_sheet_and_each_says_where_and_how_to_answer() {
    let page = card_sheet(Language::English, "https://dialog.example.se/k", 21);
    assert_eq!(page.matches("class=\"cut-sheet\"").count(), 3);
    assert_eq!(page.matches("7KQ2-M0XT-9BDF-H4WZ").count(), 21);
    let first = page.split("class=\"cut-card\"").nth(1).unwrap();
    for words in [
        "dialog.example.se/k<",
        &t(Language::Swedish, "card-how"),
        &t(Language::English, "card-once"),
        "kommun",
        "<svg",
    ] {
        assert!(first.contains(words), "{words}");
    }
    assert!(!page.contains("is-loopback"));
    let local = card_sheet(Language::Swedish, "http://127.0.0.1:3000/k", 1);
    assert!(local.contains("is-loopback") && local.contains("role=\"alert\""));
}

fn export(language: Language, role: Role) -> String {
    let surveys = domain::survey::default_surveys(&made::municipality(false)).expect("they can be loaded");
    let props = Export {
        language,
        surveys: surveys.into_iter().map(|survey| (survey.slug, survey.name)).collect(),
        years: vec![2026, 2025],
        survey: "vuxna".to_owned(),
        year: 2026,
        dialect: "excel".to_owned(),
        detail: "protected".to_owned(),
        role,
        archives: vec![2026],
        demo: false,
    };
    page(language, Section::Export, "Export", move || view! { <ExportPage page=props /> })
}

fn log(language: Language) -> String {
    let account = uuid_of(7);
    let entry = |at: &str, account, action: &str, subject: &str| AuditEntry {
        at: at.parse::<Timestamp>().expect("it is a time"),
        account,
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: String::new(),
    };
    let props = Log {
        language,
        entries: vec![
            entry(
                "2026-09-03T08:12:00Z",
                Some(account),
                "export.responses",
                "lagesbild-0123-vuxna-2026-svar-excel.csv",
            ),
            entry("2026-09-03T08:10:00Z", Some(account), "sign_in", "anna@kommun.se"),
            entry("2026-09-01T22:30:00Z", None, "event.add", "KHT4WP"),
            entry("2026-09-01T09:00:00Z", None, "future.action", "x"),
        ],
        names: BTreeMap::from([(account, "Anna Åkesson".to_owned())]),
        most: 1_000,
    };
    page(language, Section::Log, "Logg", move || view! { <LogPage page=props /> })
}

fn inbox(language: Language, matters: Vec<Matter>) -> String {
    let props = Inbox { language, today: made::TODAY, matters, keep_days: 90 };
    page(language, Section::Inbox, "Inkorg", move || view! { <InboxPage page=props /> })
}

fn matter(language: Language) -> String {
    let matter = made::matters().remove(0);
    let props = OneMatter {
        language,
        today: made::TODAY,
        kept: OneMatter::fields_of(&matter),
        matter,
        errors: vec![("handler".to_owned(), "Skriv något här.".to_owned())],
        saved: false,
        keep_days: 90,
    };
    page(language, Section::Inbox, "Ärende", move || view! { <OneMatterPage page=props /> })
}

#[test]
fn the_inbox_says_what_is_late_and_keeps_what_is_done_apart() {
    let html = inbox(Language::Swedish, made::matters());
    assert_eq!(html.matches("class=\"late\"").count(), 1, "what is done is not late");
    let done = html.find("id=\"klara\"").expect("what is done has its own table");
    assert!(html.find("AAAAA-AAAAA").unwrap() < done && html.find("CCCCC-CCCCC").unwrap() > done);
    let one = matter(Language::Swedish);
    assert!(
        one.contains("3 rader &lt;i&gt;") || one.contains("3 rader &lt;i>"),
        "what was typed is no markup"
    );
    assert!(one.contains("eva@example.se") && one.contains("Sent"));
}

fn uuid_of(number: u8) -> store::AccountId {
    store::AccountId::from_bytes([number; 16])
}

/// Every page once, by name.
fn every_page(language: Language) -> Vec<(&'static str, String)> {
    let municipality = made::municipality(false);
    let loaded = made::picture(&municipality, [140, 400, 250, 1_200, 350], false);
    let view = |group, area| made::picture_page(made::view(language, &municipality, &loaded, group, area));
    let few = made::picture(&municipality, [3, 14, 0, 40, 22], true);
    let none = made::picture(&municipality, [0; 5], false);
    let covered_by = made::municipality(true);
    let covered = made::picture(&covered_by, [140, 400, 250, 1_200, 350], false);
    let mut pages = vec![
        ("oversikt", overview(language)),
        ("logga-in", sign_in(language, Some(SignInTrouble::Wrong))),
        ("start", setup(language)),
        ("handelser", events(language, true)),
        ("handelse", event(language)),
        ("affisch", poster(language, "https://dialog.example.se/e/KHT4WP")),
        ("affisch-lokal", poster(language, "http://127.0.0.1:3000/e/KHT4WP")),
        ("kort", card_sheet(language, "https://dialog.example.se/k", 12)),
        ("kort-lokal", card_sheet(language, "http://127.0.0.1:3000/k", 1)),
        ("lagesbild", view(None, None)),
        ("lagesbild-grupp", view(Some("vuxna"), None)),
        ("lagesbild-omrade", view(None, Some("viksjo"))),
        ("lagesbild-grupp-omrade", view(Some("ungdom"), Some("jakobsberg"))),
        ("lagesbild-fa", made::picture_page(made::view(language, &municipality, &few, None, None))),
        ("lagesbild-tom", made::picture_page(made::view(language, &municipality, &none, None, None))),
        ("lagesbild-tackning", made::picture_page(made::view(language, &covered_by, &covered, None, None))),
        ("export", export(language, Role::Admin)),
        ("logg", log(language)),
        ("inkorg", inbox(language, made::matters())),
        ("inkorg-tom", inbox(language, Vec::new())),
        ("arende", matter(language)),
    ];
    pages.extend(super::dialogues::every_page(language));
    pages.extend(super::written::every_page(language));
    pages.extend(super::promise::every_page(language));
    for trouble in Trouble::ALL {
        let title = trouble.title(language);
        pages.push((
            "besked",
            outside(
                language,
                &title,
                move || view! { <NoticePage language=language trouble=trouble signed_in=false /> },
            ),
        ));
    }
    pages
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for language in Language::ALL {
        for (name, html) in every_page(language) {
            let tag = language.tag();
            assert!(html.starts_with("<!DOCTYPE html>"), "{name}");
            assert!(html.contains(&format!("<html lang=\"{tag}\" dir=\"ltr\"")), "{name}");
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
            assert!(!html.contains("style=\""), "{name} has an inline style");
            let mut ids: Vec<&str> =
                html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            ids.sort_unstable();
            let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{name}: {twice:?}");
            if let Ok(folder) = std::env::var("LAGESBILD_PAGES") {
                let html = html.replace("/assets/staff.css", "staff.css");
                std::fs::write(format!("{folder}/{name}-{tag}.html"), html).expect("it can be written");
                std::fs::write(format!("{folder}/staff.css"), STYLE).expect("it can be written");
            }
        }
    }
}

#[test]
fn a_refused_event_keeps_what_was_written_and_leads_to_each_fault() {
    let html = events(Language::Swedish, true);
    assert!(html.contains("value=\"Möt oss\""));
    assert!(html.contains("Plats: Skriv något här."), "the list on top names the field");
    assert!(html.contains("href=\"#place\"") && html.contains("href=\"#first_day\""));
    assert!(html.contains("id=\"place\"") && html.contains("aria-describedby=\"place-hjalp place-fel\""));
    for chosen in ["school", "polis", "viksjo", "skalby"] {
        let at = html.find(&format!("value=\"{chosen}\"")).expect(chosen);
        let input = &html[html[..at].rfind("<input").expect("an input")..];
        let input = &input[..input.find('>').expect("its end")];
        assert!(input.contains("checked"), "{input}");
    }
    assert!(html.contains("value=\"no\" checked"), "an event is not announced unless someone says so");
    assert_eq!(html.matches(" checked").count(), 5, "and nothing else is chosen");
}

#[test]
fn passwords_are_never_sent_back() {
    let html = setup(Language::Swedish);
    assert!(!html.contains("hemligt-hemligt"));
    assert!(html.contains("value=\"Anna &lt;b&gt;\""));
    assert!(html.contains("href=\"#password_again\""));
}

#[test]
fn a_notice_leads_whoever_is_not_signed_in_to_signing_in() {
    let notice = |signed_in| {
        made::rendered(move || {
            view! { <NoticePage language=Language::Swedish trouble=Trouble::LinkUsed signed_in=signed_in /> }
        })
    };
    let (inside, outside) = (notice(true), notice(false));
    assert!(inside.contains("href=\"/personal\"") && inside.contains("Till översikten"));
    assert!(outside.contains("href=\"/personal/logga-in\"") && outside.contains("Logga in"));
    assert!(!outside.contains("Till översikten"));
}

#[test]
fn signing_in_never_says_which_part_was_wrong() {
    let html = sign_in(Language::Swedish, Some(SignInTrouble::Wrong));
    assert!(html.contains("hör inte ihop"));
    assert!(html.contains("value=\"anna@kommun.se\""));
    assert!(html.contains("name=\"next\" value=\"/personal/lagesbild/2026\""));
    assert!(!html.contains("/personal/logga-ut"), "nobody is signed in");
}

#[test]
fn a_poster_for_this_computer_alone_says_so_and_does_not_print() {
    let html = poster(Language::Swedish, "http://127.0.0.1:3000/e/KHT4WP");
    assert!(html.contains("is-loopback") && html.contains("poster-warning"));
    assert!(STYLE.contains(".is-loopback .poster") && STYLE.contains("display: none"));
    let html = poster(Language::Swedish, "https://dialog.example.se/e/KHT4WP");
    assert!(!html.contains("poster-warning"));
    assert!(html.contains("dialog.example.se/e/KHT4WP") && html.contains("Lokalpolisområde Järfälla"));
    assert!(html.contains("Järfälla kommun") && html.contains("Svenska · English"));
    let why = crate::texts::t(Language::Swedish, "poster-why");
    assert!(why.split_whitespace().count() <= 10, "readable in passing: {why}");
}

#[test]
fn the_overview_says_first_what_waits_to_be_done() {
    let html = overview(Language::Swedish);
    let todo = html.find("Att göra").expect("it says what to do");
    assert!(todo < html.find("Svar per åldersgrupp").expect("it counts"));
    assert!(html.contains("Befolkningstal saknas"));
    assert!(html.contains("I dag: Trygghetsvandring i Viksjö"));
    assert!(html.contains("Om 7 dagar: Möt oss på torget"));
    assert!(html.contains("1\u{a0}241"), "37 and 1 204 adults");
}

#[test]
fn only_roles_that_may_are_offered_the_answers_themselves() {
    assert!(export(Language::Swedish, Role::Analyst).contains(
        "/personal/export/responses.csv?survey=vuxna&amp;year=2026&amp;dialect=excel&amp;detail=protected"
    ));
    let html = export(Language::Swedish, Role::Signer);
    assert!(!html.contains("responses.csv") && html.contains("situation-picture.csv"));
    assert!(html.contains("allmän handling"));
}

#[test]
fn only_an_administrator_may_choose_the_answers_in_full() {
    let choice = "<select id=\"detail\"";
    assert!(export(Language::Swedish, Role::Admin).contains(choice));
    assert!(!export(Language::Swedish, Role::Analyst).contains(choice));
}

#[test]
fn the_log_speaks_in_words_and_in_swedish_time() {
    let html = log(Language::Swedish);
    assert!(html.contains("Hämtade svaren") && html.contains("Anna Åkesson"));
    // Half past ten in the evening in UTC is the next day in Sweden.
    assert!(html.contains("2 september 2026") && html.contains("00:30"));
    assert!(html.contains("future.action"), "what it does not know it shows as it is");
}

#[test]
fn every_step_of_the_round_is_a_link() {
    let html = overview(Language::Swedish);
    let round =
        html.split("class=\"round\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a round");
    assert_eq!(round.matches("<a ").count(), 4);
    for step in ["Samla in", "Lägesbild", "Löfte", "Följ upp"] {
        assert!(round.contains(step), "{step}");
    }
}

#[test]
fn the_style_sheet_knows_no_left_or_right() {
    for file in
        [include_str!("../../../../style/staff.css"), include_str!("../../../../style/print-staff.css")]
    {
        for word in [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
            " left:",
            " right:",
            "text-align: left",
            "text-align: right",
        ] {
            assert!(!file.contains(word), "{word}");
        }
    }
}

#[test]
fn a_page_with_an_island_loads_it_with_the_nonce_and_no_other_page_has_a_script() {
    let municipality = made::municipality(false);
    let mut frame = made::frame(Language::Swedish, &municipality, Section::Picture, "Lägesbild".to_owned());
    frame.hydration = Some(super::super::Hydration {
        js: "/assets/client-1.js".to_owned(),
        wasm: "/assets/client-2.wasm".to_owned(),
    });
    let html = made::rendered(move || {
        leptos::nonce::provide_nonce();
        view! { <super::super::Document frame=frame>""</super::super::Document> }
    });
    assert!(html.contains("import(\"/assets/client-1.js\")"));
    assert!(html.contains("module_or_path:\"/assets/client-2.wasm\""));
    assert!(html.contains("<script type=\"module\" nonce=\""));
    assert!(!overview(Language::Swedish).contains("<script"));
}
