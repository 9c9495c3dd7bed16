//! `lagesbild event add`: an event, its code and the address in its QR.

use domain::{
    announcement::{Announcement, PublicId},
    event::{Event, EventCode},
};

use super::{CommandError, Context};
use crate::cli::EventAdd;

/// A code is taken once in a hundred million times: after so many tries something else is wrong.
const MOST_TRIES: usize = 20;

pub(super) async fn run(context: &Context, wish: EventAdd) -> Result<(), CommandError> {
    check(context, &wish)?;
    let mut event = Event {
        code: EventCode::generate(context.random.as_ref()),
        kind: wish.kind,
        title: wish.title.trim().to_owned(),
        place: wish.place.trim().to_owned(),
        first_day: wish.day,
        last_day: wish.last_day.unwrap_or(wish.day),
        organiser: wish.organiser,
        areas: wish.areas,
    };
    let mut tries = 1;
    while !context.store.add_event(context.code(), &event).await? {
        if tries == MOST_TRIES {
            return Err(CommandError::Refused("no free code was found; try again".to_owned()));
        }
        tries += 1;
        event.code = EventCode::generate(context.random.as_ref());
    }
    context.audit("event.add", event.code.as_str(), &event.title).await?;
    if wish.announce || !wish.ages.is_empty() {
        let id = PublicId::generate(context.random.as_ref());
        let said = Announcement {
            announced: wish.announce,
            ages: wish.ages,
            ..Announcement::unsaid(event.code.clone(), id, context.clock.today())
        };
        context.store.put_announcement(context.code(), &said).await?;
        if said.announced {
            context.audit("event.announce", event.code.as_str(), "").await?;
        }
    }
    println!("{}", event.code);
    println!("{}", context.config.public_url.event(&event.code));
    Ok(())
}

fn check(context: &Context, wish: &EventAdd) -> Result<(), CommandError> {
    let mut faults = Vec::new();
    if wish.title.trim().is_empty() {
        faults.push("--title is empty".to_owned());
    }
    if wish.place.trim().is_empty() {
        faults.push("--place is empty".to_owned());
    }
    if let Some(last) = wish.last_day.filter(|last| *last < wish.day) {
        faults.push(format!("--last-day {last} is before --day {}", wish.day));
    }
    let known: Vec<_> = context.municipality().areas.iter().map(|area| area.id.as_str()).collect();
    for area in wish.areas.iter().filter(|area| !known.contains(&area.as_str())) {
        faults.push(format!("there is no area {area:?}; the areas are {}", known.join(", ")));
    }
    if faults.is_empty() { Ok(()) } else { Err(CommandError::Usage(faults.join("\n"))) }
}
