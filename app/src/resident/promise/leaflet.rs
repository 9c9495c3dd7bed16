//! The leaflet: one A4 page for one age group, with a QR back to its page.

use leptos::prelude::*;

use super::{Context, LARGE, PublicPromise, ages, page};
use crate::{
    components::shell::{ICON, mark},
    promise::words,
    staff::picture::demo_mark,
    texts::{day, days, t, t_with},
};

/// So many letters of promises fit on the page, by how close they are set. What does not fit is on the page that the QR
/// leads to.
const ROOMY: usize = 420;
const CLOSE: usize = 1020;
/// What a commitment takes besides its letters: its heading and how far it has come.
const BESIDES: usize = 90;

/// The document. `address` is where the QR leads, `qr` the QR as SVG; with an address that only this computer can reach
/// it says so and prints nothing else.
pub fn promise_leaflet(
    context: &Context,
    promise: &PublicPromise,
    slug: &str,
    (address, qr): (&str, &str),
    loopback: bool,
) -> String {
    let language = context.language;
    let title = ages::title(context, promise, slug);
    let back = promise.address(context).of(slug).href();
    let (shown, more, close) = fitting(promise, slug);
    let owner = Owner::new();
    let html = owner.with(|| {
        let items = shown
            .iter()
            .map(|commitment| {
                let how_far =
                    words::deed_progress(language, &promise.progress(commitment), &commitment.deed.unit);
                view! {
                    <li>
                        <h2>{words::theme(language, &commitment.theme)}</h2>
                        {ages::said_to(context, commitment, slug)}
                        <p class="far">{t(language, "told-we-did")} ": " <b>{how_far}</b></p>
                    </li>
                }
            })
            .collect_view();
        let class = match (close, LARGE.contains(&slug)) {
            (true, _) => "leaflet is-close",
            (false, true) => "leaflet is-large",
            (false, false) => "leaflet",
        };
        let terms = &promise.text().terms;
        let as_of = [
            ("days", days(language, terms.starts, terms.ends).into()),
            ("day", day(language, promise.beside.today).into()),
        ];
        let parties = page::parties(promise.text(), &t(language, "told-and"));
        let warning = loopback.then(|| {
            view! {
                <p class="box is-old" role="alert">
                    <strong>{t(language, "poster-loopback")}</strong>
                    " "
                    {t(language, "poster-loopback-advice")}
                </p>
            }
        });
        let shown_address = address.split_once("://").map_or(address, |(_, rest)| rest).to_owned();
        view! {
            <html lang=language.tag() dir=language.direction()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width,initial-scale=1" />
                    <meta name="robots" content="noindex" />
                    <title>{title.clone()}</title>
                    <link rel="icon" href=ICON />
                    <link rel="stylesheet" href=promise.styles.clone() />
                </head>
                <body class=if loopback { "leaflet-page is-loopback" } else { "leaflet-page" }>
                    <nav class="leaflet-bar">
                        <a href=back>{t(language, "told-leaflet-back")}</a>
                        {(!loopback).then(|| view! { <span>{t(language, "told-leaflet-print")}</span> })}
                    </nav>
                    {warning}
                    <main class=class>
                        <p class="leaflet-who">{mark()} <span>{parties}</span></p>
                        {promise.text().demo().then(|| demo_mark(language))}
                        <h1>{title.clone()}</h1>
                        <p>{t_with(language, "told-leaflet-as-of", &as_of)}</p>
                        {shown.is_empty().then(|| view! { <p>{t(language, "told-age-none")}</p> })}
                        <ul>{items}</ul>
                        {(more > 0)
                            .then(|| view! { <p class="strong">{t_with(language, "told-leaflet-more", &[("n", more.into())])}</p> })}
                        <div class="leaflet-foot">
                            <div class="leaflet-qr" inner_html=qr.to_owned()></div>
                            <div>
                                <p class="strong">{t(language, "told-leaflet-scan")}</p>
                                <p class="leaflet-address">{shown_address}</p>
                                <p>{t(language, "told-leaflet-year")}</p>
                            </div>
                        </div>
                    </main>
                </body>
            </html>
        }
        .to_html()
    });
    format!("<!DOCTYPE html>{}", html.replace("<!>", ""))
}

/// The commitments that fit, how many do not, and whether they are to be set close.
fn fitting<'a>(
    promise: &'a PublicPromise,
    slug: &str,
) -> (Vec<&'a domain::promise::Commitment>, usize, bool) {
    let all = ages::of_age(promise, slug);
    let length = |commitment: &&domain::promise::Commitment| {
        let simple = slug == "barn" || commitment.text.trim().is_empty();
        let words = if simple {
            commitment.easy.len().max(commitment.deed.what.len() + 120)
        } else {
            commitment.text.len()
        };
        words + BESIDES
    };
    let mut room = CLOSE;
    let mut shown = Vec::new();
    for commitment in &all {
        let Some(left) = room.checked_sub(length(commitment)) else { break };
        room = left;
        shown.push(*commitment);
    }
    let close = CLOSE - room > ROOMY;
    let more = all.len() - shown.len();
    (shown, more, close)
}
