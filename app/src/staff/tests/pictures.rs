//! The picture: every chart has its table, nothing hidden comes out, every result carries its label.

use domain::{
    burst::Burst, disclosure::Figure as Published, language::Language, response::Channel,
    situation_picture::Section,
};

use super::made::{municipality, picture, picture_page, picture_without, two_years, view, words};
use crate::{
    components::charts::{Figure, FigureView, Mark},
    staff::picture::section_figures,
};

fn all_figures(view: &crate::staff::PictureView) -> Vec<Figure> {
    Section::ALL.into_iter().flat_map(|section| section_figures(view, section)).collect()
}

fn rendered(language: Language, figure: Figure) -> String {
    super::made::rendered(|| {
        leptos::view! { <crate::components::charts::ChartFigure view=FigureView { language, figure } /> }
    })
}

#[test]
fn the_same_people_two_years_in_a_row_have_changed_nothing_and_every_table_says_so() {
    let municipality = municipality(false);
    let loaded = two_years(&municipality, [300, 400, 250, 900, 350]);
    let view = view(Language::Swedish, &municipality, &loaded, Some("vuxna"), None);
    for id in ["otrygga", "index", "fraga-plats"] {
        let figure = all_figures(&view).into_iter().find(|figure| figure.id == id).expect("the figure");
        let html = rendered(Language::Swedish, figure);
        let (drawing, table) = html.split_once("<table").expect("it has a table");
        assert!(words(table).contains("Sedan 2025"), "{id}");
        assert!(words(table).contains("Ingen säker förändring (−"), "{id}");
        assert!(!words(drawing).contains("Ökat") && !words(drawing).contains("Minskat"), "{id}");
        assert!(html.contains("Ingen säker förändring sedan 2025."), "{id}");
    }
    // A full scale has no verdicts, and says nothing of them.
    let scale = all_figures(&view).into_iter().find(|figure| figure.id == "fraga-trygg_kvall").unwrap();
    assert!(!rendered(Language::Swedish, scale).contains("2025"));
}

#[test]
fn every_chart_has_a_table_with_the_same_figures() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [300, 400, 250, 900, 350], false);
    for language in Language::ALL {
        for (group, area) in [
            (None, None),
            (Some("vuxna"), None),
            (None, Some("viksjo")),
            (Some("ungdom"), Some("jakobsberg")),
        ] {
            let figures = all_figures(&view(language, &municipality, &loaded, group, area));
            assert!(figures.len() > 4, "{group:?} {area:?}");
            for figure in figures {
                let html = rendered(language, figure.clone());
                let (drawing, table) = html.split_once("<table").expect("it has a table");
                let (drawing, table) = (words(drawing), words(table));
                for bar in figure.panels.iter().flat_map(|panel| &panel.bars) {
                    let label = words(&bar.label.replace('&', "&amp;"));
                    assert!(drawing.contains(&label) && table.contains(&label), "{label}");
                    let told = match &bar.mark {
                        Mark::Shown { text, interval_text, word, .. } => vec![text, interval_text, word],
                        Mark::Hidden(word) => vec![word],
                    };
                    for told in told {
                        let told = words(told);
                        assert!(drawing.contains(&told), "{} draws {label}: {told}", figure.id);
                        assert!(table.contains(&told), "the table of {} says {label}: {told}", figure.id);
                    }
                }
            }
        }
    }
}

#[test]
fn every_result_carries_the_label_for_voluntary_answers() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [60, 100, 60, 200, 90], false);
    let whole = view(Language::Swedish, &municipality, &loaded, None, None);
    for figure in all_figures(&whole) {
        let html = rendered(Language::Swedish, figure.clone());
        assert!(html.contains("frivilliga svar (öppen länk, möten)"), "{}", figure.id);
        assert!(html.contains("kan inte räknas om till alla som bor i kommunen"), "{}", figure.id);
        assert!(!html.contains("surfplatta"), "a channel that was not used is not named");
    }
    let page = picture_page(whole);
    let grids = page.matches("grid-scroll").count();
    assert_eq!(grids, 2, "which are tables themselves");
    assert_eq!(
        page.matches("<figure").count(),
        page.matches("<table").count() - grids - 1 - 1,
        "beside them: one outside table, one with the priorities' points"
    );
}

#[test]
fn made_up_answers_are_marked_in_every_label() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [60, 100, 60, 200, 90], true);
    for figure in all_figures(&view(Language::Swedish, &municipality, &loaded, None, None)) {
        assert!(figure.notes.last().is_some_and(|label| label.starts_with("DEMODATA.")), "{}", figure.id);
    }
}

#[test]
fn a_hidden_figure_never_comes_out_as_a_number() {
    let municipality = municipality(false);
    // Few enough that much is hidden, and the children all of it.
    let loaded = picture(&municipality, [12, 14, 25, 40, 18], false);
    let hidden =
        loaded.picture.tables.iter().flat_map(|table| &table.rows).filter(|row| !row.figure.is_shown());
    assert!(hidden.count() > 100);
    for language in Language::ALL {
        for figure in all_figures(&view(language, &municipality, &loaded, Some("barn"), None)) {
            if figure.id.starts_with("svar-per") {
                continue;
            }
            let html = rendered(language, figure.clone());
            assert!(!html.contains("bar-value") && !html.contains("bar-band"), "{}", figure.id);
            let (head, _) = html.split_once("chart-note").expect("it has notes");
            let told = words(head.split_once("chart-panels").expect("it has panels").1);
            let in_rows = told.replace("0 50 100 %", "").replace("0 50 100%", "").replace("0 3 6", "");
            assert!(!in_rows.contains('%'), "{}: {in_rows}", figure.id);
            assert!(html.contains("bar-hidden"));
        }
    }
    let children = loaded.picture.respondents.groups.first().expect("there are children");
    assert!(matches!(children.n, Published::Shown(_) | Published::Protected));
}

#[test]
fn what_the_switcher_gets_is_what_the_page_holds() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [60, 100, 60, 200, 90], false);
    let view = view(Language::English, &municipality, &loaded, Some("vuxna"), Some("viksjo"));
    let swapped = super::made::rendered_fragment(&view);
    let page = picture_page(view.clone());
    assert!(page.contains(&swapped.heading));
    for figure in all_figures(&view) {
        let there = format!("id=\"{}\"", figure.id);
        assert_eq!(swapped.html.matches(&there).count(), 1, "{there}");
        assert_eq!(page.matches(&there).count(), 1, "{there}");
    }
    assert_eq!(swapped.heading, "Situation picture 2026, 25–64 years, Viksjö");
}

#[test]
fn a_link_leads_to_every_year_age_group_and_area() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [0, 30, 0, 40, 0], false);
    let page = picture_page(view(Language::Swedish, &municipality, &loaded, Some("vuxna"), None));
    for href in [
        "/personal/lagesbild/2025?group=vuxna",
        "/personal/lagesbild/2026?group=ungdom",
        "/personal/lagesbild/2026?group=vuxna&amp;area=viksjo",
        "/personal/lagesbild/2026\"",
    ] {
        assert!(page.contains(&format!("href=\"{href}")), "{href}");
    }
    assert_eq!(page.matches("aria-current=\"true\"").count(), 4, "one chosen in each row");
}

#[test]
fn a_headline_about_an_answer_begins_with_the_question_that_was_answered() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [300, 400, 250, 900, 350], false);
    for (language, asked, common) in [
        (
            Language::Swedish,
            "Vet du vad du ska göra om någon ringer och säger sig vara från banken eller polisen? ",
            "Vanligast: ",
        ),
        (Language::English, "", "Most common: "),
    ] {
        for group in [None, Some("aldre")] {
            let figures = all_figures(&view(language, &municipality, &loaded, group, None));
            let asked_about: Vec<&Figure> =
                figures.iter().filter(|figure| figure.title.contains(common)).collect();
            assert!(asked_about.len() > 3, "{group:?}");
            for figure in asked_about {
                let (before, _) = figure.title.split_once(common).expect("it has the word");
                let question = before.trim_end().trim_end_matches(['?', '.', '…', '\u{a0}']);
                let known = loaded.picture.tables.iter().any(|table| {
                    let item = table.item_text.as_ref().map_or("", |item| item.get(language));
                    table.text.get(language).trim_end_matches(['?', ':']) == question
                        || item.trim_end_matches('.').to_lowercase() == question.to_lowercase()
                });
                assert!(known, "{}", figure.title);
                assert!(!figure.unit.contains(question), "said once: {} / {}", figure.title, figure.unit);
            }
            let knows = figures.iter().find(|figure| figure.id == "fraga-a_vet").expect("it is asked");
            assert!(knows.title.starts_with(asked), "{}", knows.title);
        }
    }
}

#[test]
fn the_label_of_a_narrowed_picture_tells_how_many_answers_that_part_has() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [300, 400, 250, 2_000, 350], false);
    let who = &loaded.picture.respondents;
    let cell = |counted: &[domain::disclosure::Responses], group: Option<&str>, area: Option<&str>| {
        let here = counted
            .iter()
            .find(|one| one.survey.as_deref() == group && one.area.as_deref() == area)
            .expect("it is counted");
        here.n.shown().copied()
    };
    let mut told = Vec::new();
    for (group, area, n) in [
        (None, None, Some(loaded.picture.label.n)),
        (Some("vuxna"), None, cell(&who.groups, Some("vuxna"), None)),
        (None, Some("viksjo"), cell(&who.areas, None, Some("viksjo"))),
        (Some("vuxna"), Some("viksjo"), cell(&who.groups_by_area, Some("vuxna"), Some("viksjo"))),
    ] {
        let n = n.expect("there are enough of them");
        told.push(n);
        let view = view(Language::Swedish, &municipality, &loaded, group, area);
        let start =
            format!("Bygger på cirka {} frivilliga svar", crate::texts::integer(Language::Swedish, n));
        for figure in all_figures(&view) {
            let label = figure.notes.last().expect("it has a label");
            // Who answered is counted for everyone, whatever is chosen.
            let counts_all = figure.id.starts_with("svar-per");
            assert_eq!(label.starts_with(&start), !counts_all || told.len() == 1, "{}: {label}", figure.id);
        }
        assert!(picture_page(view).contains(&format!("<p class=\"reading-label\">{start}")), "{start}");
    }
    told.dedup();
    assert_eq!(told.len(), 4, "four different numbers: {told:?}");

    let loaded = picture(&municipality, [2, 100, 60, 900, 90], false);
    let children = cell(&loaded.picture.respondents.groups, Some("barn"), None);
    assert_eq!(children, None, "two children are not told");
    for language in Language::ALL {
        let page = picture_page(view(language, &municipality, &loaded, Some("barn"), None));
        let label = page.split("<p class=\"reading-label\">").nth(1).and_then(|rest| rest.split('<').next());
        let label = label.expect("it has a label");
        assert!(!label.contains(|character: char| character.is_ascii_digit()), "{label}");
    }
}

#[test]
fn with_an_area_chosen_its_own_rows_are_in_order_of_size() {
    let municipality = municipality(false);
    let loaded = picture(&municipality, [300, 400, 250, 2_000, 350], false);
    let view = view(Language::Swedish, &municipality, &loaded, Some("vuxna"), Some("viksjo"));
    let mut several = 0;
    for id in ["otrygga", "index", "problem-eller-inte"] {
        let Some(figure) = all_figures(&view).into_iter().find(|figure| figure.id == id) else { continue };
        let sizes: Vec<f64> = figure.panels[0].bars.iter().filter_map(|bar| bar.mark.size()).collect();
        assert!(sizes.is_sorted_by(|one, other| one >= other), "{id}: {sizes:?}");
        several += usize::from(sizes.len() > 2);
        assert_eq!(figure.panels[0].name, "Viksjö", "{id}");
        let mut orders = figure
            .panels
            .iter()
            .map(|panel| panel.bars.iter().map(|bar| bar.label.clone()).collect::<Vec<_>>());
        let first = orders.next().expect("it has a panel");
        assert!(orders.all(|order| order == first), "{id} can be read across");
    }
    assert!(several > 0, "something was there to sort");
}

#[test]
fn a_year_without_answers_is_no_choice_and_leads_back_to_the_overview() {
    let municipality = municipality(false);
    let mut loaded = picture(&municipality, [0; 5], false);
    loaded.years = vec![2025];
    let page = picture_page(view(Language::Swedish, &municipality, &loaded, None, None));
    assert!(page.contains("val-ar-2025") && !page.contains("val-ar-2026"));
    assert!(!page.contains("Lägg in en händelse") && page.contains("Till översikten"));
}

#[test]
fn a_picture_without_a_channel_says_so_in_its_title_and_on_every_figure() {
    let municipality = municipality(false);
    let loaded = picture_without(&municipality, [300, 400, 250, 900, 350], false, Some(Channel::Event));
    for (group, start) in
        [(None, "Bygger på cirka "), (Some("vuxna"), "Bygger på frivilliga svar (öppen länk)")]
    {
        let mut view = view(Language::Swedish, &municipality, &loaded, group, None);
        view.without = Some(Channel::Event);
        assert!(view.title().ends_with(", utan möten"), "{}", view.title());
        let figures = all_figures(&view);
        assert!(figures.iter().any(|figure| figure.id == "svar-per-kanal"));
        assert!(figures.iter().any(|figure| figure.id == "index"));
        assert!(
            figures
                .iter()
                .flat_map(|figure| &figure.panels)
                .flat_map(|panel| &panel.bars)
                .any(|bar| bar.mark.size().is_some())
        );
        for figure in figures {
            let label = figure.notes.last().expect("it has a label");
            assert!(label.contains(", utan möten. "), "{}: {label}", figure.id);
        }
        let page = picture_page(view);
        assert!(page.contains(&format!("<p class=\"reading-label\">{start}")), "{start}");
        assert!(page.contains("without=link") && page.contains("id=\"val-vag-event\""));
        assert!(!page.contains("Svar per åldersgrupp och område"), "areas are not counted by channel");
    }
}

#[test]
fn where_a_channel_cannot_be_left_out_the_page_says_why_and_shows_no_figure() {
    let municipality = municipality(false);
    let whole = picture(&municipality, [300, 400, 250, 900, 350], false);
    for (area, channel, words) in
        [(Some("viksjo"), Channel::Link, "Välj hela kommunen"), (None, Channel::Paper, "för få svar")]
    {
        let mut view = view(Language::Swedish, &municipality, &whole, Some("vuxna"), area);
        view.without = Some(channel);
        let page = picture_page(view);
        assert!(page.contains(words), "{words}");
        assert!(!page.contains("class=\"chart") && !page.contains("reading-label"));
    }
}

#[test]
fn a_burst_is_told_beside_its_channel_with_its_size_and_day() {
    let municipality = municipality(false);
    let mut loaded = picture(&municipality, [0, 0, 0, 900, 0], false);
    let day = jiff::civil::date(2026, 9, 8);
    loaded.bursts = vec![Burst { channel: Channel::Link, event: None, day, count: 238, usual: 11 }];
    let words = "Ovanligt många svar: Öppen länk, 8 september 2026, cirka 240.";
    let mut view = view(Language::Swedish, &municipality, &loaded, None, None);
    let notes = |view: &crate::staff::PictureView| {
        let figures = all_figures(view);
        figures.into_iter().find(|figure| figure.id == "svar-per-kanal").unwrap().notes
    };
    assert!(notes(&view)[0].starts_with(words), "{:?}", notes(&view));
    assert!(picture_page(view.clone()).contains(words));
    view.without = Some(Channel::Link);
    assert_eq!(notes(&view).len(), 1, "what is left out needs no warning");
}
