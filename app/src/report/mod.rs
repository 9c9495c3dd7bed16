//! What staff have made of a picture, to be read: the fifteen sections' titles, texts, the board, causes and priorities.
//!
//! Nothing here can be changed by its reader. The workbench puts its links and forms beside these parts; a published
//! report holds the parts alone.

mod board;
mod brief;
mod causes;
pub mod measures;
mod priorities;

use domain::{
    language::Language,
    prose::{Block, blocks},
    report::{By, SectionNumber},
    situation_picture::Section,
};
use leptos::prelude::*;
use store::{Organisation, Role};

pub use board::{board, judgement, rule, verdict_name, word_name};
pub use brief::{Around, brief, reasons};
pub use causes::{cause, part_name};
pub use priorities::{Held, how_scored, priority, scores};

use crate::texts::{day, t, t_with};

pub fn section_title(language: Language, section: SectionNumber) -> String {
    let key = match section.figures() {
        Some(Section::Respondents) => "section-respondents",
        Some(Section::Safety) => "section-safety",
        Some(Section::Problems) => "section-problems",
        Some(Section::Places) => "section-places",
        Some(Section::Exposure) => "section-exposure",
        Some(Section::Trust) => "section-trust",
        None => match section {
            SectionNumber::SUMMARY => "section-summary",
            SectionNumber::METHOD => "section-method",
            SectionNumber::STAFF_DIALOGUE => "section-staff-dialogue",
            SectionNumber::PARTNER_DIALOGUE => "section-partner-dialogue",
            SectionNumber::OUTSIDE => "section-outside",
            SectionNumber::JUDGEMENT => "section-judgement",
            SectionNumber::CAUSES => "section-causes",
            SectionNumber::PRIORITIES => "section-priorities",
            _ => "section-last-promise",
        },
    };
    t(language, key)
}

/// The anchor of a section on its page.
pub fn section_id(section: SectionNumber) -> &'static str {
    match section.get() {
        1 => "sammanfattning",
        2 => "metod",
        3 => "vem-svarade",
        4 => "trygghet",
        5 => "problem",
        6 => "platser",
        7 => "utsatthet",
        8 => "fortroende",
        9 => "medarbetardialog",
        10 => "samverkansdialog",
        11 => "utifran",
        12 => "bedomning",
        13 => "orsaker",
        14 => "prioritering",
        _ => "forra-loftet",
    }
}

/// What staff have written, as paragraphs and lists.
pub fn prose(text: &str) -> impl IntoView + use<> {
    let blocks = blocks(text)
        .into_iter()
        .map(|block| match block {
            Block::Paragraph(lines) => {
                let lines = lines
                    .into_iter()
                    .enumerate()
                    .map(|(number, line)| view! { {(number > 0).then(|| view! { <br /> })} {line} })
                    .collect_view();
                view! { <p>{lines}</p> }.into_any()
            }
            Block::List(items) => {
                let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view();
    view! { <div class="prose">{blocks}</div> }
}

/// "Redaktör, Kommunen, 3 september 2026": a function and a day, never a name.
pub fn signature(language: Language, by: &By) -> String {
    let values = [
        ("role", role_name(language, by.role).into()),
        ("organisation", organisation_name(language, by.organisation).into()),
        ("day", day(language, by.day).into()),
    ];
    t_with(language, "report-by", &values)
}

pub(crate) fn role_name(language: Language, role: Role) -> String {
    match role {
        Role::Admin => t(language, "role-admin"),
        Role::Editor => t(language, "role-editor"),
        Role::Analyst => t(language, "role-analyst"),
        Role::Signer => t(language, "role-signer"),
    }
}

pub(crate) fn organisation_name(language: Language, organisation: Organisation) -> String {
    match organisation {
        Organisation::Police => t(language, "organisation-police"),
        Organisation::Municipality => t(language, "organisation-municipality"),
    }
}
