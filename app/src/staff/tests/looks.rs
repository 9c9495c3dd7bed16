//! Grids, maps, pairs and files: each says what its table says, hides what is hidden, and goes nowhere without its label.

use domain::{
    disclosure::{Coverage, Figure as Published},
    language::Language,
    municipality::Municipality,
    situation_picture::Section,
};

use super::made::{
    municipality, picture, picture_page, picture_without, rendered, two_years, view, with_map,
};
use crate::{
    components::charts::{Look, Mark, Picture, PictureFigure, svg_file},
    staff::{
        LoadedPicture, PictureView,
        picture::{picture_named, section_pictures},
        staff_svg,
    },
};

const MANY: [usize; 5] = [300, 400, 250, 2_000, 350];

/// A municipality of which everything is known.
fn known() -> Municipality {
    with_map(municipality(true))
}

/// Every kind of page that a picture stands on, with little and with much on it.
fn views(town: &Municipality) -> Vec<PictureView> {
    let much = two_years(town, MANY);
    let little = picture(town, [3, 30, 12, 90, 0], true);
    let mut views = Vec::new();
    for loaded in [&much, &little] {
        for language in Language::ALL {
            for (group, area) in [
                (None, None),
                (Some("vuxna"), None),
                (Some("barn"), None),
                (None, Some("viksjo")),
                (Some("ungdom"), Some("viksjo")),
            ] {
                views.push(view(language, town, loaded, group, area));
            }
        }
    }
    views
}

fn pictures(view: &PictureView) -> Vec<Picture> {
    Section::ALL.into_iter().flat_map(|section| section_pictures(view, section)).collect()
}

fn named(view: &PictureView, id: &str) -> Picture {
    picture_named(view, id).unwrap_or_else(|| panic!("there is no {id}"))
}

fn html(language: Language, picture: &Picture) -> String {
    rendered(|| {
        let (picture, download) = (picture.clone(), "/bild.svg".to_owned());
        leptos::view! { <PictureFigure language=language picture=picture download=Some(download) /> }
    })
}

/// The text of HTML or XML, without its tags, and with what it writes for marks of its own put back.
fn words(marked_up: &str) -> String {
    let text = super::made::words(&marked_up.replace('\u{ad}', ""));
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The same words whatever lies between or inside them.
fn plain(text: &str) -> String {
    text.replace(['\u{2060}', '\u{ad}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Walks through the tags and panics where one is not closed in its turn.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(
            !text.contains('&')
                || text.split('&').skip(1).all(|rest| rest
                    .split_once(';')
                    .is_some_and(|(name, _)| ["amp", "lt", "gt", "quot"].contains(&name))),
            "{text}"
        );
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.starts_with('?') && !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn every_picture_has_its_table_its_label_its_source_and_its_file() {
    let town = known();
    let mut kinds = [0; 4];
    for view in views(&town) {
        let page = picture_page(view.clone());
        let label = if view.language == Language::Swedish {
            "kan inte räknas om till alla som bor i kommunen"
        } else {
            "everyone who lives in the municipality"
        };
        for picture in pictures(&view) {
            let figure = &picture.figure;
            kinds[match picture.look {
                Look::Bars => 0,
                Look::Grid(_) => 1,
                Look::Map(_) => 2,
                Look::Pairs(_) => 3,
            }] += 1;
            let shown = html(view.language, &picture);
            let (_, table) = shown.split_once("class=\"chart-table\"").expect("it has a table");
            let (table, said) = (words(table), words(&shown));
            for bar in figure.panels.iter().flat_map(|panel| &panel.bars) {
                assert!(table.contains(&plain(&bar.label)), "{}: {}", figure.id, bar.label);
                match &bar.mark {
                    Mark::Shown { text, interval_text, word, .. } => {
                        for part in [text, interval_text, word] {
                            assert!(table.contains(&plain(part)), "{}: {part}", figure.id);
                        }
                    }
                    Mark::Hidden(word) => assert!(table.contains(word), "{}: {word}", figure.id),
                }
            }
            assert!(said.contains(label), "{}", figure.id);
            assert!(said.contains(&plain(&picture.source)) && picture.source.contains("Järfälla"));
            assert!(shown.contains("href=\"/bild.svg\""), "{}", figure.id);
            // Once on the page, with a link to a file that is there.
            assert_eq!(page.matches(&format!("id=\"{}\"", figure.id)).count(), 1, "{}", figure.id);
            assert!(page.contains(&format!("/figur/{}.svg?", figure.id)), "{}", figure.id);
        }
    }
    assert!(kinds.iter().all(|number| *number > 5), "every look is tried: {kinds:?}");
}

#[test]
fn a_file_needs_nothing_beside_it_and_says_all_that_the_page_says() {
    let town = known();
    for view in views(&town) {
        for picture in pictures(&view) {
            let svg = svg_file(view.language, &picture);
            assert_well_formed(&svg);
            let figure = &picture.figure;
            for foreign in ["class=", "style", "url(", "href", "<pattern", "<script", "NaN", "inf"] {
                let drawn: String = svg.split("</desc>").skip(1).collect();
                assert!(!drawn.contains(foreign), "{}: {foreign}", figure.id);
            }
            let (_, described) = svg.split_once("<desc id=\"beskrivning\">").expect("it has a description");
            let (described, drawn) = described.split_once("</desc>").expect("it ends");
            let (described, drawn) = (words(described), words(drawn));
            let (_, title) = svg.split_once("<title id=\"titel\">").expect("it has a title");
            assert!(plain(&words(title)).starts_with(&plain(&figure.title)), "{}", figure.id);
            for bar in figure.panels.iter().flat_map(|panel| &panel.bars) {
                let word = match &bar.mark {
                    Mark::Shown { text, .. } => text,
                    Mark::Hidden(word) => word,
                };
                assert!(
                    described.contains(&plain(&format!("{}: {word}", bar.label))),
                    "{}: {}",
                    figure.id,
                    bar.label
                );
                assert!(drawn.contains(plain(word).split(' ').next().unwrap()), "{}: {word}", figure.id);
            }
            // Lines are broken, words are not lost.
            for said in figure.notes.iter().chain([&picture.source]) {
                assert!(drawn.contains(&plain(said)), "{}: {said}", figure.id);
            }
            assert!(
                drawn.contains(&plain(&figure.title)) && drawn.contains(&plain(&figure.unit)),
                "{}",
                figure.id
            );
        }
    }
}

#[test]
fn a_file_of_the_staffs_says_that_it_is_a_draft_and_which_answers_are_made_up() {
    let town = known();
    let loaded = picture(&town, MANY, true);
    let svg =
        staff_svg(&view(Language::Swedish, &town, &loaded, None, None), "varmekarta").expect("it is there");
    let said = words(&svg);
    assert!(said.contains("Utkast för personal") && said.contains("DEMODATA."), "{said}");
    let view = view(Language::Swedish, &town, &loaded, None, None);
    assert!(
        !svg_file(view.language, &named(&view, "varmekarta")).contains("Utkast"),
        "staff matters are the staff's"
    );
    assert_eq!(staff_svg(&view, "finns-inte"), None);
}

#[test]
fn the_heat_map_prints_every_value_and_level_and_hatches_what_is_hidden() {
    let town = known();
    // So few that some are shown and some are not.
    let loaded = picture(&town, [40, 60, 40, 160, 60], false);
    let view = view(Language::Swedish, &town, &loaded, Some("vuxna"), None);
    let picture = named(&view, "varmekarta");
    let Look::Grid(look) = &picture.look else { panic!("it is a grid") };
    assert_eq!(look.columns.len(), 1 + town.areas.len(), "the whole municipality and every area");
    let shown = html(Language::Swedish, &picture);
    let (grid, _) = shown.split_once("class=\"chart-foot\"").expect("it has a foot");
    let (mut figures, mut hidden) = (0, 0);
    for index in loaded.picture.theme_indexes.iter().filter(|index| index.survey == "vuxna") {
        let column = index.area.as_ref().map_or("Hela kommunen", |area| town.area_name(area));
        let row = picture
            .figure
            .panels
            .iter()
            .find(|row| row.name == index.theme_name.get(Language::Swedish))
            .unwrap();
        let mark = &row.bars.iter().find(|bar| bar.label == column).unwrap().mark;
        match (&index.figure, mark) {
            (Published::Shown(index), Mark::Shown { value, text, word, .. }) => {
                figures += 1;
                assert!((index.value - value).abs() < 1e-9);
                let level = index.value.floor().min(4.0);
                let cell = format!("class=\"tone-{level}\"><b>{text}</b><span class=\"grid-word\">{word}");
                assert!(grid.replace("<!>", "").contains(&cell), "{cell} in {grid}");
            }
            (Published::Protected | Published::TooFew, Mark::Hidden(_)) => hidden += 1,
            other => panic!("{column}: {other:?}"),
        }
    }
    assert!(figures > 5 && hidden > 5, "{figures} shown and {hidden} hidden");
    assert_eq!(grid.matches("<td class=\"tone-hidden\"").count(), hidden);
}

#[test]
fn without_an_age_group_the_heat_map_has_age_groups_across_and_a_question_not_asked_is_a_dash() {
    let town = known();
    let loaded = picture(&town, MANY, false);
    let picture = named(&view(Language::Swedish, &town, &loaded, None, None), "varmekarta");
    let Look::Grid(look) = &picture.look else { panic!("it is a grid") };
    assert_eq!(
        look.columns,
        ["13–17 år", "18–24 år", "25–64 år", "65 år eller äldre"],
        "children are not asked"
    );
    // The eldest are not asked about traffic at schools.
    let schools = picture.figure.panels.iter().find(|row| row.name == "Trafik vid skolor").expect("the row");
    assert_eq!(schools.bars.len(), 3);
    assert!(html(Language::Swedish, &picture).contains("<td class=\"tone-plain\">–"));
}

#[test]
fn a_map_is_drawn_for_an_age_group_where_the_areas_are_known_and_nowhere_else() {
    let town = known();
    let loaded = picture(&town, MANY, false);
    let drawn = |town: &Municipality, loaded: &LoadedPicture, group, area| {
        let view = view(Language::Swedish, town, loaded, group, area);
        pictures(&view).into_iter().filter(|picture| matches!(picture.look, Look::Map(_))).collect::<Vec<_>>()
    };
    let maps = drawn(&town, &loaded, Some("vuxna"), None);
    let ids: Vec<&str> = maps.iter().map(|map| map.figure.id.as_str()).collect();
    assert_eq!(ids, ["karta-otrygga", "karta-index"]);
    for map in &maps {
        let shown = html(Language::Swedish, map);
        assert_eq!(shown.matches("class=\"map\"").count(), map.figure.panels.len());
        for panel in &map.figure.panels {
            assert_eq!(panel.bars.len(), town.areas.len());
            for bar in &panel.bars {
                let Mark::Shown { text, .. } = &bar.mark else { continue };
                // Read aloud, and printed in the area.
                assert!(shown.contains(&format!("{}: {text}", bar.label)), "{}", bar.label);
                assert!(words(&shown).contains(&plain(&format!("{} {text}", bar.label))), "{}", bar.label);
            }
        }
        assert!(!shown.contains("http"), "nothing is fetched from elsewhere");
    }
    for (group, area) in [(None, None), (None, Some("viksjo")), (Some("vuxna"), Some("viksjo"))] {
        assert!(drawn(&town, &loaded, group, area).is_empty(), "{group:?} {area:?}");
    }

    let bare = municipality(true);
    let loaded = picture(&bare, MANY, false);
    assert!(drawn(&bare, &loaded, Some("vuxna"), None).is_empty());
    let page = picture_page(view(Language::Swedish, &bare, &loaded, Some("vuxna"), None));
    assert!(page.contains("areas_geojson"), "it says how to get one");
    let page = picture_page(view(Language::Swedish, &town, &loaded, Some("vuxna"), None));
    assert!(!page.contains("areas_geojson"));
}

#[test]
fn who_is_missing_is_marked_by_a_word_and_never_where_it_is_not_known() {
    let town = known();
    let loaded = picture(&town, [60, 90, 200, 900, 350], false);
    let view_of =
        |town: &Municipality, loaded: &LoadedPicture| view(Language::Swedish, town, loaded, None, None);
    let grid = named(&view_of(&town, &loaded), "tackning");
    let who = &loaded.picture.respondents;
    let mut under = 0;
    for cell in &who.groups_by_area {
        let group =
            loaded.picture.group(cell.survey.as_deref().unwrap()).unwrap().name.get(Language::Swedish);
        let row = grid.figure.panels.iter().find(|row| row.name == group).unwrap();
        let mark = &row
            .bars
            .iter()
            .find(|bar| bar.label == town.area_name(cell.area.as_deref().unwrap()))
            .unwrap()
            .mark;
        match (cell.n, cell.coverage, mark) {
            (Published::Shown(_), Coverage::Ratio { under: short, .. }, Mark::Shown { word, .. }) => {
                assert_eq!(plain(word) == "underrepresenterad", short);
                under += usize::from(short);
            }
            (Published::Protected, _, Mark::Hidden(word)) => assert_eq!(word, "Skyddad"),
            (_, Coverage::NotShown, Mark::Shown { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(under > 1 && grid.figure.title.starts_with("Saknas mest: "), "{under} {}", grid.figure.title);
    let shown = html(Language::Swedish, &grid);
    assert!(shown.matches("class=\"bar-short\"").count() >= under, "a shape of its own");

    // Where the inhabitants are not known there are numbers, and it says why there is no more.
    let unknown = municipality(false);
    let loaded = picture(&unknown, [5, 30, 200, 900, 350], false);
    let view = view_of(&unknown, &loaded);
    assert!(picture_named(&view, "svar-mot-vantat").is_none());
    let shown = words(&html(Language::Swedish, &named(&view, "tackning")));
    assert!(
        shown.contains("befolkningstal per område och åldersgrupp saknas")
            && !shown.contains("underrepresenterad")
    );
}

#[test]
fn as_many_as_expected_stand_beside_as_many_as_answered() {
    let town = known();
    let loaded = picture(&town, [100, 160, 180, 1_200, 360], false);
    let picture = named(&view(Language::Swedish, &town, &loaded, None, None), "svar-mot-vantat");
    let Look::Pairs(look) = &picture.look else { panic!("they are pairs") };
    let answers: f64 = picture.figure.panels[0].bars.iter().filter_map(|bar| bar.mark.size()).sum();
    let expected: f64 = look.others[0].iter().flatten().map(|other| other.value).sum();
    assert!(
        (answers - expected).abs() < 1e-6,
        "the same answers, shared out otherwise: {answers} {expected}"
    );
    // Asked in the very proportions of the inhabitants: 5, 8, 9, 60 and 18 percent.
    for (bar, other) in picture.figure.panels[0].bars.iter().zip(&look.others[0]) {
        let (is, should) = (bar.mark.size().unwrap(), other.as_ref().unwrap().value);
        assert!((is / should - 1.0).abs() < 0.15, "{}: {is} of {should}", bar.label);
    }
    assert_eq!(
        picture.figure.title,
        "I hela kommunen har ingen åldersgrupp färre än hälften av de svar som väntas"
    );
}

#[test]
fn a_change_is_a_pair_whose_first_value_is_the_year_before() {
    let town = known();
    let loaded = two_years(&town, MANY);
    let view = view(Language::Swedish, &town, &loaded, None, None);
    for id in ["andring-otrygga", "andring-index"] {
        let picture = named(&view, id);
        let Look::Pairs(look) = &picture.look else { panic!("they are pairs") };
        assert_eq!(look.names, ["2025", "2026"]);
        assert!(picture.figure.panels.len() > 2, "an age group each");
        for (panel, others) in picture.figure.panels.iter().zip(&look.others) {
            assert_eq!(panel.bars.len(), others.len());
            for (bar, other) in panel.bars.iter().zip(others) {
                let (now, before) = (bar.mark.size().unwrap(), other.as_ref().unwrap());
                assert!((now - before.value).abs() < 1e-9, "the same people answered alike");
                let Mark::Shown { word, .. } = &bar.mark else { panic!("it is shown") };
                assert_eq!(*word, format!("2025: {}", before.text));
            }
        }
        assert_eq!(picture.figure.title, "Ingen säker förändring sedan 2025");
    }
    // With nothing earlier there is nothing to draw.
    let alone = super::made::view(Language::Swedish, &town, &picture(&town, MANY, false), None, None);
    assert!(picture_named(&alone, "andring-index").is_none());
}

#[test]
fn without_a_channel_nothing_is_drawn_of_areas() {
    let town = known();
    let loaded = picture_without(&town, MANY, false, Some(domain::response::Channel::Event));
    for group in [None, Some("vuxna")] {
        let mut view = view(Language::Swedish, &town, &loaded, group, None);
        view.without = Some(domain::response::Channel::Event);
        for picture in pictures(&view) {
            assert!(!matches!(picture.look, Look::Map(_)) && picture.figure.id != "tackning");
            assert!(
                words(&html(Language::Swedish, &picture)).contains(", utan möten"),
                "{}",
                picture.figure.id
            );
        }
        assert_eq!(picture_named(&view, "varmekarta").is_some(), group.is_none());
    }
}
