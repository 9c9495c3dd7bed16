//! `lagesbild demo`: made-up answers in, or out again.

use super::{CommandError, Context, progress};
use crate::{
    catalogue::Catalogue,
    cli::Demo,
    demo::{self, DemoError},
    indicators,
};

/// The municipality that the built-in published figures are about.
const FIGURES_ARE_OF: &str = "0123";

pub(super) async fn run(context: &Context, wish: Demo) -> Result<(), CommandError> {
    if wish.remove { remove(context).await } else { make(context, wish).await }
}

async fn make(context: &Context, wish: Demo) -> Result<(), CommandError> {
    let (store, municipality) = (context.store.as_ref(), context.municipality());
    let year = wish.year.unwrap_or_else(|| context.clock.today().year());
    let surveys: Vec<_> = Catalogue::read(store, municipality).await?.current().cloned().collect();

    let bar = progress::bar(wish.responses, "Demo answers");
    let amount = (wish.responses, wish.seed, year);
    let made = demo::generate(store, municipality, &surveys, amount, &|more| bar.inc(more)).await;
    bar.finish_and_clear();
    let round = made?;
    demo::add_dialogues(store, municipality, wish.seed, year).await?;
    let detail = format!("{} responses, seed {}", wish.responses, wish.seed);
    context.audit("demo.add", &round.id, &detail).await?;
    println!("{} demo answers for {year} (seed {})", wish.responses, wish.seed);

    if municipality.code == FIGURES_ARE_OF {
        let figures = indicators::read(indicators::PUBLISHED.as_bytes())
            .map_err(|reason| CommandError::Indicators { path: "the built-in figures".into(), reason })?;
        let new = store.import_indicators(&municipality.code, &figures).await?;
        context.audit("import.indicators", "published-indicators.csv", &format!("{new} new")).await?;
        println!("{} published figures of the police survey and of Statistics Sweden", figures.len());
    }
    println!("Remove the demo answers with: lagesbild demo --remove");
    Ok(())
}

async fn remove(context: &Context) -> Result<(), CommandError> {
    let (store, municipality) = (context.store.as_ref(), context.municipality());
    let (rounds, responses) = demo::remove(store, municipality).await.map_err(DemoError::Store)?;
    let notes = store.delete_demo_dialogues(context.code()).await?;
    if rounds > 0 || notes > 0 {
        context.audit("demo.remove", "", &format!("{responses} responses in {rounds} rounds")).await?;
    }
    println!("{responses} demo answers in {rounds} rounds removed, and {notes} notes from dialogues");
    Ok(())
}
