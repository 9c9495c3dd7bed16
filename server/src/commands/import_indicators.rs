//! `lagesbild import indicators`: published figures from a CSV, all or none.

use std::path::PathBuf;

use super::{CommandError, Context};
use crate::indicators;

pub(super) async fn run(context: &Context, path: PathBuf) -> Result<(), CommandError> {
    let file =
        std::fs::File::open(&path).map_err(|reason| CommandError::File { path: path.clone(), reason })?;
    let figures = indicators::read(std::io::BufReader::new(file))
        .map_err(|reason| CommandError::Indicators { path: path.clone(), reason })?;
    let new = context.store.import_indicators(context.code(), &figures).await?;
    let told = format!("{} figures: {new} new, {} replaced", figures.len(), figures.len() as u64 - new);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context.audit("import.indicators", &name, &told).await?;
    println!("{told}");
    Ok(())
}
