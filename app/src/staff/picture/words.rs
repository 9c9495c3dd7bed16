//! What the picture says in words: the obligatory label, levels, channels, and why a figure is not shown.

use domain::{
    disclosure::{self, AgeGroup, Level, PublishedPicture, TOGETHER, Table},
    language::{Language, Text},
    response::Channel,
    tally::Dimension,
};

use super::PictureView;
use crate::texts::{Value, capitalised, ended, integer, t, t_with};

/// The label that stands on every result from people who chose to answer: how many answers the shown age group, area,
/// or one in the other has, and through which channels answers came at all. A number of answers that is hidden where
/// answers are counted is not told here either.
pub(super) fn label(view: &PictureView) -> String {
    if view.picture().without.is_some() && view.group.is_some() {
        return with_label(view.language, view.picture(), None);
    }
    if view.area.is_some() && view.picture().by.dimension != Dimension::Area {
        return part_label(view);
    }
    let who = &view.picture().respondents;
    let (counted, group, area) = match (&view.group, &view.area) {
        (None, None) => return whole_label(view.language, view.picture()),
        (Some(group), None) => (&who.groups, Some(group), None),
        (None, Some(area)) => (&who.areas, None, Some(area)),
        (Some(group), Some(area)) => (&who.groups_by_area, Some(group), Some(area)),
    };
    let n = counted
        .iter()
        .find(|one| {
            group.is_none_or(|group| one.survey.as_ref() == Some(group))
                && area.is_none_or(|area| one.area.as_ref() == Some(area))
        })
        .and_then(|responses| responses.n.shown().copied())
        // None at all is not "about 0 answers that the figures build on".
        .filter(|n| *n > 0);
    with_label(view.language, view.picture(), n)
}

/// The label of what counts every answer, whatever age group or area is chosen.
pub(super) fn whole_label(language: Language, picture: &PublishedPicture) -> String {
    with_label(language, picture, Some(picture.label.n))
}

fn with_label(language: Language, picture: &PublishedPicture, n: Option<u64>) -> String {
    let channels: Vec<String> =
        picture.label.channels.iter().map(|channel| channel_in_label(language, *channel)).collect();
    let channels = ("channels", channels.join(", ").into());
    let label = match n {
        _ if picture.without.is_some() => without_label(language, picture, n, channels),
        Some(n) => t_with(language, "picture-label", &[("n", integer(language, n).into()), channels]),
        None => t_with(language, "picture-label-few", &[channels]),
    };
    if picture.demo { format!("{} {label}", t(language, "demo-mark")) } else { label }
}

/// For a value of another dimension than the area, whose answers are counted with those of non-residents only.
fn part_label(view: &PictureView) -> String {
    let (language, picture) = (view.language, view.picture());
    let channels = picture.label.channels.iter().map(|channel| channel_in_label(language, *channel));
    let channels = channels.collect::<Vec<_>>().join(", ");
    let label = t_with(language, "picture-label-part", &[("channels", channels.into())]);
    if picture.demo { format!("{} {label}", t(language, "demo-mark")) } else { label }
}

/// An age group above its panel. Where others are weighted, it says that the children's answers are not.
pub(super) fn group_in_panel(view: &PictureView, group: &AgeGroup) -> String {
    let name = group.name.get(view.language).to_owned();
    let weighted = view.is_weighted_in(&group.survey, None);
    if view.area.is_none() && view.is_weighted() && !weighted {
        return t_with(view.language, "group-unweighted", &[("group", name.into())]);
    }
    if group.survey == TOGETHER {
        t_with(view.language, "group-weighted", &[("group", name.into())])
    } else {
        name
    }
}

/// For a picture without a channel: how many remain in all is known, how many of an age group is not told.
fn without_label(
    language: Language,
    picture: &PublishedPicture,
    n: Option<u64>,
    channels: (&'static str, Value<'static>),
) -> String {
    let without = picture.without.map(|channel| channel_in_label(language, channel)).unwrap_or_default();
    let without = ("without", without.into());
    match n {
        Some(n) => t_with(
            language,
            "picture-label-without",
            &[("n", integer(language, n).into()), channels, without],
        ),
        None => t_with(language, "picture-label-without-group", &[channels, without]),
    }
}

pub(in crate::staff) fn channel_in_label(language: Language, channel: Channel) -> String {
    match channel {
        Channel::Link => t(language, "label-link"),
        Channel::Event => t(language, "label-event"),
        Channel::Code => t(language, "label-code"),
        Channel::Kiosk => t(language, "label-kiosk"),
        Channel::Paper => t(language, "label-paper"),
    }
}

/// A channel's name where channels are counted.
pub(super) fn channel_name(language: Language, id: &str) -> String {
    match Channel::from_id(id) {
        Some(Channel::Link) => t(language, "channel-link"),
        Some(Channel::Event) => t(language, "channel-event"),
        Some(Channel::Code) => t(language, "channel-code"),
        Some(Channel::Kiosk) => t(language, "channel-kiosk"),
        Some(Channel::Paper) => t(language, "channel-paper"),
        None => id.to_owned(),
    }
}

pub(crate) fn level(language: Language, level: Level) -> String {
    match level {
        Level::Negligible => t(language, "level-negligible"),
        Level::Small => t(language, "level-small"),
        Level::Noticeable => t(language, "level-noticeable"),
        Level::Large => t(language, "level-large"),
        Level::VeryLarge => t(language, "level-very-large"),
    }
}

/// Why a figure is not shown; empty for one that is.
pub(crate) fn hidden<T>(language: Language, figure: &disclosure::Figure<T>) -> String {
    match figure {
        disclosure::Figure::Shown(_) => String::new(),
        disclosure::Figure::Protected => t(language, "figure-protected"),
        disclosure::Figure::TooFew => t(language, "figure-too-few"),
    }
}

/// A short name for what a table asks, where the question itself is too long for a row.
pub(crate) fn short_name(language: Language, table: &Table) -> String {
    named(language, &table.field, table.item_text.as_ref().unwrap_or(&table.text))
}

/// The same for a field whose own words these are.
pub(crate) fn named(language: Language, field: &str, text: &Text) -> String {
    known_short_name(language, field).unwrap_or_else(|| capitalised(text.get(language)))
}

fn known_short_name(language: Language, field: &str) -> Option<String> {
    let key = match field {
        "trygg_kvall" => "short-trygg-kvall",
        "b_dag" => "short-b-dag",
        "b_kvall" => "short-b-kvall",
        "b_skolvag" => "short-b-skolvag",
        "b_skola" => "short-b-skola",
        "y_station" => "short-y-station",
        "y_buss" => "short-y-buss",
        "y_centrum" => "short-y-centrum",
        _ => return None,
    };
    Some(t(language, key))
}

/// What was asked, in the words that whoever answered read: the item of a grid, otherwise the question. Ended as a
/// sentence, so that another can follow.
pub(super) fn asked(language: Language, table: &Table) -> String {
    match &table.item_text {
        Some(item) => ended(&capitalised(item.get(language)), "."),
        None => question(language, table),
    }
}

/// The question itself, in a grid the one above its items. One that its answers or items complete is left open.
pub(super) fn question(language: Language, table: &Table) -> String {
    ended(table.text.get(language).trim_end_matches(':'), "\u{a0}…")
}

/// The same words, with ages such as 25–64 kept on one line.
pub(crate) fn unbroken(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let mut unbroken = String::with_capacity(text.len() + 8);
    for (at, character) in characters.iter().enumerate() {
        if *character == '–' && digit(at.checked_sub(1)) && digit(Some(at + 1)) {
            unbroken.push_str("\u{2060}–\u{2060}");
        } else {
            unbroken.push(*character);
        }
    }
    unbroken
}
