//! The log of deeds as a file.

use app::promise::words;
use axum::{
    http::{Uri, header},
    response::{IntoResponse, Response},
};
use domain::language::Language;

use super::{
    super::{super::super::request::query_value, Desk},
    Kept,
};
use crate::export::{self, Cell, Dialect, ExportError};

const HEADER: [&str; 9] =
    ["year", "day", "theme", "commitment", "number", "unit", "place", "function", "note"];

/// `insatser.csv`: a row per deed, in Swedish Excel's dialect unless the standard one is asked for.
pub async fn deeds(desk: Desk, uri: Uri) -> Response {
    let kept = match desk.kept().await {
        Ok(kept) => kept,
        Err(response) => return response,
    };
    let dialect = query_value(&uri, "dialect").and_then(|id| Dialect::from_id(&id)).unwrap_or(Dialect::Excel);
    let bytes = match write(&desk, &kept, dialect) {
        Ok(bytes) => bytes,
        Err(error) => return desk.asked.failed(store::Error::Failed(Box::new(error))).await,
    };
    let name = format!("insatser-{}.csv", desk.year);
    if let Err(error) = desk.log("export.deeds", &name, &format!("{} rows", kept.log.deeds.len())).await {
        return desk.asked.failed(error).await;
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

fn write(desk: &Desk, kept: &Kept, dialect: Dialect) -> Result<Vec<u8>, ExportError> {
    let rows = kept.log.deeds.iter().map(|deed| {
        let one = kept.promise.text().commitment(deed.commitment);
        let theme = one.map(|one| words::theme(Language::Swedish, &one.theme)).unwrap_or_default();
        let unit = one.map(|one| one.deed.unit.as_str()).unwrap_or_default();
        [
            Cell::number(desk.year),
            Cell::text(deed.day.to_string()),
            Cell::text(theme),
            Cell::text(deed.commitment.to_string()),
            Cell::number(deed.number),
            Cell::text(unit),
            Cell::text(deed.place.as_str()),
            Cell::text(deed.function.as_str()),
            Cell::text(deed.note.as_str()),
        ]
    });
    export::csv(dialect, HEADER, rows)
}
