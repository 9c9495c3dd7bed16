//! Open data: the figures of a published version as files for everyone.
//!
//! Everything here is made of a [`FrozenPicture`] and of nothing else: the live picture never comes near it, and what is
//! hidden on the published page is hidden here, because it is the same masked value. The same version gives the same
//! bytes, on every machine and every day, so that a checksum holds.
//!
//! [`Files`] are one version's files; [`catalogue`] describes the latest of every year for data portals; [`Shelf`] keeps
//! what was made.

pub mod catalogue;
mod json;
mod package;
mod px;
mod rdf;
mod shelf;

use axum::body::Bytes;
use domain::{
    aggregates, codebook,
    language::Language,
    published::{Digest, FrozenPicture},
};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

pub use shelf::Shelf;

use crate::{
    config::Config,
    export::{
        About, Dialect, Export, ExportError, Format, Kind, aggregate_cells, codebook_cells, csv, hex, name,
        note,
    },
};

/// Creative Commons' own address of CC0, written as data portals know it.
pub const LICENCE: &str = "http://creativecommons.org/publicdomain/zero/1.0/";

/// One of a version's files. The order is the page's: what most people want comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Excel,
    Csv,
    Json,
    Px,
    CodebookExcel,
    Codebook,
    Package,
}

impl Which {
    pub const ALL: [Self; 7] =
        [Self::Excel, Self::Csv, Self::Json, Self::Px, Self::CodebookExcel, Self::Codebook, Self::Package];

    /// The last part of its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excel => "lagesbild-excel.csv",
            Self::Csv => "lagesbild.csv",
            Self::Json => "lagesbild.json",
            Self::Px => "lagesbild.px",
            Self::CodebookExcel => "kodbok-excel.csv",
            Self::Codebook => "kodbok.csv",
            Self::Package => "datapackage.json",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.name() == name)
    }

    pub fn format(self) -> Format {
        match self {
            Self::Excel | Self::Csv | Self::CodebookExcel | Self::Codebook => Format::Csv,
            Self::Json => Format::Json,
            Self::Px => Format::Px,
            Self::Package => Format::DataPackage,
        }
    }
}

/// A file that is ready to be sent.
#[derive(Clone, Debug)]
pub struct File {
    pub which: Which,
    pub bytes: Bytes,
    /// Of the bytes, in hexadecimal.
    pub sha256: String,
    /// Rows of data, in a table.
    pub rows: u64,
}

impl Which {
    /// Of a table in CSV.
    pub fn dialect(self) -> Option<Dialect> {
        match self {
            Self::Excel | Self::CodebookExcel => Some(Dialect::Excel),
            Self::Csv | Self::Codebook => Some(Dialect::Standard),
            Self::Json | Self::Px | Self::Package => None,
        }
    }

    pub fn is_codebook(self) -> bool {
        matches!(self, Self::Codebook | Self::CodebookExcel)
    }
}

impl File {
    fn new(which: Which, bytes: Vec<u8>, rows: usize) -> Self {
        Self { which, sha256: hex(&Sha256::digest(&bytes)), bytes: bytes.into(), rows: rows as u64 }
    }
}

/// Who publishes, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The municipality's name.
    pub name: String,
    /// Where residents reach this installation, such as `https://trygg.example.se`.
    pub address: String,
    /// For questions about the data.
    pub email: Option<String>,
}

impl Publisher {
    pub fn of(config: &Config) -> Self {
        Self {
            name: config.municipality.name.clone(),
            address: config.public_url.as_str().to_owned(),
            email: config.municipality.contacts.email.clone(),
        }
    }

    /// The page of the data.
    fn page(&self) -> String {
        format!("{}/oppna-data", self.address)
    }
}

/// What is told of a version besides its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub year: i16,
    pub number: u32,
    pub day: Date,
    pub reason: Option<String>,
    pub demo: bool,
    pub municipality_code: String,
    pub municipality_name: String,
    /// The answers that the figures build on, rounded.
    pub answers: u64,
    /// From when to when answers were collected; an end that is not settled is `None`.
    pub collected: Option<(Date, Option<Date>)>,
    /// Of the published version itself.
    pub sha256: Digest,
}

impl Version {
    fn of(picture: &FrozenPicture) -> Self {
        let figures = &picture.figures;
        let rounds = &picture.method.rounds;
        let opens = rounds.iter().map(|round| round.opens).min();
        let closes = rounds.iter().map(|round| round.closes).collect::<Option<Vec<_>>>();
        let closes = closes.and_then(|days| days.into_iter().max());
        Self {
            year: figures.year,
            number: picture.number,
            day: picture.day,
            reason: picture.reason.clone(),
            demo: figures.demo,
            municipality_code: figures.municipality_code.clone(),
            municipality_name: figures.municipality_name.clone(),
            answers: figures.label.n,
            collected: opens.map(|opens| (opens, closes)),
            sha256: picture.sha256(),
        }
    }

    /// What a list of data calls it.
    fn title(&self, language: Language) -> String {
        let Self { municipality_name: name, year, .. } = self;
        match (language, self.demo) {
            (Language::Swedish, false) => format!("Trygghet i {name} {year}: lägesbildens siffror"),
            (Language::Swedish, true) => format!("PÅHITTADE DEMOSVAR: lägesbildens siffror, {name} {year}"),
            (Language::English, false) => format!("Safety in {name} {year}: the situation picture’s figures"),
            (Language::English, true) => {
                format!("MADE-UP DEMO ANSWERS: the situation picture’s figures, {name} {year}")
            }
        }
    }

    fn description(&self, language: Language) -> String {
        let Self { answers, number, day, .. } = self;
        match language {
            Language::Swedish => format!(
                "Hur trygga boende i fem åldersgrupper känner sig, vilka problem de ser och vad de vill att polis och \
                 kommun arbetar med. Bygger på cirka {answers} frivilliga svar: visar vad de som svarade tycker och kan \
                 inte räknas om till alla som bor i kommunen. Tal som skulle kunna peka ut någon är dolda, övriga \
                 avrundade. Version {number}, publicerad {day}."
            ),
            Language::English => format!(
                "How safe residents in five age groups feel, what problems they see and what they want the police and \
                 the municipality to work on. Based on about {answers} voluntary answers: shows what those who answered \
                 think and cannot be extended to everyone who lives in the municipality. Figures that could point \
                 someone out are hidden, the others rounded. Version {number}, published {day}."
            ),
        }
    }

    /// What every reader of a file must know first, in Swedish.
    fn note(&self) -> String {
        let demo = if self.demo { "Innehåller påhittade demosvar. " } else { "" };
        format!("{demo}{}", self.description(Language::Swedish))
    }
}

/// The files of one version.
#[derive(Clone, Debug)]
pub struct Files {
    pub version: Version,
    /// In the order of [`Which::ALL`].
    pub files: Vec<File>,
    /// How many figures there are, and how many of them are hidden.
    pub figures: (u64, u64),
}

impl Files {
    pub fn of(picture: &FrozenPicture, publisher: &Publisher) -> Result<Self, ExportError> {
        let version = Version::of(picture);
        let figures = &picture.figures;
        let rows: Vec<_> = aggregates::rows(figures).collect();
        let hidden = rows.iter().filter(|row| row.status != "ok").count();
        let table = |dialect| csv(dialect, aggregates::HEADER, rows.iter().cloned().map(aggregate_cells));
        let book = codebook::published_rows(figures);
        let book_of = |dialect| csv(dialect, codebook::HEADER, book.iter().cloned().map(codebook_cells));
        let count = rows.len();
        let mut files = vec![
            File::new(Which::Excel, table(Dialect::Excel)?, count),
            File::new(Which::Csv, table(Dialect::Standard)?, count),
            File::new(Which::Json, json::write(&version, &rows), count),
            File::new(Which::Px, px::write(&version, figures, publisher).into_bytes(), count),
            File::new(Which::CodebookExcel, book_of(Dialect::Excel)?, book.len()),
            File::new(Which::Codebook, book_of(Dialect::Standard)?, book.len()),
        ];
        let described = files.len();
        let package = package::write(&version, &files, publisher);
        files.push(File::new(Which::Package, package, described));
        Ok(Self { version, files, figures: (count as u64, hidden as u64) })
    }

    /// What one of them is called on a reader's own disk, where files of several years and municipalities lie together.
    pub fn name(&self, which: Which) -> String {
        let Version { year, number, demo, municipality_code, .. } = &self.version;
        let last = match which {
            Which::Excel | Which::CodebookExcel => "excel",
            Which::Package => "datapackage",
            _ => "",
        };
        let what = if which.is_codebook() { "kodbok" } else { "lagesbild" };
        let parts = [&*year.to_string(), what, &*format!("v{number}")];
        name(municipality_code, &parts, *demo, last, which.format())
    }

    /// One of them for the command line, with what its manifest says.
    pub fn export(&self, which: Which) -> Export {
        let Version { year, number, demo, municipality_code, .. } = &self.version;
        let (year, number) = (*year, *number);
        let file = self.file(which);
        let format = which.format();
        let about = About {
            file: self.name(which),
            kind: if which.is_codebook() { Kind::Codebook } else { Kind::SituationPicture },
            municipality: municipality_code.clone(),
            survey: None,
            year,
            format,
            dialect: which.dialect(),
            detail: None,
            version: Some(number),
            protection: None,
            columns: match which {
                Which::Codebook | Which::CodebookExcel => codebook::HEADER.map(str::to_owned).into(),
                Which::Package => Vec::new(),
                _ => aggregates::HEADER.map(str::to_owned).into(),
            },
            demo: *demo,
            note: note(&format!("Publicerad version {number}: öppna data, fria att använda."), *demo),
        };
        Export::whole(about, file.bytes.clone(), file.rows)
    }

    /// # Panics
    /// Never: every version has every file.
    pub fn file(&self, which: Which) -> &File {
        self.files.iter().find(|file| file.which == which).expect("every version has every file")
    }
}

#[cfg(test)]
pub(crate) mod tests;
