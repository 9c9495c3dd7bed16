//! One response: what a resident answered, and the little that is kept beside it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    answers::{Answers, Written},
    event::EventCode,
    language::Language,
};

/// By which way an answer came in. Derived by the server, never taken from the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// The open link.
    Link,
    /// An event's link or QR.
    Event,
    /// A single-use code.
    Code,
    /// A tablet that staff set up.
    Kiosk,
    /// A paper form that staff typed in.
    Paper,
}

impl Channel {
    pub const ALL: [Self; 5] = [Self::Link, Self::Event, Self::Code, Self::Kiosk, Self::Paper];

    pub fn id(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Event => "event",
            Self::Code => "code",
            Self::Kiosk => "kiosk",
            Self::Paper => "paper",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.id() == id)
    }
}

/// A response as it is kept. Nothing in it says who, from where, or when within the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response<A = Answers> {
    pub survey: String,
    pub version: u32,
    /// The day of receipt in Sweden.
    pub day: Date,
    /// The answer to `omr`, kept apart from the rest because it is a dimension of every table.
    pub area: Option<String>,
    pub event: Option<EventCode>,
    pub channel: Channel,
    pub language: Language,
    /// Every other answer.
    pub answers: A,
}

impl Response {
    pub fn write(self) -> Response<Written> {
        self.with(|answers| Written::from(&answers))
    }
}

impl Response<Written> {
    pub fn read(&self) -> Response {
        self.clone().with(|written| written.read())
    }
}

impl<A> Response<A> {
    fn with<B>(self, change: impl FnOnce(A) -> B) -> Response<B> {
        let Self { survey, version, day, area, event, channel, language, answers } = self;
        Response { survey, version, day, area, event, channel, language, answers: change(answers) }
    }
}
