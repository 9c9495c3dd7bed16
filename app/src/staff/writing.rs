//! A field for several lines of text, and what is told when somebody else was quicker.

use domain::{
    language::Language,
    report::{Piece, Stamped},
};
use leptos::prelude::*;

use super::{
    form::{FieldErrors, Kept, described_by},
    marks::{Marks, marking},
};
use crate::{
    components::textarea::in_textarea,
    report::{cause, prose, signature, verdict_name, word_name},
    texts::{t, t_with},
};

/// A form for a piece of a report or a promise: what was posted and what is wrong with it, or who was quicker.
#[derive(Clone, Debug)]
pub struct PieceForm<P = Piece> {
    /// The fields as they are shown: what was posted, or what is kept so far.
    pub kept: Kept,
    pub errors: FieldErrors,
    /// What in it may point someone out, where that is asked before it is saved.
    pub marks: Marks,
    /// The revision that the form is based on.
    pub based_on: u32,
    /// What somebody else has saved meanwhile.
    pub theirs: Option<Stamped<P>>,
}

impl<P> Default for PieceForm<P> {
    fn default() -> Self {
        Self {
            kept: Kept::default(),
            errors: FieldErrors::default(),
            marks: Marks::default(),
            based_on: 0,
            theirs: None,
        }
    }
}

/// Several lines of text with a label.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing {
    pub(super) name: &'static str,
    /// The field's id; its name when empty.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) error: Option<String>,
    pub(super) rows: u8,
    /// In which language what may point someone out is told while it is typed; `None` where it is not looked for.
    pub(super) marked: Option<Language>,
}

impl Writing {
    pub(super) fn field(self) -> impl IntoView {
        let Self { name, id, label, hint, value, error, rows, marked } = self;
        let id = if id.is_empty() { name.to_owned() } else { id };
        let (hint_id, error_id) = (format!("{id}-hjalp"), format!("{id}-fel"));
        let described = described_by(!hint.is_empty(), &hint_id, error.is_some(), &error_id);
        // A browser takes away one line break after the tag.
        let content = format!("\n{}", in_textarea(&value));
        let wrong = error.is_some();
        let area = view! {
            <textarea
                id=id.clone()
                name=name
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                inner_html=content
            ></textarea>
        }
        .into_any();
        let area = match marked {
            Some(language) => marking(language, &value, area),
            None => area,
        };
        view! {
            <div class="field is-writing" class:has-error=wrong>
                <label for=id.clone()>{label}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                {area}
            </div>
        }
        .into_any()
    }
}

/// Tells that somebody else was quicker, and shows what they wrote with `piece`.
pub(super) fn quicker<P>(
    language: Language,
    theirs: Option<&Stamped<P>>,
    piece: impl FnOnce(&P) -> AnyView,
) -> Option<AnyView> {
    theirs.map(|theirs| {
        view! {
            <div class="error-summary quicker" role="alert" tabindex="-1" autofocus=true>
                <h2>{t(language, "quicker")}</h2>
                <p>{t(language, "quicker-about")}</p>
                <div class="theirs">
                    <h3>{t_with(language, "quicker-theirs", &[("by", signature(language, &theirs.by).into())])}</h3>
                    {piece(&theirs.value)}
                </div>
            </div>
        }
        .into_any()
    })
}

/// The same for a piece of a report.
pub(super) fn report_quicker(language: Language, theirs: Option<&Stamped<Piece>>) -> Option<AnyView> {
    quicker(language, theirs, |theirs| piece(language, theirs))
}

fn piece(language: Language, piece: &Piece) -> AnyView {
    let nothing = || view! { <p class="silent">{t(language, "quicker-nothing")}</p> }.into_any();
    match piece {
        Piece::Text { text, .. } | Piece::Motivation { text, .. } if text.trim().is_empty() => nothing(),
        Piece::Text { text, .. } | Piece::Motivation { text, .. } => prose(text).into_any(),
        Piece::Decision { decision: Some(decision), .. } => view! {
            <p>
                <b>{verdict_name(language, decision.verdict)}</b>
            </p>
            {prose(&decision.reason)}
        }
        .into_any(),
        Piece::Outside { reading: Some(reading), .. } => view! {
            <p>
                <b>{word_name(language, reading.word)}</b>
            </p>
            {prose(&reading.note)}
        }
        .into_any(),
        Piece::Cause { cause: theirs, .. } => match cause(language, theirs) {
            Some(theirs) => theirs.into_any(),
            None => nothing(),
        },
        Piece::Order(_) => view! { <p>{t(language, "quicker-order")}</p> }.into_any(),
        Piece::Decision { decision: None, .. } | Piece::Outside { reading: None, .. } => nothing(),
    }
}
