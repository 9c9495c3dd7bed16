//! The two forms beside the accessibility statement, and the receipt. Plain forms: nothing here needs a script.

use domain::{
    language::Language,
    matter::{Matter, MatterKind, MatterStatus},
};
use leptos::prelude::*;

use super::{Context, about::contact, accessibility::kind_in_words};
use crate::{
    components::{
        shell::{Frame, document},
        textarea::in_textarea,
    },
    staff::{FieldErrors, Kept},
    texts::{day, t, t_with},
};

/// The longest that may be written, in characters.
pub const LONGEST_TEXT: usize = 4_000;
pub const LONGEST_LINE: usize = 300;

/// `/tillganglighet/brist` and `/tillganglighet/format`.
pub fn form_address(kind: MatterKind) -> String {
    format!("/tillganglighet/{}", kind.id())
}

/// A form to fill in, or one that was refused.
#[derive(Clone, Debug)]
pub struct MatterForm<'a> {
    pub kind: MatterKind,
    /// By which the same form sent twice is known.
    pub reference: &'a str,
    pub kept: &'a Kept,
    pub errors: &'a FieldErrors,
    pub trouble: Option<MatterTrouble>,
}

/// Why what was written could not be taken, though nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterTrouble {
    /// Too many from one address.
    SlowDown,
    /// The database does not answer.
    Busy,
}

/// A field of one of the forms.
#[derive(Clone, Copy, Debug)]
pub struct MatterField {
    pub name: &'static str,
    label: &'static str,
    hint: &'static str,
    pub required: bool,
    pub long: bool,
}

const fn field(
    (name, required, long): (&'static str, bool, bool),
    label: &'static str,
    hint: &'static str,
) -> MatterField {
    MatterField { name, label, hint, required, long }
}

const DEFICIENCY: [MatterField; 3] = [
    field(("text", true, true), "matter-text", "matter-text-hint"),
    field(("page", false, false), "matter-page", "matter-page-hint"),
    field(("contact", false, false), "matter-contact", "matter-contact-hint"),
];
const OTHER_FORMAT: [MatterField; 4] = [
    field(("page", true, false), "matter-content", "matter-content-hint"),
    field(("format", true, false), "matter-which-format", "matter-which-format-hint"),
    field(("contact", true, false), "matter-send-to", "matter-send-to-hint"),
    field(("text", false, true), "matter-more", "matter-more-hint"),
];

/// What a form asks, in its order.
pub fn matter_fields(kind: MatterKind) -> &'static [MatterField] {
    match kind {
        MatterKind::Deficiency => &DEFICIENCY,
        MatterKind::OtherFormat => &OTHER_FORMAT,
    }
}

/// The form.
pub fn matter_page(context: &Context, form: &MatterForm<'_>) -> String {
    let language = context.language;
    let heading = kind_in_words(language, form.kind);
    let refused = !form.errors.is_empty() || form.trouble.is_some();
    let title =
        if refused { format!("{} – {heading}", t(language, "error-title")) } else { heading.clone() };
    let frame = context.frame(title, None);
    // A link to another language would lose what was written.
    let frame = if refused { Frame { languages: Vec::new(), ..frame } } else { frame };
    document(frame, || {
        let lead = t(
            language,
            match form.kind {
                MatterKind::Deficiency => "matter-deficiency-lead",
                MatterKind::OtherFormat => "matter-format-lead",
            },
        );
        let within = context.municipality.accessibility.answer_within_days;
        view! {
            <h1>{heading}</h1>
            <p class="lead">
                {lead} " " {t_with(language, "accessibility-reply", &[("days", within.into())])}
            </p>
            {refused.then(|| summary(language, form))}
            <form class="form" method="post" action=context.plain_href(&form_address(form.kind)) novalidate>
                <input type="hidden" name="reference" value=form.reference.to_owned() autocomplete="off" />
                {matter_fields(form.kind)
                    .iter()
                    .map(|field| control(language, form, *field))
                    .collect_view()}
                <button class="button next">{t(language, "matter-send")}</button>
            </form>
            {about_what_is_kept(context)}
        }
    })
}

/// Everything that is wrong, on top, each leading to its field.
fn summary(language: Language, form: &MatterForm<'_>) -> impl IntoView {
    let trouble = form.trouble.map(|trouble| match trouble {
        MatterTrouble::SlowDown => t(language, "matter-slow-down"),
        MatterTrouble::Busy => t(language, "matter-busy"),
    });
    let items = form
        .errors
        .iter()
        .map(|(name, message)| {
            let label = matter_fields(form.kind).iter().find(|field| field.name == name);
            let label = label.map(|field| format!("{} ", t(language, field.label)));
            view! {
                <li>
                    <a href=format!("#{name}")>{label} {message.clone()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="errors" role="alert" tabindex="-1" autofocus>
            <strong>{t(language, "error-title")}</strong>
            {trouble.map(|trouble| view! { <p>{trouble}</p> })}
            {(!form.errors.is_empty()).then(|| view! { <ul>{items}</ul> })}
        </div>
    }
}

fn control(language: Language, form: &MatterForm<'_>, field: MatterField) -> impl IntoView {
    let MatterField { name, label, hint, required, long } = field;
    let error = form.errors.iter().find(|(wrong, _)| wrong == name).map(|(_, message)| message.clone());
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = if error.is_some() { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    let invalid = error.is_some().then_some("true");
    let value = form.kept.get(name);
    let words = if required {
        t(language, label)
    } else {
        t_with(language, "matter-optional", &[("label", t(language, label).into())])
    };
    let input = if long {
        view! {
            <textarea
                id=name
                name=name
                rows="6"
                aria-describedby=described
                aria-invalid=invalid
            >
                {in_textarea(&value)}
            </textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=name
                name=name
                value=value
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
            />
        }
        .into_any()
    };
    view! {
        <div>
            <label for=name>{words}</label>
            <p class="hint" id=hint_id>
                {t(language, hint)}
            </p>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            {input}
        </div>
    }
}

/// What the law on personal data asks to be told: for what, by whom, how long.
fn about_what_is_kept(context: &Context) -> impl IntoView {
    let language = context.language;
    let municipality = &context.municipality;
    let who = t_with(language, "matter-data-who", &[("name", municipality.name.clone().into())]);
    let long = t_with(language, "matter-data-long", &[("days", municipality.accessibility.keep_days.into())]);
    view! {
        <section class="box">
            <h2>{t(language, "matter-data")}</h2>
            <p>{t(language, "matter-data-why")}</p>
            <p>{who} " " {t(language, "matter-data-public")}</p>
            <p>{long} " " {t(language, "matter-data-apart")}</p>
            <p>{t(language, "matter-data-rights")}</p>
        </section>
    }
}

/// `/tillganglighet/kvitto/{reference}`: that it has come in, what it is called by, and when it is answered. Nothing of what
/// was written is here.
pub fn matter_receipt_page(context: &Context, matter: &Matter) -> String {
    let language = context.language;
    let title = t(language, "matter-receipt");
    document(context.frame(title.clone(), None), || {
        let reply = if matter.said.contact.is_empty() {
            t_with(language, "matter-receipt-no-contact", &[("day", day(language, matter.due).into())])
        } else {
            t_with(language, "matter-receipt-reply", &[("day", day(language, matter.due).into())])
        };
        let status = t(
            language,
            match matter.handling.status {
                MatterStatus::New => "matter-status-new",
                MatterStatus::Handling => "matter-status-handling",
                MatterStatus::Done => "matter-status-done",
            },
        );
        let supervisor = &context.municipality.accessibility.supervisor;
        view! {
            <h1 class="done">{title}</h1>
            <p class="lead">{kind_in_words(language, matter.kind)} "."</p>
            <p>
                {t(language, "matter-receipt-number")} " " <strong class="tel">{matter.reference.to_string()}</strong>
            </p>
            <p>{reply}</p>
            <p>{t_with(language, "matter-receipt-status", &[("status", status.into())])}</p>
            <h2>{t(language, "matter-receipt-ask")}</h2>
            <p>{t(language, "matter-receipt-keep")}</p>
            {contact(context)}
            <p>
                {t(language, "accessibility-supervisor-about")} " "
                <a href=supervisor.address.clone()>
                    {t_with(
                        language,
                        "accessibility-supervisor-link",
                        &[("name", supervisor.name.get(language).to_owned().into())],
                    )}
                </a>
            </p>
            <p>
                <a class="button" href=context.plain_href("/")>
                    {t(language, "shell-start")}
                </a>
            </p>
        }
    })
}
