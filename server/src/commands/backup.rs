//! `lagesbild backup`: a copy of everything, taken while others go on.

use std::path::Path;

use super::{CommandError, Context, progress, restore::told};

/// What is wrong is wrong with a file more often than with the database: its own words say which.
pub(super) fn plainly(error: store::Error) -> CommandError {
    match error {
        store::Error::Failed(reason) => CommandError::Refused(reason.to_string()),
        other => other.into(),
    }
}

pub(super) async fn run(context: &Context, file: &Path) -> Result<(), CommandError> {
    let busy = progress::busy("Copying and recounting");
    let copied = tokio::select! {
        copied = context.store.back_up(file) => copied.map_err(plainly)?,
        // What is dropped here removes its half-written file.
        _ = tokio::signal::ctrl_c() => {
            return Err(CommandError::Refused("interrupted; no backup was made".to_owned()));
        }
    };
    busy.finish_and_clear();
    let holds = told(&copied);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Not how many answers there were: beside a moment that tells when they came.
    context.audit("backup", &name, "").await?;
    println!("{}: {holds}", file.display());
    match copied.differences.len() {
        0 => {
            println!(
                "Every count in it agrees with a recount of its answers. Sessions and setup links stay behind."
            );
            Ok(())
        }
        found => Err(CommandError::Uncounted(found)),
    }
}
