//! `lagesbild import dialogues`: notes from a CSV, all or none.

use std::path::PathBuf;

use super::{CommandError, Context};
use crate::dialogue_file;

pub(super) async fn run(context: &Context, path: PathBuf, reviewed: bool) -> Result<(), CommandError> {
    let bytes = std::fs::read(&path).map_err(|reason| CommandError::File { path: path.clone(), reason })?;
    let faulty = |reason: String| CommandError::Dialogues { path: path.clone(), reason };
    let text = dialogue_file::text_of(&bytes).map_err(|reason| faulty(reason.to_string()))?;
    let rows = dialogue_file::read(&text, context.municipality(), context.clock.today())
        .map_err(|reason| faulty(reason.to_string()))?;
    if !rows.faults.is_empty() {
        let lines: Vec<String> = rows.faults.iter().map(ToString::to_string).collect();
        return Err(faulty(format!("nothing was read in:\n{}", lines.join("\n"))));
    }
    if !rows.marks.is_empty() && !reviewed {
        // Where they are, not what they are: a terminal's history is no place for them.
        let marks: Vec<String> = rows
            .marks
            .iter()
            .map(|mark| format!("line {}, {}: {}", mark.line, mark.column.name(), mark.what.id()))
            .collect();
        return Err(faulty(format!(
            "nothing was read in, because this may point someone out; change it, or when you have read it and nobody is \
             pointed out, add --reviewed:\n{}",
            marks.join("\n")
        )));
    }
    let marks = if rows.marks.is_empty() { "" } else { "; marks reviewed" };
    let notes: Vec<_> = rows.notes.into_iter().map(|(_, note)| note).collect();
    let new = context.store.import_dialogues(context.code(), &notes).await?;
    let told = format!("{} notes: {new} new, {} replaced", notes.len(), notes.len() as u64 - new);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    context.audit("import.dialogues", &name, &format!("{told}{marks}")).await?;
    println!("{told}");
    Ok(())
}
