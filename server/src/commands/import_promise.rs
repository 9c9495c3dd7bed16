//! `lagesbild import promise`: a promise that was decided elsewhere, from TOML, whole or not at all.
//!
//! A decided text never changes. Where its year has a promise already the file is refused, unless it says the same as
//! the newest version.

use std::path::PathBuf;

use domain::{
    language::Language,
    promise::{Concern, ConcernKind, Decided, PromiseText, check, read_toml},
    published::{Digest, FrozenPicture},
};

use super::{CommandError, Context};

pub(super) async fn run(context: &Context, path: PathBuf) -> Result<(), CommandError> {
    let faulty = |reason: String| CommandError::Promise { path: path.clone(), reason };
    let file =
        std::fs::read_to_string(&path).map_err(|reason| CommandError::File { path: path.clone(), reason })?;
    let text = read_toml(&file, context.municipality())
        .map_err(|faults| faulty(format!("nothing was imported:\n{}", faults.join("\n"))))?;
    let unreadable = |error: domain::promise::UnreadablePromise| faulty(error.to_string());

    let bytes = text.bytes().map_err(unreadable)?;
    // The file does not say on which day it was decided: at the latest on its first.
    let day = text.terms.starts.min(context.clock.today());
    let promise = Decided::kept(text.year, 1, day, Digest::of(&bytes), bytes).map_err(unreadable)?;
    let new = context.store.add_decided_promise(context.code(), &promise).await?;
    if !new {
        let there = context.store.latest_promise(context.code(), text.year).await?;
        if let Some(there) = there.filter(|there| there.sha256() != promise.sha256()) {
            return Err(faulty(format!(
                "nothing was imported: {} has a decided promise already (version {}, decided {}), and a decided text is \
                 never changed. Another text for {0} is decided by both parties in Lägesbild",
                text.year, there.number, there.day
            )));
        }
    }

    let concerns = Concerns::read(context, &text).await?;
    let told = format!(
        "promise for {}: {} commitments, {}, SHA-256 {}",
        text.year,
        text.commitments.len(),
        if new { "decided as version 1" } else { "there already" },
        promise.sha256()
    );
    if new {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        context.audit("import.promise", &name, &told).await?;
    }
    println!("{told}");
    concerns.tell(&text);
    Ok(())
}

/// What the checks find, and what they were told.
struct Concerns {
    found: Vec<Concern>,
    picture: Option<FrozenPicture>,
}

impl Concerns {
    /// Against the picture of the year before, which a promise is made from, and last year's promise.
    async fn read(context: &Context, text: &PromiseText) -> Result<Self, CommandError> {
        let before = text.year - 1;
        let picture = context.store.latest_version(context.code(), before).await?;
        let picture = picture
            .map(|frozen| frozen.thaw())
            .transpose()
            .map_err(|error| store::Error::Corrupt(error.to_string()))?;
        let last = context.store.latest_promise(context.code(), before).await?;
        let found = check(text, picture.as_ref(), last.as_ref().map(Decided::text));
        Ok(Self { found, picture })
    }

    fn tell(&self, text: &PromiseText) {
        for concern in &self.found {
            let about = concern.commitment.and_then(|id| text.commitment(id));
            let place = about.map_or_else(
                || "the promise".to_owned(),
                |one| format!("commitment {} ({}, {})", one.place, one.responsible.id(), one.theme),
            );
            println!("{place}: {}", sentence(&concern.kind));
        }
        match &self.picture {
            Some(picture) => {
                println!(
                    "checked against the published picture of {}, version {}",
                    picture.year(),
                    picture.number
                );
            }
            None => println!(
                "no picture of {} is published, so that which age groups, priorities and answers it leaves out could not be \
                 checked",
                text.year - 1
            ),
        }
    }
}

/// What is found, and what to do about it next time.
fn sentence(kind: &ConcernKind) -> String {
    match kind {
        ConcernKind::Empty => "promises nothing".to_owned(),
        ConcernKind::NoNumber { sentence, vague: Some(word) } => {
            format!("cannot be counted, {word:?} is no number; say how many or how often: {sentence}")
        }
        ConcernKind::NoNumber { sentence, vague: None } => {
            format!("cannot be counted; say how many or how often: {sentence}")
        }
        ConcernKind::OtherNumber { text, deed } => {
            format!("promises at least {text}, and its deed at least {deed}; write the same in both")
        }
        ConcernKind::NoEvidence => "no evidence; say what it rests on".to_owned(),
        ConcernKind::NoResidents => "rests on nothing that residents say; add a figure of theirs".to_owned(),
        ConcernKind::NoBaseline => {
            "no baseline, so that nobody will see whether anything changed; add a goal with a figure"
                .to_owned()
        }
        ConcernKind::NoFunction => "no function answers for it; name one".to_owned(),
        ConcernKind::NoPeriod => "has no day within the promise's period; correct its days".to_owned(),
        ConcernKind::NothingFor { survey, measure } => {
            let value = app::report::measures::value(Language::English, measure.kind, measure.value);
            format!(
                "leaves an age group out: nothing for {survey}, who say {value} of {:?}",
                measure.text.get(Language::English)
            )
        }
        ConcernKind::Unanswered { theme, rank } => {
            format!("priority {rank}, {theme}, has no commitment and no reason why not")
        }
        ConcernKind::Unchanged { sentence, year } => {
            format!("stood in the promise of {year} already: {sentence}")
        }
        ConcernKind::UnderCovered { survey } => {
            format!("rests on the answers of {survey}, of whom too few answered to stand for their age group")
        }
    }
}
