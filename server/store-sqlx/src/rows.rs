//! The rows that both engines answer with, and what they become.

use std::collections::BTreeMap;

use domain::{
    announcement::{Announcement, PublicId},
    dialogue::{DialogueKind, DialogueNote, Frequency},
    event::{Event, EventKind, Organiser},
    matter::{Handling, Matter, MatterKind, MatterStatus, Reference, Said},
    published::{About, Digest, Frozen},
    response::Response,
    round::Round,
    tally::{Slice, Tally},
};
use store::{
    Account, AuditEntry, DailyCount, Error, Indicator, Kiosk, Organisation, Result, Role, RoundTally,
    SetupLink, StoredResponse, VersionEntry,
};

use crate::{
    convert::{channel, corrupt, day, dimension, event_code, json, language, timestamp, uuid, version, year},
    slices::Names,
};

pub(crate) type AccountRow = (Vec<u8>, String, String, String, String, Option<String>);

pub(crate) fn account((id, email, name, role, organisation, password_hash): AccountRow) -> Result<Account> {
    Ok(Account {
        id: uuid(&id)?,
        email,
        name,
        role: Role::from_id(&role).ok_or_else(|| corrupt("a role", role))?,
        organisation: Organisation::from_id(&organisation)
            .ok_or_else(|| corrupt("an organisation", organisation))?,
        password_hash,
    })
}

pub(crate) type SetupLinkRow = (Option<Vec<u8>>, i64);

pub(crate) fn setup_link((account, expires): SetupLinkRow) -> Result<SetupLink> {
    Ok(SetupLink { account: account.as_deref().map(uuid).transpose()?, expires: timestamp(expires)? })
}

pub(crate) type AuditRow = (i64, Option<Vec<u8>>, String, String, String);

pub(crate) fn audit_entry((at, account, action, subject, detail): AuditRow) -> Result<AuditEntry> {
    Ok(AuditEntry {
        at: timestamp(at)?,
        account: account.as_deref().map(uuid).transpose()?,
        action,
        subject,
        detail,
    })
}

pub(crate) type EventRow = (String, String, String, String, String, String, String, String);

pub(crate) fn event(row: EventRow) -> Result<Event> {
    let (code, kind, title, place, first_day, last_day, organiser, areas) = row;
    Ok(Event {
        code: event_code(&code)?,
        kind: EventKind::from_id(&kind).ok_or_else(|| corrupt("a kind of event", kind))?,
        title,
        place,
        first_day: day(&first_day)?,
        last_day: day(&last_day)?,
        organiser: Organiser::from_id(&organiser).ok_or_else(|| corrupt("an organiser", organiser))?,
        areas: json("an event's areas", &areas)?,
    })
}

/// Id, kind, year, day, participants, theme, area, place, severity, frequency, observation, proposal, age groups, demo.
pub(crate) type DialogueRow = (
    Vec<u8>,
    String,
    i64,
    String,
    String,
    String,
    Option<String>,
    String,
    i64,
    Option<String>,
    String,
    String,
    String,
    bool,
);

pub(crate) fn dialogue(row: DialogueRow) -> Result<DialogueNote> {
    let (
        id,
        kind,
        label_year,
        held,
        participants,
        theme,
        area,
        place,
        severity,
        often,
        said,
        asked,
        ages,
        demo,
    ) = row;
    let frequency = |id: String| Frequency::from_id(&id).ok_or_else(|| corrupt("a frequency", id));
    Ok(DialogueNote {
        id: uuid(&id)?,
        kind: DialogueKind::from_id(&kind).ok_or_else(|| corrupt("a kind of dialogue", kind))?,
        year: year(label_year)?,
        day: day(&held)?,
        participants: json("a dialogue's participants", &participants)?,
        theme,
        area,
        place,
        severity: u8::try_from(severity).map_err(|_| corrupt("a severity", severity))?,
        frequency: often.map(frequency).transpose()?,
        observation: said,
        proposal: asked,
        age_groups: json("a dialogue's age groups", &ages)?,
        demo,
    })
}

pub(crate) type AnnouncementRow = (String, String, bool, String, Option<String>, String);

pub(crate) fn announcement(row: AnnouncementRow) -> Result<Announcement> {
    let (event, id, announced, ages, outcome, changed) = row;
    Ok(Announcement {
        event: event_code(&event)?,
        id: PublicId::parse(&id).ok_or_else(|| corrupt("an event's public id", id))?,
        announced,
        ages: json("an event's ages", &ages)?,
        outcome,
        changed: day(&changed)?,
    })
}

pub(crate) type MatterRow = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
);

pub(crate) fn matter(row: MatterRow) -> Result<Matter> {
    let (reference, kind, page, text, format, contact, tag, received, due, status, handler, note, done) = row;
    Ok(Matter {
        reference: Reference::parse(&reference).ok_or_else(|| corrupt("a reference", reference))?,
        kind: MatterKind::from_id(&kind).ok_or_else(|| corrupt("a kind of matter", kind))?,
        said: Said { page, text, format, contact },
        language: language(&tag)?,
        received: day(&received)?,
        due: day(&due)?,
        handling: Handling {
            status: MatterStatus::from_id(&status).ok_or_else(|| corrupt("a status", status))?,
            handler,
            note,
            done: done.as_deref().map(day).transpose()?,
        },
    })
}

pub(crate) type KioskRow = (Vec<u8>, String, String, Vec<u8>, bool);

pub(crate) fn kiosk((token, event, started, secret, ended): KioskRow) -> Result<Kiosk> {
    let whole = |bytes: Vec<u8>| {
        let length = bytes.len();
        bytes.try_into().map_err(|_| corrupt("a kiosk's token or key of length", length))
    };
    let (token, key) = (whole(token)?, whole(secret)?);
    Ok(Kiosk { token, event: event_code(&event)?, day: day(&started)?, key, ended })
}

/// Year, number, day, reason, whether it is made up, and SHA-256 of a published version.
pub(crate) type VersionRow = (i64, i64, String, Option<String>, bool, Vec<u8>);

pub(crate) fn version_entry(row: VersionRow) -> Result<VersionEntry> {
    let (label_year, number, published, reason, demo, sha256) = row;
    let about = About {
        year: year(label_year)?,
        number: u32::try_from(number).map_err(|_| corrupt("a version's number", number))?,
        day: day(&published)?,
        reason,
        demo,
    };
    let length = sha256.len();
    let sha256 = sha256.try_into().map_err(|_| corrupt("a SHA-256 of length", length))?;
    Ok(VersionEntry { about, sha256: Digest::new(sha256) })
}

/// The same with the version itself, which is refused unless it is the one that was published.
pub(crate) type PublishedRow = (i64, i64, String, Option<String>, bool, Vec<u8>, Vec<u8>);

pub(crate) fn published_version(row: PublishedRow) -> Result<Frozen> {
    let (label_year, number, published, reason, demo, sha256, content) = row;
    let VersionEntry { about, sha256 } =
        version_entry((label_year, number, published, reason, demo, sha256))?;
    Frozen::kept(about, sha256, content).map_err(|error| Error::Corrupt(error.to_string()))
}

pub(crate) type IndicatorRow = (String, String, i64, String, String, String, String, f64);

pub(crate) fn indicator(row: IndicatorRow) -> Result<Indicator> {
    let (source, url, label_year, geography, indicator, theme, unit, value) = row;
    Ok(Indicator { source, url, year: year(label_year)?, geography, indicator, theme, unit, value })
}

pub(crate) type RoundRow = (String, i64, String, Option<String>, bool);

pub(crate) fn round((id, label_year, opens, closes, demo): RoundRow) -> Result<Round> {
    Ok(Round {
        id,
        year: year(label_year)?,
        opens: day(&opens)?,
        closes: closes.as_deref().map(day).transpose()?,
        demo,
    })
}

pub(crate) type ResponseRow =
    (String, String, i64, String, Option<String>, Option<String>, String, String, String);

pub(crate) fn response(row: ResponseRow) -> Result<StoredResponse> {
    let (round, survey, number, received, area, event, by, tag, answers) = row;
    Ok(StoredResponse {
        round,
        response: Response {
            survey,
            version: version(number)?,
            day: day(&received)?,
            area,
            event: event.as_deref().map(event_code).transpose()?,
            channel: channel(&by)?,
            language: language(&tag)?,
            answers: json("the answers of a response", &answers)?,
        },
    })
}

pub(crate) type DailyRow = (String, String, String, String, String, i64);

pub(crate) fn daily_count((round, survey, event, by, received, count): DailyRow) -> Result<DailyCount> {
    Ok(DailyCount { round, survey, event, channel: channel(&by)?, day: day(&received)?, count })
}

/// Round, survey, version, dimension, value, and the counts and scores of that slice.
pub(crate) type SliceRow = (String, String, i64, String, String, String, String);

/// Kept tallies by round, survey and version, gathered row by row.
#[derive(Default)]
pub(crate) struct Tallies(pub(crate) BTreeMap<(String, String, u32), Tally>);

impl Tallies {
    pub(crate) fn of(rows: Vec<SliceRow>) -> Result<Self> {
        let mut names: BTreeMap<(String, String, i64), Names> = BTreeMap::new();
        for (round, survey, number, along, _, cells, themes) in &rows {
            if along.is_empty() {
                names.insert((round.clone(), survey.clone(), *number), Names::read((cells, themes))?);
            }
        }
        let mut tallies = Self::default();
        for (round, survey, number, along, value, counts, scores) in rows {
            if along.is_empty() {
                continue;
            }
            let names = names.entry((round.clone(), survey.clone(), number)).or_default();
            let slice = Slice { dimension: dimension(&along)?, value };
            let tally = tallies.0.entry((round, survey, version(number)?)).or_default();
            names.put_into(tally, &slice, (&counts, &scores))?;
        }
        Ok(tallies)
    }

    pub(crate) fn into_list(self) -> Vec<RoundTally> {
        let tallies = self.0.into_iter();
        tallies
            .map(|((round, survey, version), tally)| RoundTally { round, survey, version, tally })
            .collect()
    }
}
