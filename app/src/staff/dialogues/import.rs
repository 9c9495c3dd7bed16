//! Reading many notes from a file: first what will happen, row by row, and only then.

use domain::{
    dialogue::DialogueNote,
    dialogue_rows::{Column, HeaderFault, RowFault, RowMark, RowProblem},
    language::Language,
};
use leptos::prelude::*;

use super::{super::links, words};
use crate::texts::{day, t, t_with};

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// Nothing was chosen and nothing pasted.
    Nothing,
    /// No rows below the header.
    Empty,
    /// Another kind of file, such as a workbook.
    NoText,
    TooLarge,
    TooMany {
        most: usize,
    },
    Header(HeaderFault),
    /// It cannot be read as a table from this line on.
    Broken {
        line: u64,
    },
}

/// What would become of a row's note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    Replaces,
    Same,
}

/// What a file would come to.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Line, note, and what would become of it.
    pub notes: Vec<(u64, DialogueNote, Fate)>,
    pub faults: Vec<RowFault>,
    pub marks: Vec<RowMark>,
    /// The file's text, sent along with the confirmation.
    pub text: String,
    /// What the confirmation expects to happen, so that nothing else does.
    pub expects: String,
    /// Whether something has changed since an earlier preview of the same file.
    pub changed: bool,
    /// Whether it was confirmed without the marks having been looked at.
    pub unreviewed: bool,
}

impl Preview {
    pub fn count(&self, fate: Fate) -> usize {
        self.notes.iter().filter(|(.., its)| *its == fate).count()
    }
}

#[derive(Clone, Debug)]
pub struct DialogueImport {
    pub language: Language,
    pub trouble: Option<FileTrouble>,
    pub preview: Option<Preview>,
}

/// The most rows of each fate that are shown in the preview. The faulty ones are all shown.
const MOST_SHOWN: usize = 200;

#[component]
pub fn DialogueImportPage(page: DialogueImport) -> impl IntoView {
    let DialogueImport { language, trouble, preview } = page;
    match preview {
        Some(preview) => self::preview(language, preview).into_any(),
        None => view! {
            {trouble.map(|trouble| self::trouble(language, &trouble))}
            {choose(language)}
            {columns(language)}
        }
        .into_any(),
    }
}

fn trouble(language: Language, trouble: &FileTrouble) -> impl IntoView + use<> {
    let names = |columns: &[Column]| columns.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
    let words = match trouble {
        FileTrouble::Nothing => t(language, "import-nothing"),
        FileTrouble::Empty => t(language, "import-empty"),
        FileTrouble::NoText => t(language, "import-no-text"),
        FileTrouble::TooLarge => t(language, "import-too-large"),
        FileTrouble::TooMany { most } => t_with(language, "import-too-many", &[("most", (*most).into())]),
        FileTrouble::Header(HeaderFault::Missing(columns)) => {
            t_with(language, "import-columns-missing", &[("columns", names(columns).into())])
        }
        FileTrouble::Header(HeaderFault::Unknown(columns)) => {
            t_with(language, "import-columns-unknown", &[("columns", columns.join(", ").into())])
        }
        FileTrouble::Header(HeaderFault::Twice(column)) => {
            t_with(language, "import-column-twice", &[("column", column.name().into())])
        }
        FileTrouble::Broken { line } => t_with(language, "import-broken", &[("line", (*line).into())]),
    };
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
            <h2>{t(language, "import-not-read")}</h2>
            <p>{words}</p>
        </div>
    }
}

fn choose(language: Language) -> impl IntoView {
    let template = |dialect: &str| format!("/personal/dialoger/mall.csv?dialect={dialect}");
    view! {
        <p class="lead">{t(language, "import-about")}</p>
        <p class="care">{t(language, "dialogue-care")}</p>
        <p class="dialogue-actions">
            <a class="button" href=template("excel") download="">
                {t(language, "import-template-excel")}
            </a>
            <a href=template("standard") download="">
                {t(language, "import-template-standard")}
            </a>
        </p>
        <form
            class="roomy"
            method="post"
            action=links::to("/personal/dialoger/las-in")
            enctype="multipart/form-data"
        >
            <div class="field">
                <label for="file">{t(language, "import-file")}</label>
                <p class="hint" id="file-hjalp">{t(language, "import-file-hint")}</p>
                <input
                    id="file"
                    name="file"
                    type="file"
                    accept=".csv,.txt,text/csv"
                    aria-describedby="file-hjalp"
                />
            </div>
            <div class="field">
                <label for="text">{t(language, "import-paste")}</label>
                <p class="hint" id="text-hjalp">{t(language, "import-paste-hint")}</p>
                <textarea id="text" name="text" rows="5" autocomplete="off" aria-describedby="text-hjalp"></textarea>
            </div>
            <button type="submit" class="button next">
                {t(language, "import-look")}
            </button>
            <p class="hint">{t(language, "import-nothing-yet")}</p>
        </form>
    }
    .into_any()
}

/// What may stand in each column.
fn columns(language: Language) -> impl IntoView {
    let about = |column: Column| match column {
        Column::Kind => t(language, "column-kind"),
        Column::Day => t(language, "column-day"),
        Column::Year => t(language, "column-year"),
        Column::Participants => t(language, "column-participants"),
        Column::Theme => t(language, "column-theme"),
        Column::Area => t(language, "column-area"),
        Column::Place => t(language, "column-place"),
        Column::Severity => t(language, "column-severity"),
        Column::Frequency => t(language, "column-frequency"),
        Column::Observation => t(language, "column-observation"),
        Column::Proposal => t(language, "column-proposal"),
        Column::AgeGroups => t(language, "column-age-groups"),
        Column::Reference => t(language, "column-reference"),
    };
    let rows = Column::ALL
        .into_iter()
        .map(|column| {
            view! {
                <div>
                    <dt>
                        <code>{column.name()}</code>
                        {column.is_needed().then(|| view! { <span class="under">{t(language, "column-needed")}</span> })}
                    </dt>
                    <dd>{about(column)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{t(language, "import-columns")}</summary>
            <dl class="facts columns">{rows}</dl>
            <p class="aside">{t(language, "import-again")}</p>
        </details>
    }
    .into_any()
}

fn preview(language: Language, preview: Preview) -> impl IntoView {
    let sound = preview.faults.is_empty() && !preview.notes.is_empty();
    let (new, replaces, same) =
        (preview.count(Fate::New), preview.count(Fate::Replaces), preview.count(Fate::Same));
    let head = if !preview.faults.is_empty() {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
                <h2>{t_with(language, "import-faulty", &[("n", faulty_rows(&preview).into())])}</h2>
                <p>{t(language, "import-faulty-about")}</p>
            </div>
        }
        .into_any()
    } else if preview.changed {
        view! { <p class="care" role="alert">{t(language, "import-changed")}</p> }.into_any()
    } else {
        view! { <p class="lead">{t(language, "import-preview-about")}</p> }.into_any()
    };
    let faults = (!preview.faults.is_empty()).then(|| fault_table(language, &preview.faults));
    let marks = (!preview.marks.is_empty()).then(|| mark_table(language, &preview.marks));
    let figures = [("import-new", new), ("import-replaces", replaces), ("import-same", same)]
        .map(|(key, number)| view! { <div><dt>{t(language, key)}</dt><dd>{number.to_string()}</dd></div> })
        .collect_view();
    let lists = [
        (Fate::Replaces, "import-replaces", true),
        (Fate::New, "import-new", true),
        (Fate::Same, "import-same", false),
    ]
    .into_iter()
    .filter(|(fate, ..)| preview.count(*fate) > 0)
    .map(|(fate, key, open)| note_table(language, &preview, fate, key, open))
    .collect_view();
    let confirm = sound.then(|| confirmation(language, &preview));
    view! {
        {head}
        {faults}
        <dl class="figures">{figures}</dl>
        {marks}
        {confirm}
        {lists}
        <p class="dialogue-actions">
            <a href=links::to("/personal/dialoger/las-in")>{t(language, "import-other")}</a>
        </p>
    }
    .into_any()
}

fn faulty_rows(preview: &Preview) -> usize {
    let mut lines: Vec<u64> = preview.faults.iter().map(|fault| fault.line).collect();
    lines.dedup();
    lines.len()
}

fn confirmation(language: Language, preview: &Preview) -> impl IntoView + use<> {
    let review = (!preview.marks.is_empty()).then(|| {
        view! {
            <div class="field" class:has-error=preview.unreviewed>
                {preview
                    .unreviewed
                    .then(|| view! { <p class="error" id="reviewed-fel">{t(language, "import-review")}</p> })}
                <label class="choice">
                    <input
                        type="checkbox"
                        name="reviewed"
                        id="reviewed"
                        value="1"
                        aria-describedby=preview.unreviewed.then_some("reviewed-fel")
                    />
                    <span>{t(language, "marks-reviewed")}</span>
                </label>
            </div>
        }
    });
    let writes = preview.count(Fate::New) + preview.count(Fate::Replaces);
    view! {
        <form method="post" action=links::to("/personal/dialoger/las-in/klart") class="import-confirm">
            <input type="hidden" name="text" value=preview.text.clone() />
            <input type="hidden" name="expects" value=preview.expects.clone() />
            {review}
            <button type="submit" class="button next">
                {t_with(language, "import-now", &[("n", writes.into())])}
            </button>
        </form>
    }
    .into_any()
}

fn fault_table(language: Language, faults: &[RowFault]) -> impl IntoView + use<> {
    let rows = faults
        .iter()
        .map(|fault| {
            let what = match &fault.problem {
                RowProblem::Cell(problem) => {
                    let field = fault.column.map_or(domain::dialogue::Field::Observation, words::field_of);
                    words::fault(language, field, problem)
                }
                RowProblem::Cells { found, wanted } => t_with(
                    language,
                    "import-cells",
                    &[("found", (*found).into()), ("wanted", (*wanted).into())],
                ),
                RowProblem::SameAs { line } => {
                    t_with(language, "import-same-as", &[("line", (*line).into())])
                }
            };
            let column = fault.column.map(Column::name).unwrap_or_default();
            view! {
                <tr>
                    <th scope="row" class="number">{fault.line.to_string()}</th>
                    <td><code>{column}</code></td>
                    <td>{what}</td>
                </tr>
            }
        })
        .collect_view();
    table(language, "import-faults", "import-what-to-do", rows.into_any())
}

fn mark_table(language: Language, marks: &[RowMark]) -> impl IntoView + use<> {
    let rows = marks
        .iter()
        .map(|mark| {
            view! {
                <tr>
                    <th scope="row" class="number">{mark.line.to_string()}</th>
                    <td><code>{mark.column.name()}</code></td>
                    <td>
                        {words::suspicion(language, mark.what)} " " <q>{mark.piece.clone()}</q>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2>{t(language, "import-marks")}</h2>
        <p>{t(language, "import-marks-about")}</p>
        {table(language, "import-marks", "import-mark", rows.into_any())}
    }
}

fn table(language: Language, caption: &str, last: &str, rows: AnyView) -> impl IntoView + use<> {
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, caption)>
            <table class="import-rows">
                <caption class="visually-hidden">{t(language, caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="number">{t(language, "import-line")}</th>
                        <th scope="col">{t(language, "import-column")}</th>
                        <th scope="col">{t(language, last)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn note_table(
    language: Language,
    preview: &Preview,
    fate: Fate,
    key: &str,
    open: bool,
) -> impl IntoView + use<> {
    let count = preview.count(fate);
    let rows = preview
        .notes
        .iter()
        .filter(|(.., its)| *its == fate)
        .take(MOST_SHOWN)
        .map(|(line, note, _)| {
            view! {
                <tr>
                    <th scope="row" class="number">{line.to_string()}</th>
                    <td>
                        {day(language, note.day)}
                        <span class="under">{words::kind_name(language, note.kind)}</span>
                    </td>
                    <td>
                        {words::theme_name(language, &note.theme)}
                        <span class="under">{words::severity(language, note.severity)}</span>
                    </td>
                    <td>{note.observation.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let cut = (count > MOST_SHOWN).then(
        || view! { <p class="aside">{t_with(language, "import-cut", &[("most", MOST_SHOWN.into())])}</p> },
    );
    let name = format!("{} ({count})", t(language, key));
    view! {
        <details open=open && count <= 20>
            <summary>{name.clone()}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-label=name.clone()>
                <table class="import-rows">
                    <caption class="visually-hidden">{name.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="number">{t(language, "import-line")}</th>
                            <th scope="col">{t(language, "field-day")}</th>
                            <th scope="col">{t(language, "dialogue-theme")}</th>
                            <th scope="col">{t(language, "dialogue-observation")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {cut}
        </details>
    }
    .into_any()
}
