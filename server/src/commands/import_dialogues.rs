//! `lagesbild import dialogues`: notes from a CSV, all or none.

use std::path::PathBuf;

use super::{CommandError, Context};
use crate::dialogue_file;

pub(super) async fn run(context: &Context, path: PathBuf) -> Result<(), CommandError> {
    let bytes = std::fs::read(&path).map_err(|reason| CommandError::File { path: path.clone(), reason })?;
    let faulty = |reason: String| CommandError::Dialogues { path: path.clone(), reason };
    let text = dialogue_file::text_of(&bytes).map_err(|reason| faulty(reason.to_string()))?;
    let rows = dialogue_file::read(&text, context.municipality(), context.clock.today())
        .map_err(|reason| faulty(reason.to_string()))?;
    if !rows.faults.is_empty() {
        let lines: Vec<String> = rows.faults.iter().map(ToString::to_string).collect();
        return Err(faulty(format!("nothing was read in:\n{}", lines.join("\n"))));
    }
    for mark in &rows.marks {
        eprintln!(
            "line {}, {}: {:?} may point someone out ({}); take it out if it does",
            mark.line,
            mark.column.name(),
            mark.piece,
            mark.what.id()
        );
    }
    let notes: Vec<_> = rows.notes.into_iter().map(|(_, note)| note).collect();
    let new = context.store.import_dialogues(context.code(), &notes).await?;
    let told = format!("{} notes: {new} new, {} replaced", notes.len(), notes.len() as u64 - new);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context.audit("import.dialogues", &name, &told).await?;
    println!("{told}");
    Ok(())
}
