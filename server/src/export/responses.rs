//! Microdata: one row per response, from one consistent read; in protected detail from two.

use domain::{
    microdata::Columns,
    municipality::Municipality,
    protected::{Counter, Fate, Protection, Summary},
    response::Response,
    survey::Survey,
};
use futures_util::StreamExt;
use jiff::civil::Date;
use store::{ResponseFilter, SharedStore, StoredResponse};
use tokio::sync::mpsc;

use super::{
    About, Detail, Dialect, Export, ExportError, Format, Kind, file_name, note,
    stream::{Pen, Source},
    year::Year,
};

/// As many responses as the reader hands to the writer at once.
const HANDFUL: usize = 100;

/// Which responses, and how.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    pub survey: &'a str,
    pub year: i16,
    pub dialect: Dialect,
    pub detail: Detail,
    /// The day that has not ended yet: its answers are not told in protected detail.
    pub today: Date,
}

/// The responses to one survey in one label year, demo rounds included (the file's name then says so).
pub async fn responses(
    store: SharedStore,
    municipality: &Municipality,
    wish: Wish<'_>,
) -> Result<Export, ExportError> {
    let Wish { survey, year, dialect, detail, today } = wish;
    let collected = Year::read(store.as_ref(), municipality, year).await?;
    let versions = collected.answered_versions(store.as_ref(), municipality, survey).await?;
    let demo = collected.has_demo(Some(survey));
    let reading = Reading {
        store,
        code: municipality.code.clone(),
        filter: ResponseFilter { survey: survey.to_owned(), year },
        versions,
        collected,
        demo,
        before: (detail == Detail::Protected).then_some(today),
    };
    let columns = Columns::new(&reading.versions.iter().collect::<Vec<_>>()).header();
    let about = |mark, columns, told: &str, protection| About {
        file: file_name(&municipality.code, &[survey, &year.to_string(), "svar", mark], demo, dialect),
        kind: Kind::Responses,
        municipality: municipality.code.clone(),
        survey: Some(survey.to_owned()),
        year,
        format: Format::Csv,
        dialect: Some(dialect),
        detail: Some(detail),
        version: None,
        protection,
        columns,
        demo,
        note: note(told, demo),
    };
    match detail {
        Detail::Full => {
            let told = "En rad per svar, med alla uppgifter. Lämna inte ut utan prövning.";
            Ok(Export::of_rows(about("", columns, told, None), dialect, full(reading)))
        }
        Detail::Protected => {
            let protection = count(&reading, municipality.thresholds.base).await?;
            let summary = protection.summary().clone();
            let (told, mut columns) = (in_words(&summary, today), columns);
            domain::protected::WEEK.clone_into(&mut columns[2]);
            let about = about("skyddade", columns, &told, Some(summary));
            Ok(Export::of_rows(about, dialect, protected(reading, protection)))
        }
    }
}

/// What was done, for the manifest's reader.
fn in_words(summary: &Summary, today: Date) -> String {
    let Summary { smallest, most_percent, left_out, .. } = summary;
    let generalised: u64 = summary.generalised.iter().map(|one| one.rows).sum();
    format!(
        "En rad per svar, skyddad. Dagen är vecka. Minst {smallest} rader är lika i område, händelse, väg in och språk; \
         där de var färre är uppgifter dolda med * (i {generalised} rader). En känslig uppgift är dold där ett och samma \
         svar står i över {most_percent} procent av de rader som är lika. {left_out} svar är utelämnade. Svar som kom in \
         den {today} eller senare är inte med."
    )
}

/// What is read, and what was settled before it began.
struct Reading {
    store: SharedStore,
    code: String,
    filter: ResponseFilter,
    versions: Vec<Survey>,
    collected: Year,
    demo: bool,
    /// Answers of this day and later are passed over: more of them come in while the file is read, and two files of the
    /// same day would tell which. Made-up answers do not come in by themselves, and have days of every kind.
    before: Option<Date>,
}

impl Reading {
    /// Begins to read. Reading and what is done with it are about as much work each: two processors do them at once.
    fn begin(&self) -> Handfuls {
        let (hand, handed) = mpsc::channel(2);
        let (store, code, filter) = (self.store.clone(), self.code.clone(), self.filter.clone());
        let task = tokio::spawn(async move {
            let mut rows = store.stream_responses(&code, filter).chunks(HANDFUL);
            while let Some(some) = rows.next().await {
                if hand.send(some).await.is_err() {
                    return; // nobody takes them any more
                }
            }
        });
        Handfuls { handed, task }
    }

    /// The columns and the name were settled before the read began. An answer that they have no place for must not slip
    /// in unmarked.
    fn checked(&self, stored: StoredResponse) -> Result<Option<Response>, ExportError> {
        let StoredResponse { round, response } = stored;
        let made_up = self.collected.is_demo(&round);
        let has_columns = self.versions.iter().any(|survey| survey.version == response.version);
        if !has_columns || !self.demo && made_up {
            return Err(ExportError::Changed);
        }
        let too_new = self.before.is_some_and(|day| response.day >= day) && !made_up;
        Ok((!too_new).then_some(response))
    }
}

/// What is read, a handful at a time.
struct Handfuls {
    handed: mpsc::Receiver<Vec<store::Result<StoredResponse>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Handfuls {
    async fn next(&mut self) -> Option<Vec<store::Result<StoredResponse>>> {
        let some = self.handed.recv().await;
        if some.is_none() {
            (&mut self.task).await.expect("reading ends with the last row");
        }
        some
    }
}

fn full(reading: Reading) -> Source {
    Box::new(move |mut pen: Pen| {
        Box::pin(async move {
            let versions: Vec<_> = reading.versions.iter().collect();
            let columns = Columns::new(&versions);
            let mut handfuls = reading.begin();
            while let Some(some) = handfuls.next().await {
                for stored in some {
                    if let Some(response) = reading.checked(stored?)? {
                        let mut cells = Vec::with_capacity(64);
                        columns.write(&response, &mut cells);
                        pen.row_of_texts(&cells).await?;
                    }
                }
            }
            Ok(pen)
        })
    })
}

/// The first pass. What is kept of it grows with the combinations that occur, not with the responses.
async fn count(reading: &Reading, smallest: u64) -> Result<Protection, ExportError> {
    let versions: Vec<_> = reading.versions.iter().collect();
    let columns = Columns::new(&versions);
    let mut counter = Counter::new(&columns, smallest);
    let mut handfuls = reading.begin();
    while let Some(some) = handfuls.next().await {
        for stored in some {
            if let Some(response) = reading.checked(stored?)? {
                counter.add(&response);
            }
        }
    }
    Ok(counter.settle())
}

/// The second pass. The file is whole only if it sees what the first one counted.
fn protected(reading: Reading, protection: Protection) -> Source {
    Box::new(move |mut pen: Pen| {
        Box::pin(async move {
            let versions: Vec<_> = reading.versions.iter().collect();
            let columns = Columns::new(&versions);
            let (mut written, mut left_out) = (0, 0);
            let mut handfuls = reading.begin();
            while let Some(some) = handfuls.next().await {
                for stored in some {
                    let Some(response) = reading.checked(stored?)? else { continue };
                    let mut cells = Vec::with_capacity(64);
                    match protection.write(&columns, &response, &mut cells) {
                        Fate::Written => {
                            written += 1;
                            pen.row_of_texts(&cells).await?;
                        }
                        Fate::LeftOut => left_out += 1,
                        Fate::Unknown => return Err(ExportError::Changed),
                    }
                }
            }
            let counted = protection.summary();
            if (written, left_out) != (counted.rows, counted.left_out) {
                return Err(ExportError::Changed);
            }
            Ok(pen)
        })
    })
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

    const TODAY: Date = jiff::civil::date(2027, 1, 1);

    fn full_detail() -> Wish<'static> {
        Wish { survey: "vuxna", year: 2026, dialect: Dialect::Standard, detail: Detail::Full, today: TODAY }
    }

    fn protected_detail() -> Wish<'static> {
        Wish { detail: Detail::Protected, ..full_detail() }
    }

    async fn text(export: Export) -> std::io::Result<String> {
        let pieces: Vec<_> = export.into_stream(|_| async { Ok(()) }).try_collect().await?;
        Ok(String::from_utf8(pieces.concat()).expect("UTF-8"))
    }

    #[tokio::test]
    async fn a_file_of_residents_answers_alone_is_not_marked_as_demo() {
        let (_folder, store, municipality) = ground(200).await;
        let export = responses(store, &municipality, full_detail()).await.unwrap();
        assert!(!export.about().demo && export.about().file == "lagesbild-0123-vuxna-2026-svar.csv");
        assert!(text(export).await.unwrap().lines().count() > 50);
    }

    #[tokio::test]
    async fn made_up_answers_never_slip_into_a_file_that_is_not_marked() {
        let (_folder, store, municipality) = ground(200).await;
        let before = responses(store.clone(), &municipality, full_detail()).await.unwrap();
        add_demo(&store, &municipality).await;
        let Err(cut) = text(before).await else { panic!("the file was not cut short") };
        assert!(cut.to_string().contains("export it again"), "{cut}");
        let after = responses(store, &municipality, full_detail()).await.unwrap();
        assert!(after.about().demo && after.about().file.contains("-demo"));
        assert!(text(after).await.is_ok());
    }

    #[tokio::test]
    async fn an_answer_to_a_version_without_columns_stops_the_file() {
        let (_folder, store, municipality) = ground(200).await;
        let before = responses(store.clone(), &municipality, full_detail()).await.unwrap();
        let mut next = default_surveys(&municipality).unwrap().remove(3);
        next.version = 2;
        next.questions.retain(|question| question.id != "v_oro");
        store.put_survey(&municipality.code, &next).await.unwrap();
        let round = Round { id: "2026".to_owned(), demo: false, ..demo::round(2026).unwrap() };
        let surveys = [Arc::new(next)];
        let answer = demo::Maker::new(&municipality, &surveys, &round, 9).accepted();
        store.save_responses(&municipality.code, &[answer]).await.unwrap();
        assert!(text(before).await.is_err());

        let after = responses(store, &municipality, full_detail()).await.unwrap();
        let text = text(after).await.unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with("vuxna,2,")).count(), 1);
        assert!(text.lines().next().unwrap().contains("v_overfall"), "the older version's columns stay");
    }

    fn rows(text: &str) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
    }

    #[tokio::test]
    async fn a_protected_file_has_every_answer_and_says_what_was_done_to_it() {
        let (_folder, store, municipality) = ground(2000).await;
        let full = responses(store.clone(), &municipality, full_detail()).await.unwrap();
        let full = rows(&text(full).await.unwrap()).len();
        let export = responses(store, &municipality, protected_detail()).await.unwrap();
        let about = export.about().clone();
        assert_eq!(about.file, "lagesbild-0123-vuxna-2026-svar-skyddade.csv");
        assert_eq!((about.detail, &*about.columns[2]), (Some(Detail::Protected), "week"));
        let text = text(export).await.unwrap();
        assert_eq!(text.lines().next().unwrap(), about.columns.join(","));
        let rows = rows(&text);
        let summary = about.protection.expect("it says what was done");
        assert_eq!((rows.len(), summary.rows, summary.left_out), (full, full as u64, 0));
        assert!(rows.iter().all(|row| row[2].contains("-W") || &row[2] == "*"), "no day is left");
        assert!(!summary.withheld.is_empty() && about.note.contains("dolda med *"), "{}", about.note);
        let mut combinations = std::collections::BTreeMap::<Vec<String>, usize>::new();
        for row in &rows {
            *combinations.entry(row.iter().skip(3).take(4).map(str::to_owned).collect()).or_default() += 1;
        }
        assert!(combinations.values().all(|rows| *rows >= 10), "{combinations:?}");
    }

    #[tokio::test]
    async fn answers_of_a_day_that_is_not_over_are_not_told_in_protected_detail() {
        let (_folder, store, municipality) = ground(500).await;
        let full = responses(store.clone(), &municipality, full_detail()).await.unwrap();
        let days: Vec<Date> =
            rows(&text(full).await.unwrap()).iter().map(|row| row[2].parse().unwrap()).collect();
        let today = days.iter().copied().max().unwrap();
        let wish = Wish { today, ..protected_detail() };
        let export = responses(store, &municipality, wish).await.unwrap();
        let before = days.iter().filter(|day| **day < today).count();
        assert!(before < days.len());
        assert_eq!(rows(&text(export).await.unwrap()).len(), before);
    }

    #[tokio::test]
    async fn a_protected_file_is_cut_short_when_the_answers_are_others_than_were_counted() {
        let (_folder, store, municipality) = ground(500).await;
        let before = responses(store.clone(), &municipality, protected_detail()).await.unwrap();
        let round = Round { id: "2026".to_owned(), demo: false, ..demo::round(2026).unwrap() };
        let surveys: Vec<_> = default_surveys(&municipality).unwrap().into_iter().map(Arc::new).collect();
        let mut maker = demo::Maker::new(&municipality, &surveys, &round, 7);
        let more: Vec<_> = (0..50).map(|_| maker.accepted()).collect();
        store.save_responses(&municipality.code, &more).await.unwrap();
        let Err(cut) = text(before).await else { panic!("the file was not cut short") };
        assert!(cut.to_string().contains("export it again"), "{cut}");
    }

    #[tokio::test]
    async fn too_few_answers_to_hide_among_make_an_empty_file_that_says_how_many_they_were() {
        let (_folder, store, municipality) = ground(10).await;
        let export = responses(store, &municipality, protected_detail()).await.unwrap();
        let left_out = export.about().protection.as_ref().unwrap().left_out;
        assert!((1..10).contains(&left_out));
        assert!(export.about().note.contains(&format!("{left_out} svar är utelämnade")));
        assert_eq!(text(export).await.unwrap().lines().count(), 1);
    }
}
