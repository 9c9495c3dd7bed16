//! The live situation picture's figures: always a draft. What is published is in [`crate::open_data`].

use domain::{
    aggregates::{self, AggregateRow},
    disclosure,
    municipality::Municipality,
    situation_picture::{RawPicture, TallyInput},
};
use store::Store;

use super::{About, Cell, Dialect, Export, ExportError, Format, Kind, name, note, xlsx, year::Year};

/// How the live picture is written. There is no workbook of exact figures: it would look like one to pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Csv(Dialect, Masking),
    Xlsx,
}

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
    wanted: Wanted,
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

    let demo = raw.demo();
    let about = |format, dialect: Option<Dialect>, mark, told| {
        let last = if dialect == Some(Dialect::Excel) { "excel" } else { "" };
        About {
            file: name(
                &municipality.code,
                &[&year.to_string(), "lagesbild", "utkast", mark],
                demo,
                last,
                format,
            ),
            kind: Kind::SituationPicture,
            municipality: municipality.code.clone(),
            survey: None,
            year,
            format,
            dialect,
            detail: None,
            version: None,
            protection: None,
            columns: aggregates::HEADER.map(str::to_owned).into(),
            demo,
            note: note(told, demo),
        }
    };
    match wanted {
        Wanted::Csv(dialect, Masking::Exact) => {
            let rows = aggregates::draft_rows(&raw).map(cells).collect();
            let told = "Utkast med exakta och oskyddade tal. Får inte lämnas ut.";
            Ok(csv(about(Format::Csv, Some(dialect), "exakt", told), dialect, rows))
        }
        Wanted::Csv(dialect, Masking::Masked) => {
            let picture = disclosure::publish(&raw, municipality.thresholds);
            let rows = aggregates::rows(&picture).map(cells).collect();
            Ok(csv(about(Format::Csv, Some(dialect), "", MASKED), dialect, rows))
        }
        Wanted::Xlsx => {
            let picture = disclosure::publish(&raw, municipality.thresholds);
            let about = about(Format::Xlsx, None, "", MASKED);
            let bytes = xlsx::workbook(&about, &picture)?;
            Ok(Export::whole(about, bytes.into(), aggregates::rows(&picture).count() as u64))
        }
    }
}

const MASKED: &str = "Utkast: den levande lägesbilden, avrundad och skyddad, inte publicerad.";

fn csv(about: About, dialect: Dialect, rows: Vec<[Cell<'static>; 14]>) -> Export {
    let source = Box::new(move |mut pen: super::stream::Pen| {
        Box::pin(async move {
            for row in &rows {
                pen.row(row).await?;
            }
            Ok(pen)
        }) as _
    });
    Export::of_rows(about, dialect, source)
}

/// In the order of [`aggregates::HEADER`].
pub(crate) fn cells(row: AggregateRow<'_>) -> [Cell<'static>; 14] {
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
