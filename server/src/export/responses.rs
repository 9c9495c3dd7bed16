//! Microdata: one row per response, from one consistent read.

use domain::{microdata::Columns, municipality::Municipality};
use futures_util::StreamExt;
use store::{ResponseFilter, SharedStore};
use tokio::sync::mpsc;

use super::{About, Detail, Dialect, Export, ExportError, Kind, file_name, note, stream::Source, year::Year};

/// As many responses as the reader hands to the writer at once.
const HANDFUL: usize = 100;

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
            // Reading and writing are about as much work each: two processors do them at once.
            let (hand, mut handed) = mpsc::channel(2);
            let reading = tokio::spawn(async move {
                let mut rows = store.stream_responses(&code, filter).chunks(HANDFUL);
                while let Some(some) = rows.next().await {
                    if hand.send(some).await.is_err() {
                        return; // nobody writes any more
                    }
                }
            });
            while let Some(some) = handed.recv().await {
                for row in some {
                    let stored = row?;
                    // The columns and the name were settled before this read began. An answer that they have no place
                    // for must not slip in unmarked.
                    let has_columns = versions.iter().any(|survey| survey.version == stored.response.version);
                    if !has_columns || !demo && collected.is_demo(&stored.round) {
                        return Err(ExportError::Changed);
                    }
                    let mut cells = Vec::with_capacity(64);
                    columns.write(&stored.response, &mut cells);
                    pen.row_of_texts(&cells).await?;
                }
            }
            reading.await.expect("reading ends with the last row");
            Ok(pen)
        })
    });
    Ok(Export { about, source })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{round::Round, survey::default_surveys};
    use futures_util::TryStreamExt;
    use tempfile::TempDir;

    use super::*;
    use crate::{config::built_in_municipality, demo};

    /// A database with the five surveys and a round with `count` answers that pass for residents' own.
    async fn ground(count: usize) -> (TempDir, SharedStore, Municipality) {
        let municipality = built_in_municipality();
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("x.db").display());
        let store = store_sqlx::open(&address).await.unwrap();
        let surveys: Vec<_> = default_surveys(&municipality).unwrap().into_iter().map(Arc::new).collect();
        for survey in &surveys {
            store.put_survey(&municipality.code, survey).await.unwrap();
        }
        let round = Round { id: "2026".to_owned(), demo: false, ..demo::round(2026).unwrap() };
        store.add_round(&municipality.code, &round).await.unwrap();
        let mut maker = demo::Maker::new(&municipality, &surveys, &round, 1);
        let batch: Vec<_> = (0..count).map(|_| maker.accepted()).collect();
        store.save_responses(&municipality.code, &batch).await.unwrap();
        (folder, store, municipality)
    }

    async fn add_demo(store: &SharedStore, municipality: &Municipality) {
        let surveys: Vec<_> = default_surveys(municipality).unwrap().into_iter().map(Arc::new).collect();
        demo::generate(store.as_ref(), municipality, &surveys, (100, 2, 2026), &|_| ()).await.unwrap();
    }

    async fn text(export: Export) -> std::io::Result<String> {
        let pieces: Vec<_> = export.into_stream(|_| async { Ok(()) }).try_collect().await?;
        Ok(String::from_utf8(pieces.concat()).expect("UTF-8"))
    }

    #[tokio::test]
    async fn a_file_of_residents_answers_alone_is_not_marked_as_demo() {
        let (_folder, store, municipality) = ground(200).await;
        let export = responses(store, &municipality, "vuxna", 2026, Dialect::Standard).await.unwrap();
        assert!(!export.about().demo && export.about().file == "lagesbild-0123-vuxna-2026-svar.csv");
        assert!(text(export).await.unwrap().lines().count() > 50);
    }

    #[tokio::test]
    async fn made_up_answers_never_slip_into_a_file_that_is_not_marked() {
        let (_folder, store, municipality) = ground(200).await;
        let before = responses(store.clone(), &municipality, "vuxna", 2026, Dialect::Standard).await.unwrap();
        add_demo(&store, &municipality).await;
        let Err(cut) = text(before).await else { panic!("the file was not cut short") };
        assert!(cut.to_string().contains("export it again"), "{cut}");
        let after = responses(store, &municipality, "vuxna", 2026, Dialect::Standard).await.unwrap();
        assert!(after.about().demo && after.about().file.contains("-demo"));
        assert!(text(after).await.is_ok());
    }

    #[tokio::test]
    async fn an_answer_to_a_version_without_columns_stops_the_file() {
        let (_folder, store, municipality) = ground(200).await;
        let before = responses(store.clone(), &municipality, "vuxna", 2026, Dialect::Standard).await.unwrap();
        let mut next = default_surveys(&municipality).unwrap().remove(3);
        next.version = 2;
        next.questions.retain(|question| question.id != "v_oro");
        store.put_survey(&municipality.code, &next).await.unwrap();
        let round = Round { id: "2026".to_owned(), demo: false, ..demo::round(2026).unwrap() };
        let surveys = [Arc::new(next)];
        let answer = demo::Maker::new(&municipality, &surveys, &round, 9).accepted();
        store.save_responses(&municipality.code, &[answer]).await.unwrap();
        assert!(text(before).await.is_err());

        let after = responses(store, &municipality, "vuxna", 2026, Dialect::Standard).await.unwrap();
        let text = text(after).await.unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with("vuxna,2,")).count(), 1);
        assert!(text.lines().next().unwrap().contains("v_overfall"), "the older version's columns stay");
    }
}
