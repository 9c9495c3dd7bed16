//! The form for one commitment.

use app::staff::{
    ChooseTheme, ChooseThemePage, CommitmentForm, CommitmentPage, FieldFault, Kept, PromiseForm, Section,
    TAKEN, Trouble, fields_of,
};
use axum::{
    body::Body,
    http::{StatusCode, Uri},
    response::Response,
};
use domain::{
    promise::{
        Aim, Commitment, Deed, Evidence, EvidenceKey as _, Goal, Piece, Responsible, Term, deeds_for, library,
    },
    report::MeasureKind,
    survey::themes,
};
use jiff::civil::Date;
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    super::super::request::query_value,
    Desk, Editing, LONGEST_LINE, LONGEST_TEXT, Loaded, Unsaved, after, again, asks, based_on, draft,
    form::{CHANGED, REFUSED, Reading, posted},
};

/// The fields whose words are one's own.
const OWN_WORDS: [&str; 9] =
    ["text", "what", "unit", "how_often", "places", "problem", "cause", "function", "easy"];

/// The address of one that is not there yet.
const NEW: &str = "ny";

fn known_theme(theme: Option<String>) -> Option<String> {
    theme.filter(|theme| themes().iter().any(|known| known.id == *theme))
}

pub async fn show(Editing(desk): Editing, uri: Uri) -> Response {
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let chosen = known_theme(query_value(&uri, "theme"));
    if desk.subject == NEW {
        let Some(theme) = chosen else { return choose(&desk, &loaded).await };
        let form = PromiseForm { kept: blank(&desk, &loaded, &theme), ..PromiseForm::default() };
        return page(&desk, StatusCode::OK, &theme, form).await;
    }
    let Some((kept, revision)) = kept(&desk, &loaded) else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let theme = chosen.unwrap_or_else(|| kept.theme.clone());
    let form = PromiseForm {
        kept: fields_of(desk.asked.language, kept),
        based_on: revision,
        ..PromiseForm::default()
    };
    page(&desk, StatusCode::OK, &theme, form).await
}

/// The commitment at the address.
fn kept<'a>(desk: &Desk, loaded: &'a Loaded) -> Option<(&'a Commitment, u32)> {
    let id: Uuid = desk.subject.parse().ok()?;
    let kept = loaded.writing.commitments.get(&id)?;
    Some((kept.value.as_deref()?, kept.revision))
}

/// What stands in the form for a new one: an id, and the age groups and figures of the theme as the draft would have them.
fn blank(desk: &Desk, loaded: &Loaded, theme: &str) -> Kept {
    let mut fields = vec![
        ("id".to_owned(), desk.fresh().to_string()),
        ("responsible".to_owned(), Responsible::Joint.id().to_owned()),
    ];
    let offered = loaded.offered(theme, None);
    let whole = offered.residents.iter().filter(|say| say.area.is_none());
    let speaks =
        whole.filter(|say| say.measure.speaks() && say.measure.size() >= domain::report::MIDDLE_FROM);
    for say in speaks {
        fields.push(("residents".to_owned(), say.key()));
        if !fields.contains(&("age_groups".to_owned(), say.survey.clone())) {
            fields.push(("age_groups".to_owned(), say.survey.clone()));
        }
    }
    Kept(fields)
}

async fn choose(desk: &Desk, loaded: &Loaded) -> Response {
    let page = ChooseTheme { names: desk.names(), year: desk.year, first: loaded.first() };
    let title = app::texts::t(desk.asked.language, "commitment-new-title");
    let content = move || view! { <ChooseThemePage page=page.clone() /> };
    desk.asked.clone().marked(loaded.demo()).page(StatusCode::OK, Section::Promise, title, content).await
}

pub async fn save(Editing(desk): Editing, body: Body) -> Response {
    let posted = posted(body).await;
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let Some(theme) = known_theme(Some(posted.get("theme"))) else {
        return desk.trouble(Trouble::NotFound).await;
    };
    let is_new = desk.subject == NEW;
    if !is_new && kept(&desk, &loaded).is_none() && !was_taken_away(&desk, &loaded) {
        return desk.trouble(Trouble::NotFound).await;
    }
    let wanted = posted.get("take");
    if let Some(deed) = deeds_for(&theme).into_iter().find(|deed| deed.id == wanted) {
        let filled = with_deed(posted, deed, desk.year);
        return page(&desk, StatusCode::OK, &theme, again(filled, Vec::new())).await;
    }
    let id = if is_new { posted.get("id") } else { desk.subject.clone() };
    let id = id.parse().unwrap_or_else(|_| desk.fresh());
    let mut reading = desk.reading(&posted);
    let commitment = read(&desk, &loaded, &mut reading, &theme, id);
    let errors = reading.errors;
    if !errors.is_empty() {
        return page(&desk, REFUSED, &theme, again(posted, errors)).await;
    }
    if let Some(form) = asks(&posted, &OWN_WORDS) {
        return page(&desk, REFUSED, &theme, form).await;
    }
    let detail = commitment.text.clone();
    let piece = Piece::Commitment { id, commitment: Some(Box::new(commitment)) };
    let saved = match draft::begin(&desk).await {
        Ok(()) => desk.save(&piece, based_on(&posted), &detail).await,
        Err(failed) => Err(failed),
    };
    match saved {
        Ok(()) => desk.saved(&format!("atagande-{id}")),
        Err(Unsaved::Changed(theirs)) => page(&desk, CHANGED, &theme, after(posted, theirs)).await,
        Err(Unsaved::Failed(error)) => desk.asked.failed(error).await,
    }
}

/// Whether somebody has taken the commitment away while it was written in.
fn was_taken_away(desk: &Desk, loaded: &Loaded) -> bool {
    let id: Option<Uuid> = desk.subject.parse().ok();
    id.is_some_and(|id| loaded.writing.commitments.contains_key(&id))
}

/// The form with a deed of the library in the place of its own; nothing is saved by that.
fn with_deed(posted: Kept, deed: &domain::promise::LibraryDeed, year: i16) -> Kept {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let in_year = deed.in_year(year);
    let mut fields = vec![
        ("what", deed.what.clone()),
        ("at_least", deed.at_least.to_string()),
        ("unit", deed.unit.clone()),
        ("how_often", deed.how_often.clone()),
        ("starts", day(in_year.starts)),
        ("ends", day(in_year.ends)),
        ("responsible", deed.responsible.id().to_owned()),
        ("function", deed.function.clone()),
    ];
    // What nobody has written by hand goes with the deed that it was made from.
    let text = posted.get("text");
    let own = !text.trim().is_empty() && !library().iter().any(|other| other.sentence() == text.trim());
    fields.push((TAKEN, if own { "deed" } else { "text" }.to_owned()));
    if !own {
        fields.push(("text", deed.sentence()));
    }
    let Kept(mut all) = posted;
    all.retain(|(name, _)| name != "take" && fields.iter().all(|(field, _)| field != name));
    all.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    Kept(all)
}

fn read(desk: &Desk, loaded: &Loaded, reading: &mut Reading<'_>, theme: &str, id: Uuid) -> Commitment {
    let names = desk.names();
    let offered = loaded.offered(theme, Some(id));
    let text = reading.required("text", LONGEST_TEXT);
    let deed = deed(reading);
    let age_groups = reading.chosen("age_groups", names.ages.iter().map(|(slug, _)| slug.as_str()));
    if age_groups.is_empty() {
        reading.fault("age_groups", FieldFault::ChooseSome);
    }
    let areas = reading.chosen("areas", names.municipality.areas.iter().map(|area| area.id.as_str()));
    let places = reading.text("places", LONGEST_LINE);
    let (problem, cause) = (reading.text("problem", LONGEST_TEXT), reading.text("cause", LONGEST_TEXT));
    let goal = goal(reading, loaded, desk.year, &offered);
    let responsible = Responsible::from_id(&reading.kept.get("responsible"));
    if responsible.is_none() {
        reading.fault("responsible", FieldFault::Choose);
    }
    let function = reading.text("function", LONGEST_LINE);
    let easy = reading.text("easy", LONGEST_TEXT);
    let Evidence { residents, dialogues, outside } = offered;
    let kept = reading.kept;
    let evidence = Evidence {
        residents: residents.into_iter().filter(|one| kept.has("residents", &one.key())).collect(),
        dialogues: dialogues.into_iter().filter(|one| kept.has("dialogues", &one.key())).collect(),
        outside: outside.into_iter().filter(|one| kept.has("outside", &one.key())).collect(),
    };
    let before = loaded.writing.commitments.get(&id).and_then(|kept| kept.value.as_deref());
    let last = loaded.writing.in_order().last().map_or(0, |(one, _)| one.place);
    let term = if kept.get("term") == "long" { Term::Long } else { Term::Short };
    Commitment {
        id,
        place: before.map_or(last.saturating_add(1), |before| before.place),
        theme: theme.to_owned(),
        age_groups,
        areas,
        places,
        problem,
        cause,
        goal,
        text,
        deed,
        responsible: responsible.unwrap_or_default(),
        function,
        evidence,
        term,
        easy,
    }
}

fn deed(reading: &mut Reading<'_>) -> Deed {
    const MOST: u32 = 100_000;
    let what = reading.text("what", LONGEST_LINE);
    let at_least = reading.number("at_least", MOST);
    let (unit, how_often) = (reading.text("unit", LONGEST_LINE), reading.text("how_often", LONGEST_LINE));
    let (starts, ends) = (reading.day("starts"), reading.day("ends"));
    reading.in_order("ends", starts, ends);
    Deed { what, at_least, unit, how_often, starts, ends }
}

/// The goal, where a figure of today is chosen.
fn goal(reading: &mut Reading<'_>, loaded: &Loaded, year: i16, offered: &Evidence) -> Option<Goal> {
    const PERCENT: u32 = 100;
    const INDEX: u32 = 6;
    let key = reading.kept.get("baseline");
    let by = reading.day("by");
    if key.is_empty() {
        return None;
    }
    let Some(say) = offered.residents.iter().find(|say| say.key() == key) else {
        reading.fault("baseline", FieldFault::Choose);
        return None;
    };
    let most = if say.measure.kind == MeasureKind::Index { INDEX } else { PERCENT };
    let aim = match reading.kept.get("aim").as_str() {
        "up" => Aim::Up,
        "at_most" => Aim::AtMost(reading.decimal("aim_value", most)),
        "at_least" => Aim::AtLeast(reading.decimal("aim_value", most)),
        _ => Aim::Down,
    };
    let ends = loaded.writing.terms.as_ref().map(|terms| terms.value.ends);
    Some(Goal {
        survey: say.survey.clone(),
        area: say.area.clone(),
        baseline: say.measure.clone(),
        aim,
        by: by.or(ends).unwrap_or(jiff::civil::date(year, 12, 31)),
    })
}

pub(super) async fn page(desk: &Desk, status: StatusCode, theme: &str, form: PromiseForm) -> Response {
    let loaded = match desk.load().await {
        Ok(loaded) => loaded,
        Err(error) => return desk.asked.failed(error).await,
    };
    let names = desk.names();
    let stored = kept(desk, &loaded).map(|(stored, _)| stored);
    let concerns = loaded.concerns.iter().filter(|concern| concern.commitment == stored.map(|one| one.id));
    let concerns = concerns.filter(|_| stored.is_some()).map(|concern| concern.kind.clone()).collect();
    let key = if desk.subject == NEW { "commitment-new-title" } else { "commitment-edit" };
    let title = app::texts::t(desk.asked.language, key);
    let title = format!("{title}: {}", app::promise::words::theme(desk.asked.language, theme));
    let page = CommitmentForm {
        names,
        year: desk.year,
        subject: desk.subject.clone(),
        theme: theme.to_owned(),
        offered: loaded.offered(theme, stored.map(|one| one.id)),
        cited: loaded.cited.is_some(),
        form,
        concerns,
        decided: loaded.decided.as_ref().map(|decided| decided.number),
    };
    desk.asked
        .clone()
        .marked(loaded.demo())
        .page_with_islands(
            status,
            Section::Promise,
            title,
            move || view! { <CommitmentPage page=page.clone() /> },
        )
        .await
}
