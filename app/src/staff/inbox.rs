//! The inbox: matters of accessibility, those that wait first, and one of them with what was done about it.

use domain::{
    language::Language,
    matter::{Matter, MatterStatus},
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    form::{Choices, ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
    links,
    paragraph::Paragraph,
};
use crate::{
    resident::kind_in_words,
    texts::{day, t, t_with},
};

/// The folder of the inbox.
pub const INBOX: &str = "/personal/inkorg";

#[derive(Clone, Debug)]
pub struct Inbox {
    pub language: Language,
    pub today: Date,
    /// By the day they are due.
    pub matters: Vec<Matter>,
    /// How many days one is kept after it was done.
    pub keep_days: u16,
}

#[component]
pub fn InboxPage(page: Inbox) -> impl IntoView {
    let Inbox { language, today, matters, keep_days } = page;
    let (done, waiting): (Vec<_>, Vec<_>) =
        matters.into_iter().partition(|matter| matter.handling.status == MatterStatus::Done);
    let list = if waiting.is_empty() {
        view! { <p class="lead">{t(language, "inbox-empty")}</p> }.into_any()
    } else {
        table(language, today, "inbox-waiting", waiting).into_any()
    };
    let done = (!done.is_empty()).then(|| {
        view! {
            <section aria-labelledby="klara">
                <h2 id="klara">{t(language, "inbox-done")}</h2>
                {table(language, today, "inbox-done", done)}
            </section>
        }
    });
    view! {
        <p class="aside">{t_with(language, "inbox-about", &[("days", keep_days.into())])}</p>
        {list}
        {done}
    }
    .into_any()
}

fn table(language: Language, today: Date, name: &'static str, matters: Vec<Matter>) -> impl IntoView {
    let rows = matters
        .into_iter()
        .map(|matter| {
            let href = links::to(&format!("{INBOX}/{}", matter.reference.as_str()));
            let late = matter.is_late_on(today);
            view! {
                <tr>
                    <th scope="row">
                        <a href=href>{kind_in_words(language, matter.kind)}</a>
                        <span class="under code">{matter.reference.to_string()}</span>
                    </th>
                    <td>{day(language, matter.received)}</td>
                    <td>
                        {day(language, matter.due)}
                        {late.then(|| view! { <span class="late">{t(language, "inbox-late")}</span> })}
                    </td>
                    <td>{status_in_words(language, matter.handling.status)}</td>
                    <td>{matter.handling.handler}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, name)>
            <table>
                <caption class="visually-hidden">{t(language, name)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "inbox-matter")}</th>
                        <th scope="col">{t(language, "inbox-received")}</th>
                        <th scope="col">{t(language, "inbox-due")}</th>
                        <th scope="col">{t(language, "inbox-status")}</th>
                        <th scope="col">{t(language, "inbox-handler")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn status_in_words(language: Language, status: MatterStatus) -> String {
    t(
        language,
        match status {
            MatterStatus::New => "matter-status-new",
            MatterStatus::Handling => "matter-status-handling",
            MatterStatus::Done => "matter-status-done",
        },
    )
}

#[derive(Clone, Debug)]
pub struct OneMatter {
    pub language: Language,
    pub today: Date,
    pub matter: Matter,
    /// What was posted, or what is kept.
    pub kept: Kept,
    pub errors: FieldErrors,
    pub saved: bool,
    pub keep_days: u16,
}

impl OneMatter {
    /// The form's fields as they are kept.
    pub fn fields_of(matter: &Matter) -> Kept {
        let handling = &matter.handling;
        let fields =
            [("status", handling.status.id()), ("handler", &handling.handler), ("note", &handling.note)];
        Kept(fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
    }
}

const NAMES: [(&str, &str); 3] =
    [("status", "inbox-status"), ("handler", "inbox-handler"), ("note", "inbox-note")];

#[component]
pub fn OneMatterPage(page: OneMatter) -> impl IntoView {
    let OneMatter { language, today, matter, kept, errors, saved, keep_days } = page;
    let said = &matter.said;
    let due = if matter.is_late_on(today) {
        format!("{} ({})", day(language, matter.due), t(language, "inbox-late"))
    } else {
        day(language, matter.due)
    };
    let facts = [
        ("inbox-reference", matter.reference.to_string()),
        ("inbox-received", day(language, matter.received)),
        ("inbox-due", due),
        ("field-language", matter.language.own_name().to_owned()),
        ("inbox-page", said.page.clone()),
        ("inbox-format", said.format.clone()),
        (
            "inbox-contact",
            if said.contact.is_empty() { t(language, "inbox-no-contact") } else { said.contact.clone() },
        ),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| view! { <div><dt>{t(language, key)}</dt><dd>{value}</dd></div> })
        .collect_view();
    let text = (!said.text.is_empty()).then(|| {
        view! {
            <h2>{t(language, "inbox-text")}</h2>
            <p class="said">{said.text.clone()}</p>
        }
    });
    let statuses = MatterStatus::ALL
        .into_iter()
        .map(|status| {
            (status.id().to_owned(), status_in_words(language, status), kept.has("status", status.id()))
        })
        .collect();
    let action = links::to(&format!("{INBOX}/{}", matter.reference.as_str()));
    let summary = with_names(language, &errors, &NAMES);
    view! {
        {saved.then(|| view! { <p class="done" role="status">{t(language, "inbox-saved")}</p> })}
        <ErrorSummary language=language errors=summary />
        <dl class="facts matter-facts">{facts}</dl>
        {text}
        <h2>{t(language, "inbox-handle")}</h2>
        <form method="post" action=action novalidate>
            {Choices {
                name: "status",
                legend: t(language, "inbox-status"),
                hint: String::new(),
                error: error_of(&errors, "status"),
                several: false,
                options: statuses,
            }
                .field()}
            {Line {
                name: "handler",
                label: t(language, "inbox-handler"),
                hint: t(language, "inbox-handler-hint"),
                value: kept.get("handler"),
                error: error_of(&errors, "handler"),
                autocomplete: "off",
                ..Line::default()
            }
                .field()}
            {Paragraph {
                name: "note",
                label: t(language, "inbox-note"),
                hint: t_with(language, "inbox-note-hint", &[("days", keep_days.into())]),
                value: kept.get("note"),
                error: error_of(&errors, "note"),
            }
                .field()}
            <button type="submit" class="button next">
                {t(language, "inbox-save")}
            </button>
        </form>
        <p>
            <a href=links::to(INBOX)>{t(language, "inbox-to-all")}</a>
        </p>
    }
    .into_any()
}
