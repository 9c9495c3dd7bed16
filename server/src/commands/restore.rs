//! `lagesbild restore`: everything from a backup into an empty database.

use std::{fmt::Write as _, path::Path};

use store::Copied;

use super::{CommandError, Context, backup::plainly, progress};

pub(super) async fn run(context: &Context, file: &Path) -> Result<(), CommandError> {
    let busy = progress::busy("Checking, copying and recounting");
    let copied = context.store.restore(file).await.map_err(plainly)?;
    busy.finish_and_clear();
    let holds = told(&copied);
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context.audit("restore", &name, &holds).await?;
    println!("Restored from {}: {holds}", file.display());
    println!(
        "The file is sound and every count agrees with a recount. Everybody on the staff has to sign in again."
    );
    let here = &context.municipality().code;
    if !copied.municipalities.is_empty() && !copied.municipalities.contains(here) {
        println!(
            "Note: the answers are of {}, and the configuration says {here}; set --config",
            copied.municipalities.join(", ")
        );
    }
    Ok(())
}

/// What a copy holds, in words.
pub(super) fn told(copied: &Copied) -> String {
    let mut told = format!("{} answers", copied.of("response"));
    for (table, what) in [
        ("event", "events"),
        ("account", "accounts"),
        ("indicator", "published figures"),
        ("audit_entry", "log entries"),
    ] {
        let _ = write!(told, ", {} {what}", copied.of(table));
    }
    let _ = write!(told, "; {} kB", copied.bytes.div_ceil(1000));
    told
}
