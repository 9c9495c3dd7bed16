//! The audit log in words.

use std::collections::BTreeMap;

use domain::language::Language;
use jiff::tz::TimeZone;
use leptos::prelude::*;
use store::{AccountId, AuditEntry};

use crate::texts::{day, t, t_with};

#[derive(Clone, Debug)]
pub struct Log {
    pub language: Language,
    /// The latest first.
    pub entries: Vec<AuditEntry>,
    /// The names of the accounts in them.
    pub names: BTreeMap<AccountId, String>,
    /// At most so many entries are shown.
    pub most: u32,
}

#[component]
pub fn LogPage(page: Log) -> impl IntoView {
    let Log { language, entries, names, most } = page;
    let cut = entries.len() >= most as usize;
    if entries.is_empty() {
        return view! { <p class="lead">{t(language, "log-empty")}</p> }.into_any();
    }
    let zone = TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC);
    let rows = entries
        .into_iter()
        .map(|entry| {
            let at = entry.at.to_zoned(zone.clone());
            let who = entry.account.map_or_else(
                || t(language, "log-the-program"),
                |id| names.get(&id).cloned().unwrap_or_else(|| t(language, "log-former-account")),
            );
            let machine = at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
            view! {
                <tr>
                    <td class="when">
                        <time datetime=machine>
                            {day(language, at.date())} " " <span>{at.strftime("%H:%M").to_string()}</span>
                        </time>
                    </td>
                    <td>{who}</td>
                    <th scope="row">{action(language, &entry.action)}</th>
                    <td class="code">{entry.subject}</td>
                    <td>{entry.detail}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <p class="lead">{t(language, "log-about")}</p>
        <div class="table-scroll is-tall" tabindex="0" role="group" aria-label=t(language, "log-table")>
            <table class="log">
                <caption class="visually-hidden">{t(language, "log-table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "log-when")}</th>
                        <th scope="col">{t(language, "log-who")}</th>
                        <th scope="col">{t(language, "log-what")}</th>
                        <th scope="col">{t(language, "log-subject")}</th>
                        <th scope="col">{t(language, "log-detail")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {cut.then(|| view! { <p class="aside">{t_with(language, "log-cut", &[("most", most.into())])}</p> })}
    }
    .into_any()
}

/// What was done, in words. An action that this version does not know is shown as it is stored.
fn action(language: Language, action: &str) -> String {
    let key = match action {
        "sign_in" => "log-sign-in",
        "sign_out" => "log-sign-out",
        "user.add" => "log-account-add",
        "setup" => "log-account-setup",
        "user.link" => "log-setup-link",
        "event.add" => "log-event-add",
        "dialogue.add" => "log-dialogue-add",
        "dialogue.change" => "log-dialogue-change",
        "dialogue.delete" => "log-dialogue-delete",
        "dialogue.restore" => "log-dialogue-restore",
        "import.dialogues" => "log-import-dialogues",
        "picture.publish" => "log-picture-publish",
        "round.close" => "log-round-close",
        "round.open" => "log-round-open",
        "event.announce" => "log-event-announce",
        "event.unannounce" => "log-event-unannounce",
        "event.outcome" => "log-event-outcome",
        "matter.handle" => "log-matter-handle",
        "matter.forget" => "log-matter-forget",
        "kiosk.start" => "log-kiosk-start",
        "kiosk.end" => "log-kiosk-end",
        "kiosk.lose" => "log-kiosk-lose",
        "backup" => "log-backup",
        "restore" => "log-restore",
        "doctor.mend" => "log-mend",
        "code.make" => "log-code-make",
        "code.withdraw" => "log-code-withdraw",
        "export.responses" => "log-export-responses",
        "export.responses_protected" => "log-export-protected",
        "export.situation_picture" => "log-export-picture",
        "export.figure" => "log-export-figure",
        "export.codebook" => "log-export-codebook",
        "import.indicators" => "log-import-indicators",
        "import.promise" => "log-import-promise",
        "export.archive" => "log-export-archive",
        "report.text" => "log-report-text",
        "report.decision" => "log-report-decision",
        "report.outside" => "log-report-outside",
        "report.cause" => "log-report-cause",
        "report.motivation" => "log-report-motivation",
        "report.order" => "log-report-order",
        "promise.draft" => "log-promise-draft",
        "promise.terms" => "log-promise-terms",
        "promise.commitment" => "log-promise-commitment",
        "promise.left_out" => "log-promise-left-out",
        "promise.comment" => "log-promise-comment",
        "promise.approve" => "log-promise-approve",
        "promise.withdraw" => "log-promise-withdraw",
        "promise.decide" => "log-promise-decide",
        "promise.deed" => "log-promise-deed",
        "promise.deed_back" => "log-promise-deed-back",
        "promise.meeting" => "log-promise-meeting",
        "promise.meeting_back" => "log-promise-meeting-back",
        "promise.follow_up" => "log-promise-follow-up",
        "export.deeds" => "log-export-deeds",
        "demo.add" => "log-demo-add",
        "demo.remove" => "log-demo-remove",
        other => return other.to_owned(),
    };
    t(language, key)
}
