//! Microdata: one row per response, from one consistent read.

use domain::{microdata::Columns, municipality::Municipality};
use futures_util::StreamExt;
use store::{ResponseFilter, SharedStore};

use super::{
    About, Cell, Detail, Dialect, Export, ExportError, Kind, file_name, note, stream::Source, year::Year,
};

/// The responses to one survey in one label year, demo rounds included (the file's name then says so).
pub async fn responses(
    store: SharedStore,
    municipality: &Municipality,
    survey: &str,
    year: i16,
    dialect: Dialect,
) -> Result<Export, ExportError> {
    let collected = Year::read(store.as_ref(), municipality, year).await?;
    let versions = collected.answered_versions(store.as_ref(), municipality, survey).await?;
    let demo = collected.has_demo(Some(survey));
    let about = About {
        file: file_name(&municipality.code, &[survey, &year.to_string(), "svar"], demo, dialect),
        kind: Kind::Responses,
        municipality: municipality.code.clone(),
        survey: Some(survey.to_owned()),
        year,
        dialect,
        detail: Some(Detail::Full),
        columns: Columns::new(&versions.iter().collect::<Vec<_>>()).header(),
        demo,
        note: note("En rad per svar, med alla uppgifter. Lämna inte ut utan prövning.", demo),
    };

    let code = municipality.code.clone();
    let filter = ResponseFilter { survey: survey.to_owned(), year };
    let source: Source = Box::new(move |mut pen| {
        Box::pin(async move {
            let versions: Vec<_> = versions.iter().collect();
            let columns = Columns::new(&versions);
            let mut rows = store.stream_responses(&code, filter);
            while let Some(row) = rows.next().await {
                let stored = row?;
                // The columns and the name were settled before this read began. An answer that they have no place
                // for must not slip in unmarked.
                let has_columns = versions.iter().any(|survey| survey.version == stored.response.version);
                if !has_columns || !demo && collected.demo_rounds.contains(&stored.round) {
                    return Err(ExportError::Changed);
                }
                let mut cells = Vec::with_capacity(64);
                columns.write(&stored.response, &mut cells);
                pen.row(&cells.into_iter().map(Cell::Text).collect::<Vec<_>>()).await?;
            }
            drop(rows);
            Ok(pen)
        })
    });
    Ok(Export { about, source })
}
