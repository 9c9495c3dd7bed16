//! `lagesbild archive`: a year's package, the same bytes as the web's download.

use std::io::Write as _;

use super::{CommandError, Context, export::Draft};
use crate::{archive, cli::Archive, open_data::Publisher};

pub(super) async fn run(context: &Context, wish: Archive) -> Result<(), CommandError> {
    let publisher = Publisher::of(&context.config);
    let package =
        archive::package(context.store.as_ref(), context.municipality(), &publisher, wish.year).await?;
    let mut draft = Draft::create(&wish.output)?;
    draft
        .file
        .write_all(&package.bytes)
        .map_err(|reason| CommandError::File { path: wish.output.clone(), reason })?;
    draft.put_in_place()?;
    let told = format!("{} files, SHA-256 {}", package.files, package.sha256);
    context.audit("export.archive", &package.name, &told).await?;
    println!("{}: {told}", wish.output.display());
    Ok(())
}
