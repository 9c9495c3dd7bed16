//! `lagesbild doctor`: looks at the configuration and the database, and says what it finds.

use std::{fmt::Write as _, path::Path};

use domain::survey::SLUGS;
use jiff::{
    SignedDuration,
    civil::{Date, date},
};
use store::{Finding, Weight};

use super::{CommandError, Context};
use crate::{
    catalogue::{self, Catalogue},
    cli::Doctor,
    config::Config,
};

/// As many differences as are told one by one.
const MOST_TOLD: usize = 20;
/// As much as the clocks of several machines may differ.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);
/// No answer is older than this.
const FIRST_DAY: Date = date(2026, 1, 1);

/// Opening a database makes it where it is not there; a look must not.
pub(super) fn check_place(config: &Config) -> Result<(), CommandError> {
    let path = config.database.strip_prefix("sqlite:").map(|path| path.strip_prefix("//").unwrap_or(path));
    match path {
        Some(path) if !Path::new(path).is_file() => Err(CommandError::Refused(format!(
            "there is no database at {path}; check --database / LAGESBILD_DATABASE, or run `lagesbild` once to make it"
        ))),
        _ => Ok(()),
    }
}

pub(super) async fn run(context: &Context, wish: Doctor) -> Result<(), CommandError> {
    if wish.mend {
        mend(context).await?;
    }
    let mut findings = vec![address(&context.config), population(context), clock(context).await?];
    findings.extend(context.store.durability().await?);
    findings.extend(context.store.examine().await?);
    findings.push(surveys(context).await?);
    findings.extend(kept_texts(context).await?);
    findings.push(counts(context).await?);
    for finding in &findings {
        let weight = match finding.weight {
            Weight::Well => "ok    ",
            Weight::Note => "note  ",
            Weight::Fault => "fault ",
        };
        println!("{weight} {}", finding.text);
    }
    let found = findings.iter().filter(|finding| finding.weight == Weight::Fault).count();
    if found == 0 { Ok(()) } else { Err(CommandError::Unwell { found, checked: findings.len() }) }
}

/// Puts right what can be put right, says what, and writes it down.
async fn mend(context: &Context) -> Result<(), CommandError> {
    let (store, code) = (&context.store, context.code());
    let mut mended = store.mend().await?;
    let published = async || -> Result<usize, CommandError> {
        Ok(Catalogue::read(store.as_ref(), context.municipality()).await?.all_versions().count())
    };
    let before = published().await?;
    catalogue::prepare(store.as_ref(), context.municipality(), context.clock.today()).await?;
    let new = published().await? - before;
    if new > 0 {
        mended.push(format!("{new} surveys were published"));
    }
    let differences = store.mend_tallies(code).await?.len();
    if differences > 0 {
        mended.push(format!("{differences} counts were replaced by a recount of the answers"));
    }
    let forgotten = store.forget_expired(code, context.clock.now()).await?;
    if forgotten > 0 {
        mended.push(format!("{forgotten} expired sessions and setup links were forgotten"));
    }
    for what in &mended {
        println!("mended {what}");
    }
    if !mended.is_empty() {
        context.audit("doctor.mend", "", &mended.join("; ")).await?;
    }
    Ok(())
}

/// A machine without a battery wakes up in the past; answers would get its days.
async fn clock(context: &Context) -> Result<Finding, CommandError> {
    let now = context.clock.now();
    let latest = context.store.audit_entries(context.code(), 1).await?.pop();
    Ok(match latest {
        Some(entry) if entry.at > now + CLOCKS_DIFFER => Finding::fault(format!(
            "the clock shows {now}, but the log has an entry of {}: set the clock, and let it be kept by NTP",
            entry.at
        )),
        _ if context.clock.today() < FIRST_DAY => Finding::fault(format!(
            "the clock shows {now}, before there was a Lägesbild: set it, and let it be kept by NTP"
        )),
        _ => Finding::well(format!("it is {} in Sweden", context.clock.today())),
    })
}

fn address(config: &Config) -> Finding {
    let url = config.public_url.as_str();
    if config.public_url.is_loopback() {
        Finding::note(format!(
            "{url} leads to this machine only; set --public-url before posters are printed"
        ))
    } else if config.public_url.is_secure() {
        Finding::well(format!("residents reach {url}"))
    } else {
        Finding::note(format!("{url} is not https; answers and passwords can be read on the way"))
    }
}

fn population(context: &Context) -> Finding {
    let municipality = context.municipality();
    let lacking: Vec<_> = municipality
        .areas
        .iter()
        .filter(|area| domain::survey::SLUGS.iter().any(|slug| !area.population.contains_key(*slug)))
        .map(|area| area.id.as_str())
        .collect();
    let place = format!("{} ({}), {} areas", municipality.name, municipality.code, municipality.areas.len());
    if lacking.is_empty() {
        Finding::well(format!("{place}, with population"))
    } else if municipality.margins.is_some() {
        Finding::note(format!(
            "{place}, with population by age and by area; without it in each area no coverage"
        ))
    } else {
        Finding::note(format!(
            "{place}; without the population of every age group in {} there is no coverage and are no weights",
            lacking.join(", ")
        ))
    }
}

/// Whether what is published and what is decided still gives its SHA-256.
async fn kept_texts(context: &Context) -> Result<Vec<Finding>, CommandError> {
    let (store, code) = (&context.store, context.code());
    let (mut whole, mut findings) = (0, Vec::new());
    let mut told = |read: store::Result<()>| match read {
        Ok(()) => {
            whole += 1;
            Ok(())
        }
        Err(store::Error::Corrupt(why)) => {
            findings.push(Finding::fault(why));
            Ok(())
        }
        Err(other) => Err(other),
    };
    for year in store.published_years(code).await? {
        for entry in store.versions(code, year).await? {
            told(store.version(code, year, entry.about.number).await.map(drop))?;
        }
    }
    for year in store.promise_years(code).await? {
        for entry in store.promise_versions(code, year).await? {
            told(store.promise_version(code, year, entry.number).await.map(drop))?;
        }
    }
    if findings.is_empty() {
        findings.push(Finding::well(format!(
            "{whole} published pictures and decided promises give the SHA-256 that they were given"
        )));
    }
    Ok(findings)
}

async fn surveys(context: &Context) -> Result<Finding, CommandError> {
    let catalogue = Catalogue::read(context.store.as_ref(), context.municipality()).await?;
    let published = catalogue.current().count();
    let today = context.clock.today();
    Ok(if published < SLUGS.len() {
        Finding::fault(format!(
            "{published} of {} surveys are published; `lagesbild doctor --mend` publishes the others",
            SLUGS.len()
        ))
    } else if let Some(round) = catalogue.open_round(today) {
        Finding::well(format!("{published} surveys; the round {} takes answers", round.id))
    } else {
        Finding::note(format!("{published} surveys; no round takes answers on {today}"))
    })
}

async fn counts(context: &Context) -> Result<Finding, CommandError> {
    let differences = context.store.recount(context.code()).await?;
    if differences.is_empty() {
        return Ok(Finding::well("every count agrees with a recount of the answers".to_owned()));
    }
    let mut told = format!(
        "{} counts differ from a recount of the answers; `lagesbild doctor --mend` puts the recounted ones in their place:",
        differences.len()
    );
    for difference in differences.iter().take(MOST_TOLD) {
        let _ = write!(
            told,
            "\n         {} {} {}: {} kept, {} recounted",
            difference.round, difference.survey, difference.what, difference.kept, difference.recounted
        );
    }
    if differences.len() > MOST_TOLD {
        told.push_str("\n         …");
    }
    Ok(Finding::fault(told))
}
