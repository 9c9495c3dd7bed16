//! "I korthet" on the page: five questions before everything else, each with a way to its answer in full.

use domain::{language::Language, response::Channel};

use super::{super::LoadedPicture, made};

const QUESTIONS: [&str; 5] = [
    "Var känner sig vilka mest otrygga?",
    "Vad har blivit sämre eller bättre sedan förra året?",
    "Vad säger dialogerna samma sak om, och var går de isär?",
    "Vem saknas bland svaren?",
    "Vad bör komma först, och varför?",
];

fn page(language: Language, loaded: &LoadedPicture, group: Option<&str>) -> String {
    made::picture_page(made::view(language, &made::municipality(true), loaded, group, None))
}

/// The block alone.
fn block(page: &str) -> &str {
    let from = page.find("class=\"brief\"").expect("the block is there");
    &page[from..from + page[from..].find("</dl>").expect("it ends")]
}

/// What the block says below a question.
fn answer<'a>(page: &'a str, question: &str) -> &'a str {
    let block = block(page);
    let from = block.find(question).expect("the question is there") + question.len();
    &block[from..from + block[from..].find("</dd>").expect("it is answered")]
}

fn whole() -> LoadedPicture {
    made::two_years(&made::municipality(true), [300, 500, 300, 1_200, 400])
}

#[test]
fn five_questions_are_answered_before_anything_is_chosen_or_drawn() {
    let html = page(Language::Swedish, &whole(), None);
    let brief = html.find("class=\"brief\"").expect("the block is there");
    for later in ["class=\"contents\"", "class=\"choice-of-picture\"", "id=\"metod\"", "<figure"] {
        assert!(brief < html.find(later).expect(later), "{later} stands after it");
    }
    for question in QUESTIONS {
        let answer = answer(&html, question);
        let anchor = answer.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
        assert!(html.contains(&format!("id=\"{anchor}\"")), "{question} leads to {anchor}");
    }
    let unsafest = answer(&html, QUESTIONS[0]).replace('\u{a0}', " ");
    assert!(unsafest.contains(" % ("), "a share with its interval: {unsafest}");
    assert!(answer(&html, QUESTIONS[1]).contains("Ingen säker förändring sedan 2025"));
    assert!(answer(&html, QUESTIONS[2]).contains("teman saknar underlag"));
    assert_eq!(answer(&html, QUESTIONS[4]).matches("<li>").count(), 3);
}

#[test]
fn it_is_about_everyone_whatever_is_chosen_and_says_so() {
    let loaded = whole();
    let (all, one) =
        (page(Language::Swedish, &loaded, None), page(Language::Swedish, &loaded, Some("aldre")));
    for question in QUESTIONS {
        assert_eq!(answer(&all, question), answer(&one, question));
    }
    let says = "Gäller alla svar i hela kommunen";
    assert!(block(&one).contains(says) && !block(&all).contains(says));
}

#[test]
fn where_changes_are_not_shown_the_block_says_where_they_are() {
    let municipality = made::municipality(true);
    let answers = [300, 500, 300, 1_200, 400];
    let mut without = made::view(
        Language::Swedish,
        &municipality,
        &made::picture_without(&municipality, answers, false, Some(Channel::Event)),
        None,
        None,
    );
    without.without = Some(Channel::Event);
    let weighted =
        made::view(Language::Swedish, &municipality, &made::weighted(&municipality, answers), None, None);
    for view in [without, weighted] {
        let html = made::picture_page(view);
        assert!(answer(&html, QUESTIONS[1]).contains("Visas bara i bilden med alla svar, oviktade."));
        assert!(block(&html).contains("Gäller alla svar i hela kommunen"));
    }
    let alone = page(Language::Swedish, &made::picture(&municipality, answers, false), None);
    assert!(answer(&alone, QUESTIONS[1]).contains("Det finns inga svar från 2025 att jämföra med."));
}

#[test]
fn nothing_that_is_hidden_is_told_in_brief() {
    let few = made::picture(&made::municipality(true), [3, 3, 3, 3, 3], false);
    let html = page(Language::Swedish, &few, None);
    assert!(answer(&html, QUESTIONS[0]).contains("Ingen siffra kan visas."));
    let unknown = made::picture(&made::municipality(false), [3, 3, 3, 300, 3], false);
    let html =
        made::picture_page(made::view(Language::Swedish, &made::municipality(false), &unknown, None, None));
    assert!(answer(&html, QUESTIONS[3]).contains("hur många som bor här är inte angivet"));
    let nobody = made::picture(&made::municipality(true), [0; 5], false);
    assert!(!page(Language::Swedish, &nobody, None).contains("class=\"brief\""), "nothing to answer from");
}
