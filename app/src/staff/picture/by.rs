//! The second dimension of the picture in words.

use domain::{language::Language, tally::Dimension};

use super::{PictureView, words};
use crate::texts::t;

/// The dimensions that there are to choose from, the usual one first.
pub(super) const CHOICES: [Dimension; 5] =
    [Dimension::Area, Dimension::Channel, Dimension::Event, Dimension::Language, Dimension::Gender];

pub(super) fn dimension_name(language: Language, dimension: Dimension) -> String {
    match dimension {
        Dimension::Whole | Dimension::Area => t(language, "field-area"),
        Dimension::Channel => t(language, "field-channel"),
        Dimension::Event => t(language, "field-event"),
        Dimension::Language => t(language, "field-language"),
        Dimension::Gender => t(language, "field-gender"),
    }
}

/// What a value of the picture's dimension is called.
pub(super) fn value_name(view: &PictureView, id: &str) -> String {
    let language = view.language;
    let known = match view.picture().by.dimension {
        Dimension::Whole | Dimension::Area => view.picture().area(id).map(|area| area.name.clone()),
        Dimension::Channel => Some(words::channel_name(language, id)),
        Dimension::Event => event_name(view, id),
        Dimension::Language => Language::from_tag(id).map(|known| known.own_name().to_owned()),
        Dimension::Gender => gender_name(view, id),
    };
    known.unwrap_or_else(|| id.to_owned())
}

/// An event's title, with its code where another one has the same.
fn event_name(view: &PictureView, code: &str) -> Option<String> {
    let events = &view.loaded.events;
    let event = events.iter().find(|event| event.code.as_str() == code)?;
    let alike = events.iter().filter(|other| other.title == event.title).count();
    Some(if alike > 1 { format!("{} ({})", event.title, event.code) } else { event.title.clone() })
}

/// The words of the option in the question that asks for the gender.
fn gender_name(view: &PictureView, id: &str) -> Option<String> {
    let mut asked = view.loaded.surveys.iter().filter_map(|survey| survey.question("kon"));
    let choice = asked.find_map(|question| question.option(id))?;
    Some(choice.text.get(view.language).to_owned())
}
