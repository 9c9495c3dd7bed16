//! Kiosks: their part of an event's page, the link for another device, and the handbook.

use domain::language::Language;
use leptos::prelude::*;

use super::links;
use crate::texts::{t, t_with};

/// The part of an event's page from which tablets are started and ended, for those who may.
pub(super) fn kiosk_card(language: Language, code: &str, running: u64) -> impl IntoView + use<> {
    let start = format!("/personal/handelser/{code}/surfplatta");
    let end = format!("/personal/handelser/{code}/surfplatta/avsluta");
    view! {
        <section class="card kiosk" aria-labelledby="kiosk">
            <h2 id="kiosk">{t(language, "kiosk-card")}</h2>
            <p>{t(language, "kiosk-about")}</p>
            <form method="post" action=links::to(&start)>
                <p class="event-links">
                    <button class="button next" name="device" value="here">
                        {t(language, "kiosk-start")}
                    </button>
                    <button class="button" name="device" value="other">
                        {t(language, "kiosk-start-other")}
                    </button>
                </p>
                <p class="hint">{t(language, "kiosk-signs-out")}</p>
            </form>
            <p role="status">{t_with(language, "kiosk-running", &[("number", running.into())])}</p>
            {(running > 0)
                .then(|| {
                    view! {
                        <form method="post" action=links::to(&end)>
                            <button class="button">
                                {t_with(language, "kiosk-end", &[("number", running.into())])}
                            </button>
                            <p class="hint">{t(language, "kiosk-end-about")}</p>
                        </form>
                    }
                })}
            <details>
                <summary>{t(language, "kiosk-lost")}</summary>
                <form method="post" action=links::to(&end)>
                    <p>{t(language, "kiosk-lost-about")}</p>
                    <button class="button" name="lost" value="1">
                        {t(language, "kiosk-lose")}
                    </button>
                </form>
            </details>
            <p>
                <a href=links::to("/personal/handbok")>{t(language, "kiosk-to-handbook")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The link that starts a kiosk on another device. It cannot be shown again.
#[derive(Clone, Debug)]
pub struct KioskLink {
    pub language: Language,
    pub code: String,
    pub address: String,
    /// The QR as SVG.
    pub qr: String,
    /// Whether nobody but this computer can reach the address.
    pub loopback: bool,
}

#[component]
pub fn KioskLinkPage(page: KioskLink) -> impl IntoView {
    let KioskLink { language, code, address, qr, loopback } = page;
    view! {
        <p class="lead">{t(language, "kiosk-link-about")}</p>
        {loopback.then(|| view! { <p class="care">{t(language, "poster-loopback")}</p> })}
        <div class="event-way card">
            <div class="qr" role="img" aria-label=t(language, "kiosk-link-qr") inner_html=qr></div>
            <p class="address">
                <a href=address.clone()>{address.clone()}</a>
            </p>
        </div>
        <p>{t(language, "kiosk-link-care")}</p>
        <p>
            <a href=links::to("/personal/handbok")>{t(language, "kiosk-to-handbook")}</a>
        </p>
        <p>
            <a href=links::to(&format!("/personal/handelser/{code}"))>{t(language, "poster-back")}</a>
        </p>
    }
    .into_any()
}

/// The handbook for a tablet on a table.
#[derive(Clone, Debug)]
pub struct Handbook {
    pub language: Language,
    /// Where residents reach this installation.
    pub address: String,
}

#[component]
pub fn HandbookPage(page: Handbook) -> impl IntoView {
    let Handbook { language, address } = page;
    let steps = |title: &'static str, keys: &'static [&'static str]| {
        view! {
            <h2>{t(language, title)}</h2>
            <ol>{keys.iter().map(|key| view! { <li>{t(language, key)}</li> }).collect_view()}</ol>
        }
        .into_any()
    };
    let locks = ["ipad", "android", "windows", "chromeos"].map(|device| {
        let (name, how) = match device {
            "ipad" => ("handbook-ipad", "handbook-ipad-how"),
            "android" => ("handbook-android", "handbook-android-how"),
            "windows" => ("handbook-windows", "handbook-windows-how"),
            _ => ("handbook-chromeos", "handbook-chromeos-how"),
        };
        view! { <dt>{t(language, name)}</dt><dd>{t(language, how)}</dd> }.into_any()
    });
    let firefox = format!("firefox --kiosk {address}/kiosk/");
    let chromium = format!("chromium --kiosk {address}/kiosk/");
    view! {
        <p class="lead">{t(language, "handbook-about")}</p>
        {steps(
            "handbook-before",
            &["handbook-before-charge", "handbook-before-window", "handbook-before-start", "handbook-before-try"],
        )}
        <h2>{t(language, "handbook-lock")}</h2>
        <p>{t(language, "handbook-lock-about")}</p>
        <dl class="handbook">
            {locks.into_iter().collect_view()} <dt>{t(language, "handbook-linux")}</dt>
            <dd>
                {t(language, "handbook-linux-how")} <br /> <code>{firefox}</code> <br />
                <code>{chromium}</code>
            </dd>
        </dl>
        {steps(
            "handbook-during",
            &["handbook-during-waiting", "handbook-during-quiet", "handbook-during-help"],
        )}
        {steps("handbook-after", &["handbook-after-wait", "handbook-after-end", "handbook-after-unlock"])}
        <h2>{t(language, "handbook-lost")}</h2>
        <p>{t(language, "handbook-lost-about")}</p>
        <p>
            <a href=links::to("/personal/handelser")>{t(language, "event-to-all")}</a>
        </p>
    }
    .into_any()
}
