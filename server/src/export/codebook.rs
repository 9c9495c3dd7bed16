//! The codebook: what every column and code of the other files means.

use domain::{
    codebook::{self, CodebookRow},
    municipality::Municipality,
};
use store::Store;

use super::{About, Cell, Dialect, Export, ExportError, Format, Kind, file_name, year::Year};

/// The codebook of one survey's responses in one label year, and of the situation picture's figures.
pub async fn codebook(
    store: &dyn Store,
    municipality: &Municipality,
    survey: &str,
    year: i16,
    dialect: Dialect,
) -> Result<Export, ExportError> {
    let collected = Year::read(store, municipality, year).await?;
    let versions = collected.answered_versions(store, municipality, survey).await?;
    let rows = codebook::rows(municipality, &versions.iter().collect::<Vec<_>>());
    let rows: Vec<_> = rows.into_iter().map(cells).collect();
    let about = About {
        file: file_name(&municipality.code, &[survey, &year.to_string(), "kodbok"], false, dialect),
        kind: Kind::Codebook,
        municipality: municipality.code.clone(),
        survey: Some(survey.to_owned()),
        year,
        format: Format::Csv,
        dialect: Some(dialect),
        detail: None,
        version: None,
        protection: None,
        columns: codebook::HEADER.map(str::to_owned).into(),
        demo: false,
        note: "Förklarar kolumner och koder i filerna med svar och med lägesbildens tal.".to_owned(),
    };
    let source = Box::new(move |mut pen: super::stream::Pen| {
        Box::pin(async move {
            for row in &rows {
                pen.row(row).await?;
            }
            Ok(pen)
        }) as _
    });
    Ok(Export::of_rows(about, dialect, source))
}

/// In the order of [`codebook::HEADER`].
pub(crate) fn cells(row: CodebookRow) -> [Cell<'static>; 9] {
    [
        Cell::text(row.file),
        Cell::text(row.column),
        Cell::text(row.code),
        Cell::text(row.text_sv),
        Cell::text(row.text_en),
        Cell::text(row.theme),
        Cell::text(row.kind),
        Cell::text(row.sensitive),
        Cell::text(row.note),
    ]
}
