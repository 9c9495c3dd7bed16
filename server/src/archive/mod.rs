//! The archive package: what a year's promise was, what it rested on and what came of it, in formats that last.
//!
//! One ZIP per year of a promise. In it are the published pictures that its decided versions cite and those of the year
//! itself, every decided version, what was done and followed up, the survey forms, a JSON Schema for every kind of JSON
//! file, a `README.txt`, and `SHA256SUMS` that `sha256sum -c` reads.
//!
//! **Only what is decided or published is in it**, and never a single answer: drafts, comments, approvals and the notes of
//! dialogues stay outside, and deeds and judgements are those of decided commitments. The same content gives the same
//! bytes: nothing in it tells when the package was made.

mod gather;
mod html;
mod json;
mod readme;
mod tables;
#[cfg(test)]
mod tests;

use std::io::{Cursor, Write as _};

use domain::municipality::Municipality;
use sha2::{Digest as _, Sha256};
use store::Store;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use self::gather::Content;
use crate::{
    export::{ExportError, hex},
    open_data::Publisher,
};

/// A package that is ready to be sent.
#[derive(Clone, Debug)]
pub struct Package {
    /// What it is called.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Of the bytes, in hexadecimal.
    pub sha256: String,
    /// How many files are in it.
    pub files: usize,
}

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("nothing is decided or published for {year}, so there is nothing to archive; {}", years(.others))]
    Nothing { year: i16, others: Vec<i16> },
    #[error("{0}")]
    Unreadable(String),
    #[error("the package cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the package cannot be written: {0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Store(#[from] store::Error),
}

fn years(others: &[i16]) -> String {
    if others.is_empty() {
        return "there is for no other year either".to_owned();
    }
    let others: Vec<_> = others.iter().map(ToString::to_string).collect();
    format!("there is for {}", others.join(", "))
}

/// The years that there is a package of, the latest first.
pub async fn years_to_archive(store: &dyn Store, code: &str) -> store::Result<Vec<i16>> {
    let mut years = store.promise_years(code).await?;
    years.extend(store.published_years(code).await?);
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    Ok(years)
}

/// Makes a year's package.
pub async fn package(
    store: &dyn Store,
    municipality: &Municipality,
    publisher: &Publisher,
    year: i16,
) -> Result<Package, ArchiveError> {
    let content = Content::gather(store, &municipality.code, year).await?;
    if content.is_empty() {
        let others = years_to_archive(store, &municipality.code).await?;
        return Err(ArchiveError::Nothing { year, others });
    }
    let (municipality, publisher) = (municipality.clone(), publisher.clone());
    let made = tokio::task::spawn_blocking(move || pack(&content, &municipality, &publisher));
    made.await.map_err(std::io::Error::other)?
}

fn pack(
    content: &Content,
    municipality: &Municipality,
    publisher: &Publisher,
) -> Result<Package, ArchiveError> {
    let mut files = Files::default();
    for picture in &content.pictures {
        let folder = format!("lagesbild/{}-v{}", picture.frozen.about().year, picture.frozen.about().number);
        files.picture(&folder, picture, municipality, publisher)?;
    }
    for promise in &content.promises {
        let (year, number) = (promise.text().year, promise.number);
        let folder = format!("lofte/v{number}");
        files.add(format!("{folder}/lofte-{year}-{number}.json"), promise.bytes().to_vec());
        files.add(format!("{folder}/lofte.html"), html::promise(promise, content, municipality, publisher)?);
        files.add(format!("{folder}/ataganden.csv"), tables::commitments(promise.text())?);
    }
    if !content.promises.is_empty() {
        files.add("uppfoljning/insatser.csv".to_owned(), tables::deeds(&content.deeds)?);
        files.add("uppfoljning/moten.csv".to_owned(), tables::meetings(&content.meetings)?);
        files.add("uppfoljning/bedomningar.json".to_owned(), json::judgements(content, &municipality.code));
    }
    for survey in &content.surveys {
        let name = format!("formular/{}-v{}.json", survey.slug, survey.version);
        files.add(name, json::pretty(survey));
    }
    for (name, schema) in json::SCHEMAS {
        files.add(format!("schema/{name}"), schema.as_bytes().to_vec());
    }
    files.add("README.txt".to_owned(), readme::write(content, municipality).into_bytes());

    let demo = if content.demo() { "-demo" } else { "" };
    let stem = format!("lagesbild-{}-{}-arkiv{demo}", municipality.code, content.year);
    let count = files.0.len() + 1;
    let bytes = files.zip(&stem)?;
    Ok(Package { name: format!("{stem}.zip"), sha256: hex(&Sha256::digest(&bytes)), bytes, files: count })
}

/// The files of a package with their paths in it.
#[derive(Default)]
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.0.push((path, bytes));
    }

    fn picture(
        &mut self,
        folder: &str,
        picture: &gather::Picture,
        municipality: &Municipality,
        publisher: &Publisher,
    ) -> Result<(), ArchiveError> {
        use crate::open_data::{Files as OpenData, Which};

        let about = picture.frozen.about();
        let data = OpenData::of(&picture.read, publisher)?;
        self.add(
            format!("{folder}/lagesbild-{}-{}.json", about.year, about.number),
            picture.frozen.bytes().to_vec(),
        );
        self.add(format!("{folder}/lagesbild.html"), html::picture(picture, municipality, publisher)?);
        for which in [Which::Csv, Which::Codebook] {
            self.add(format!("{folder}/{}", which.name()), data.file(which).bytes.to_vec());
        }
        Ok(())
    }

    /// Everything in one folder, with the list of SHA-256 as the last file.
    fn zip(mut self, folder: &str) -> Result<Vec<u8>, ArchiveError> {
        self.0.sort_by(|(one, _), (other, _)| one.cmp(other));
        let sums = self.0.iter().map(|(path, bytes)| format!("{}  {path}\n", hex(&Sha256::digest(bytes))));
        let sums: String = sums.collect();
        self.add("SHA256SUMS".to_owned(), sums.into_bytes());

        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.0 {
            zip.start_file(format!("{folder}/{path}"), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}
