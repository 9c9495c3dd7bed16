//! `lagesbild doctor`: looks at the configuration and the database, and says what it finds.

use std::{fmt::Write as _, path::Path};

use super::{CommandError, Context};
use crate::{catalogue::Catalogue, config::Config};

/// As many differences as are told one by one.
const MOST_TOLD: usize = 20;

/// How a check came out.
enum Finding {
    Well(String),
    /// Worth knowing; nothing is broken.
    Note(String),
    /// Something to put right.
    Fault(String),
}

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

pub(super) async fn run(context: &Context) -> Result<(), CommandError> {
    let findings =
        [address(&context.config), population(context), surveys(context).await?, counts(context).await?];
    let mut found = 0;
    for finding in &findings {
        match finding {
            Finding::Well(text) => println!("ok     {text}"),
            Finding::Note(text) => println!("note   {text}"),
            Finding::Fault(text) => {
                found += 1;
                println!("fault  {text}");
            }
        }
    }
    if found == 0 { Ok(()) } else { Err(CommandError::Unwell { found, checked: findings.len() }) }
}

fn address(config: &Config) -> Finding {
    let url = config.public_url.as_str();
    if config.public_url.is_loopback() {
        Finding::Note(format!(
            "{url} leads to this machine only; set --public-url before posters are printed"
        ))
    } else if config.public_url.is_secure() {
        Finding::Well(format!("residents reach {url}"))
    } else {
        Finding::Note(format!("{url} is not https; answers and passwords can be read on the way"))
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
        Finding::Well(format!("{place}, with population"))
    } else {
        Finding::Note(format!(
            "{place}; without the population of every age group in {} there is no coverage and are no weights",
            lacking.join(", ")
        ))
    }
}

async fn surveys(context: &Context) -> Result<Finding, CommandError> {
    let catalogue = Catalogue::read(context.store.as_ref(), context.municipality()).await?;
    let published = catalogue.current().count();
    let today = context.clock.today();
    Ok(if published == 0 {
        Finding::Fault("no survey is published; run `lagesbild` once to publish the five".to_owned())
    } else if let Some(round) = catalogue.open_round(today) {
        Finding::Well(format!("{published} surveys; the round {} takes answers", round.id))
    } else {
        Finding::Note(format!("{published} surveys; no round takes answers on {today}"))
    })
}

async fn counts(context: &Context) -> Result<Finding, CommandError> {
    let differences = context.store.recount(context.code()).await?;
    if differences.is_empty() {
        return Ok(Finding::Well("every count agrees with a recount of the answers".to_owned()));
    }
    let mut told = format!("{} counts differ from a recount of the answers:", differences.len());
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
    Ok(Finding::Fault(told))
}
