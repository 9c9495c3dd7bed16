//! The picture by another dimension and weighted: what can be chosen, and what is said of it.

use domain::{language::Language, tally::Dimension};

use super::made::{by, municipality, picture, picture_page, view, weighted};
use crate::{components::charts::Figure, staff::picture::section_figures};

const ANSWERS: [usize; 5] = [300, 400, 250, 900, 350];

fn figure(view: &crate::staff::PictureView, id: &str) -> Figure {
    let sections = domain::situation_picture::Section::ALL.into_iter();
    let mut figures = sections.flat_map(|section| section_figures(view, section));
    figures.find(|figure| figure.id == id).unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn a_weighted_picture_says_so_and_that_those_who_answered_chose_to() {
    let municipality = municipality(true);
    let view = view(Language::Swedish, &municipality, &weighted(&municipality, ANSWERS), None, None);
    assert_eq!(view.title(), "Lägesbild 2026, viktat efter ålder och område");
    let index = figure(&view, "index");
    let names: Vec<&str> = index.panels.iter().map(|panel| panel.name.as_str()).collect();
    assert_eq!(names, ["13 år och äldre, vägt", "13–17 år", "18–24 år", "25–64 år", "65 år eller äldre"]);
    for panel in index.panels.iter().filter(|panel| !panel.base.is_empty()) {
        assert!(panel.base.starts_with("Väger som cirka "), "{}", panel.base);
    }
    assert!(index.panels.iter().any(|panel| !panel.base.is_empty()));
    assert!(index.notes.iter().any(|note| note.starts_with("Viktat: basen är")));
    // A chart in which nothing is weighted says so.
    let alone = crate::staff::PictureView { group: Some("vuxna".to_owned()), ..view.clone() };
    for (id, note) in [("index", "Viktat: basen är"), ("index-per-omrade", "Inte viktat.")] {
        assert!(figure(&alone, id).notes.iter().any(|one| one.starts_with(note)), "{id}");
    }
    let children = figure(&view, "otrygga");
    assert!(
        children
            .panels
            .iter()
            .any(|panel| panel.name == "10–12 år (oviktat)" && panel.base.starts_with("Cirka "))
    );
    let page = picture_page(view);
    assert!(page.contains("det ändrar inte att de som svarat själva har valt det"));
    assert!(!page.contains("Svaren är inte viktade"));
    assert!(
        page.contains("href=\"/personal/lagesbild/2026?group=vuxna&amp;weighted=yes\""),
        "it stays while switching"
    );
    assert!(page.contains("href=\"/personal/lagesbild/2026?by=gender&amp;weighted=yes\""));
    assert!(!page.contains("without="), "a channel is left out of unweighted pictures only");
}

#[test]
fn without_weights_no_age_groups_are_added_up_and_weights_are_a_choice() {
    let municipality = municipality(true);
    let view = view(Language::Swedish, &municipality, &picture(&municipality, ANSWERS, false), None, None);
    assert!(figure(&view, "index").panels.iter().all(|panel| !panel.name.contains("13 år och äldre")));
    let page = picture_page(view);
    assert!(
        page.contains("href=\"/personal/lagesbild/2026?weighted=yes\"")
            && page.contains("Svaren är inte viktade")
    );
}

#[test]
fn where_the_inhabitants_are_not_known_there_is_no_such_choice_and_the_page_says_why() {
    let municipality = municipality(false);
    for loaded in [picture(&municipality, ANSWERS, false), weighted(&municipality, ANSWERS)] {
        let page = picture_page(view(Language::Swedish, &municipality, &loaded, None, None));
        assert!(page.contains("Siffrorna kan inte viktas: hur många som bor här"));
        assert!(!page.contains("val-vikt-ja") && !page.contains("Väger som"));
    }
}

#[test]
fn every_dimension_has_its_values_by_name_side_by_side() {
    let municipality = municipality(false);
    for (dimension, value, name, head) in [
        (Dimension::Channel, "link", "Öppen länk", "Väg in"),
        (Dimension::Gender, "kvinna", "Kvinna eller tjej", "Kön"),
        (Dimension::Language, "sv", "Svenska", "Språk"),
    ] {
        let loaded = by(&municipality, ANSWERS, dimension);
        let id = dimension.id();
        let side_by_side = view(Language::Swedish, &municipality, &loaded, Some("vuxna"), None);
        let index = figure(&side_by_side, "index-per-omrade");
        assert_eq!(index.panel_head, head);
        assert!(index.panels.iter().any(|panel| panel.name == name), "{name}");
        let page = picture_page(side_by_side);
        let href = format!("?group=vuxna&amp;by={id}&amp;value={value}\"");
        assert!(page.contains(&href), "{href}");
        assert!(!page.contains("area="), "no area beside another dimension");

        let alone = view(Language::Swedish, &municipality, &loaded, Some("vuxna"), Some(value));
        assert_eq!(alone.title(), format!("Lägesbild 2026, 25–64 år, {name}"));
        let label = figure(&alone, "index").notes.last().cloned().unwrap_or_default();
        assert!(
            label.starts_with("Bygger på frivilliga svar (") && label.contains("sitt eget antal"),
            "{label}"
        );
    }
}
