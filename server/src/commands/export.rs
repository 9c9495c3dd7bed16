//! `lagesbild export`: the same bytes as the web's downloads, to standard output or a file with its manifest.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::StreamExt;
use indicatif::ProgressBar;

use super::{CommandError, Context, progress};
use crate::{
    cli::{ExportSituationPicture, ExportTask, PictureFormat, Target},
    export::{self, Dialect, Export, Finished, Manifest, Masking, Wanted, Wish},
    open_data::{Files, Publisher, Which},
};

/// Refuses what cannot be given, before a database is opened or a file written.
pub(super) fn check(task: &ExportTask) -> Result<(), CommandError> {
    match task {
        ExportTask::SituationPicture(wish) if wish.draft && wish.format != PictureFormat::Csv => {
            Err(CommandError::Usage(
                "--draft is for csv only: exact figures are not made into files that look published"
                    .to_owned(),
            ))
        }
        ExportTask::SituationPicture(wish) if wish.format == PictureFormat::Datapackage => {
            let name = wish.target.output.as_ref().and_then(|path| path.file_name()?.to_str());
            match name.and_then(Which::from_name) {
                None | Some(Which::Package) => Ok(()),
                Some(taken) => Err(CommandError::Usage(format!(
                    "{} is one of the package's own files; give its description another name, such as {}",
                    taken.name(),
                    Which::Package.name()
                ))),
            }
        }
        _ => Ok(()),
    }
}

pub(super) async fn run(context: &Context, task: ExportTask) -> Result<(), CommandError> {
    let (store, municipality) = (&context.store, context.municipality());
    let (export, target) = match task {
        ExportTask::Responses(wish) => {
            let detail = wish.detail;
            let (dialect, today) = (wish.target.dialect, context.clock.today());
            let which = Wish { survey: &wish.survey, year: wish.year, dialect, detail, today };
            (export::responses(store.clone(), municipality, which).await?, wish.target)
        }
        ExportTask::SituationPicture(wish) if wish.draft => {
            let wanted = Wanted::Csv(wish.target.dialect, Masking::Exact);
            let export = export::situation_picture(store.as_ref(), municipality, wish.year, wanted).await?;
            (export, wish.target)
        }
        ExportTask::SituationPicture(wish) => return published(context, wish).await,
        ExportTask::Codebook(wish) => {
            let dialect = wish.target.dialect;
            let store = store.as_ref();
            (export::codebook(store, municipality, &wish.survey, wish.year, dialect).await?, wish.target)
        }
    };
    put(context, export, target).await
}

async fn put(context: &Context, export: Export, target: Target) -> Result<(), CommandError> {
    let manifest = write(context, export, target).await?;
    let (action, file) = (manifest.about.audit_action(), &manifest.about.file);
    context.audit(action, file, &manifest.to_line()).await?;
    Ok(())
}

/// The latest published version of a year, in one of its formats: the same bytes as the open data's.
async fn published(context: &Context, wish: ExportSituationPicture) -> Result<(), CommandError> {
    let ExportSituationPicture { year, format, target, .. } = wish;
    let Some(frozen) = context.store.latest_version(context.code(), year).await? else {
        return Err(CommandError::Refused(format!(
            "nothing is published for {year} yet; --draft writes the live picture, exact and unmasked, for staff only"
        )));
    };
    let picture = frozen.thaw().map_err(|error| store::Error::Corrupt(error.to_string()))?;
    let files = Files::of(&picture, &Publisher::of(&context.config))?;
    let which = match (format, target.dialect) {
        (PictureFormat::Csv, Dialect::Excel) => Which::Excel,
        (PictureFormat::Csv, Dialect::Standard) => Which::Csv,
        (PictureFormat::Json, _) => Which::Json,
        (PictureFormat::Px, _) => Which::Px,
        (PictureFormat::Datapackage, _) => Which::Package,
    };
    // A package's description names its files as lying beside it.
    if let (Which::Package, Some(path)) = (which, &target.output) {
        for file in files.files.iter().filter(|file| file.which != Which::Package) {
            let mut draft = Draft::create(&path.with_file_name(file.which.name()))?;
            let written = draft.file.write_all(&file.bytes);
            written.map_err(|reason| CommandError::File { path: draft.place.clone(), reason })?;
            draft.put_in_place()?;
        }
    }
    put(context, files.export(which), target).await
}

async fn write(context: &Context, export: Export, target: Target) -> Result<Manifest, CommandError> {
    let bar = progress::bytes("Exporting");
    let mut about = export.about().clone();
    let Some(path) = target.output else {
        let finished = copy(export, io::stdout().lock(), &bar).await.map_err(CommandError::Cut)?.1;
        return Ok(Manifest { about, finished, made: context.clock.today() });
    };

    let mut draft = Draft::create(&path)?;
    let finished = copy(export, &mut draft.file, &bar).await.map_err(CommandError::Cut)?.1;
    draft.put_in_place()?;
    if let Some(name) = path.file_name() {
        about.file = name.to_string_lossy().into_owned();
    }
    let manifest = Manifest { about, finished, made: context.clock.today() };
    let mut beside = path.clone().into_os_string();
    beside.push(".manifest.json");
    let mut draft = Draft::create(Path::new(&beside))?;
    draft
        .file
        .write_all(manifest.to_json().as_bytes())
        .map_err(|reason| CommandError::File { path: beside.into(), reason })?;
    draft.put_in_place()?;
    eprintln!("{}: {} rows, SHA-256 {}", path.display(), manifest.finished.rows, manifest.finished.sha256);
    Ok(manifest)
}

/// Copies every byte. An error means that what was written is not the whole file.
async fn copy<W: Write>(export: Export, mut into: W, bar: &ProgressBar) -> io::Result<(W, Finished)> {
    let told = Arc::new(Mutex::new(None));
    let tell = told.clone();
    let stream = export.into_stream(move |finished| async move {
        *tell.lock().unwrap_or_else(PoisonError::into_inner) = Some(finished);
        Ok(())
    });
    let mut pieces = std::pin::pin!(stream);
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        into.write_all(&piece)?;
        bar.inc(piece.len() as u64);
    }
    into.flush()?;
    bar.finish_and_clear();
    let finished = told.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok((into, finished.ok_or(io::ErrorKind::UnexpectedEof)?))
}

/// A file under a temporary name beside its place. It is removed again unless it is put there whole.
pub(super) struct Draft {
    pub(super) file: File,
    temporary: PathBuf,
    place: PathBuf,
    done: bool,
}

impl Draft {
    pub(super) fn create(place: &Path) -> Result<Self, CommandError> {
        let fault = |reason| CommandError::File { path: place.to_owned(), reason };
        let name = place.file_name().ok_or_else(|| fault(io::ErrorKind::InvalidInput.into()))?;
        let mut temporary_name = std::ffi::OsString::from(".");
        temporary_name.push(name);
        temporary_name.push(format!(".{}.part", std::process::id()));
        let temporary = place.with_file_name(temporary_name);
        let file = File::create_new(&temporary).map_err(fault)?;
        Ok(Self { file, temporary, place: place.to_owned(), done: false })
    }

    /// Makes it durable and gives it its name; an earlier file of that name is replaced at one stroke.
    pub(super) fn put_in_place(mut self) -> Result<(), CommandError> {
        let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
        let moved = self
            .file
            .sync_all()
            .and_then(|()| fs::rename(&self.temporary, &self.place))
            .and_then(|()| File::open(folder.unwrap_or(Path::new(".")))?.sync_all());
        self.done = true;
        moved.map_err(|reason| {
            let _ = fs::remove_file(&self.temporary);
            CommandError::File { path: self.place.clone(), reason }
        })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}
