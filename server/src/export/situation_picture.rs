//! The situation picture's figures in long form. Nothing is published yet in this version, so every file is a draft.

use domain::{
    aggregates::{self, AggregateRow},
    disclosure,
    municipality::Municipality,
    situation_picture::{RawPicture, TallyInput},
};
use store::Store;

use super::{About, Cell, Dialect, Export, ExportError, Kind, file_name, note, year::Year};

/// Whether the figures go through disclosure control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masking {
    /// As the page shows them: rounded, unsafe ones left out.
    Masked,
    /// Exact and unmasked: for staff at the machine, never over the web.
    Exact,
}

/// The live picture of one label year.
pub async fn situation_picture(
    store: &dyn Store,
    municipality: &Municipality,
    year: i16,
    dialect: Dialect,
    masking: Masking,
) -> Result<Export, ExportError> {
    let collected = Year::read(store, municipality, year).await?;
    let inputs: Vec<_> = collected
        .tallies
        .iter()
        .map(|kept| TallyInput {
            round: &kept.round,
            survey: &kept.survey,
            version: kept.version,
            demo: collected.is_demo(&kept.round),
            tally: &kept.tally,
        })
        .collect();
    let raw = RawPicture::from_tallies(municipality, &collected.surveys, year, &inputs)?;
    if raw.is_empty() {
        return Err(collected.no_answers(store, municipality, None).await?);
    }

    let (rows, mark, about): (Vec<_>, _, _) = match masking {
        Masking::Masked => {
            let picture = disclosure::publish(&raw, municipality.thresholds);
            let rows = aggregates::rows(&picture).map(cells).collect();
            (rows, "", "Utkast: den levande lägesbilden, avrundad och skyddad, inte publicerad.")
        }
        Masking::Exact => {
            let rows = aggregates::draft_rows(&raw).map(cells).collect();
            (rows, "exakt", "Utkast med exakta och oskyddade tal. Får inte lämnas ut.")
        }
    };
    let demo = raw.demo();
    let about = About {
        file: file_name(&municipality.code, &[&year.to_string(), "lagesbild", "utkast", mark], demo, dialect),
        kind: Kind::SituationPicture,
        municipality: municipality.code.clone(),
        survey: None,
        year,
        dialect,
        detail: None,
        columns: aggregates::HEADER.map(str::to_owned).into(),
        demo,
        note: note(about, demo),
    };
    let source = Box::new(move |mut pen: super::stream::Pen| {
        Box::pin(async move {
            for row in &rows {
                pen.row(row).await?;
            }
            Ok(pen)
        }) as _
    });
    Ok(Export { about, source })
}

/// In the order of [`aggregates::HEADER`].
fn cells(row: AggregateRow<'_>) -> [Cell<'static>; 14] {
    let text = |text: Option<&str>| Cell::optional_text(text.map(str::to_owned));
    [
        Cell::number(row.year),
        Cell::text(row.municipality_code.to_owned()),
        text(row.area),
        text(Some(row.survey)),
        text(Some(&row.field)),
        Cell::optional_number(row.version),
        text(row.theme.as_deref()),
        text(row.answer.as_deref()),
        Cell::optional_number(row.n),
        Cell::optional_number(row.share),
        Cell::optional_number(row.low),
        Cell::optional_number(row.high),
        Cell::optional_number(row.index),
        text(Some(row.status)),
    ]
}
