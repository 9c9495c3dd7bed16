//! Cards with single-use codes: what an event's page says of them, and the sheets to print.

use std::sync::Arc;

use domain::{event::Event, language::Language, municipality::Municipality};
use leptos::prelude::*;

use super::{
    form::{FieldErrors, Line, error_of},
    links,
    poster::print_head,
};
use crate::texts::{integer, t, t_with};

/// As many cards as one order makes.
pub const MOST_CARDS: u32 = 500;
/// As many cards as one sheet of A4 holds, two beside each other.
const ON_A_SHEET: usize = 10;

/// What an event's page says of its cards.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    pub unused: u64,
    /// `None` for roles that may not make cards.
    pub order: Option<CardOrder>,
    /// What has just been done, if anything.
    pub done: Option<CardsDone>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardsDone {
    /// The sheet was made before: it is shown once.
    MadeBefore,
    Withdrawn,
}

/// The form that orders cards.
#[derive(Clone, Debug, Default)]
pub struct CardOrder {
    /// Goes with the order, so that the same one sent again makes no second set.
    pub sheet: String,
    /// How many, as it was typed.
    pub number: String,
    pub errors: FieldErrors,
}

pub(super) fn section(
    language: Language,
    folder: &str,
    loopback: bool,
    cards: Cards,
) -> impl IntoView + use<> {
    let Cards { unused, order, done } = cards;
    let done = done.map(|done| match done {
        CardsDone::MadeBefore => t(language, "cards-made-before"),
        CardsDone::Withdrawn => t(language, "cards-withdrawn"),
    });
    let count = t_with(
        language,
        "cards-unused",
        &[("n", unused.into()), ("shown", integer(language, unused).into())],
    );
    let forms = order.map(|order| forms(language, folder, loopback, unused, order));
    view! {
        <section class="cards" id="kort" aria-labelledby="kort-rubrik">
            <h2 id="kort-rubrik">{t(language, "cards-title")}</h2>
            <p>{t(language, "cards-about")}</p>
            {done.map(|done| view! { <p class="done" role="status">{done}</p> })}
            <p class="cards-unused">{count}</p>
            {forms}
        </section>
    }
    .into_any()
}

fn forms(
    language: Language,
    folder: &str,
    loopback: bool,
    unused: u64,
    order: CardOrder,
) -> impl IntoView + use<> {
    let CardOrder { sheet, number, errors } = order;
    let make = links::to(&format!("{folder}/kort"));
    let withdraw = links::to(&format!("{folder}/kort/dra-tillbaka"));
    let field = Line {
        name: "number",
        label: t(language, "cards-number"),
        hint: t_with(language, "cards-number-hint", &[("most", MOST_CARDS.into())]),
        value: number,
        error: error_of(&errors, "number"),
        kind: "text",
        autocomplete: "off",
        required: false,
    };
    view! {
        {loopback.then(|| view! { <p class="care">{t(language, "cards-loopback")}</p> })}
        <form class="roomy" method="post" action=make novalidate>
            <input type="hidden" name="sheet" value=sheet autocomplete="off" />
            {field.field()}
            <button type="submit" class="button next">
                {t(language, "cards-make")}
            </button>
        </form>
        {(unused > 0)
            .then(|| {
                let goes = t_with(
                    language,
                    "cards-withdraw-about",
                    &[("n", unused.into()), ("shown", integer(language, unused).into())],
                );
                view! {
                    <details class="cards-withdraw">
                        <summary>{t(language, "cards-withdraw")}</summary>
                        <p>{goes}</p>
                        <form method="post" action=withdraw>
                            <button type="submit" class="button">
                                {t(language, "cards-withdraw-now")}
                            </button>
                        </form>
                    </details>
                }
            })}
    }
    .into_any()
}

/// One card: its code as it is printed, and the QR of its whole address as SVG.
#[derive(Clone)]
pub struct Card {
    pub code: String,
    pub qr: String,
}

impl std::fmt::Debug for Card {
    /// Without its code, so that none ends up in a log.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Card(…)")
    }
}

#[derive(Clone, Debug)]
pub struct CardSheet {
    /// The language of the words around the cards.
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub event: Event,
    /// Where a code is typed, such as `https://trygg.example.se/k`.
    pub address: String,
    /// Whether nobody but this computer can reach the address: then there is nothing to print.
    pub loopback: bool,
    /// Shared, because a page may be rendered from a copy.
    pub cards: Arc<[Card]>,
    /// The address of [`super::STYLE`].
    pub styles: String,
}

/// The whole document. It is the only place where the codes are ever shown.
#[component]
pub fn CardSheetPage(page: CardSheet) -> impl IntoView {
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let CardSheet { language, municipality, event, address, loopback, cards, styles } = page;
    let title = t_with(language, "cards-document", &[("title", event.title.clone().into())]);
    let back = links::to(&format!("/personal/handelser/{}", event.code));
    let shown_address = address.split_once("://").map_or(address.clone(), |(_, rest)| rest.to_owned());
    let sheets = cards
        .chunks(ON_A_SHEET)
        .map(|on_one| {
            let cards =
                on_one.iter().map(|one| card(&municipality, &event, &shown_address, one)).collect_view();
            view! { <ul class="cut-sheet">{cards}</ul> }
        })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {print_head(title, styles)}
            <body class="poster-page" class:is-loopback=loopback>
                <header class="poster-bar">
                    <a href=back>{t(language, "poster-back")}</a>
                    {if loopback {
                        view! {
                            <p class="poster-warning" role="alert">
                                <strong>{t(language, "poster-loopback")}</strong>
                                " "
                                {t(language, "cards-loopback-advice")}
                            </p>
                        }
                            .into_any()
                    } else {
                        view! {
                            <p>
                                <strong>{t(language, "cards-once")}</strong>
                                " "
                                {t(language, "cards-print")}
                            </p>
                        }
                            .into_any()
                    }}
                </header>
                // Wider than a phone: it can be scrolled by keyboard too.
                <main class="cut-sheets" tabindex="0" aria-labelledby="kort-rubrik">
                    <h1 class="visually-hidden" id="kort-rubrik">
                        {t_with(language, "cards-heading", &[("n", cards.len().into())])}
                    </h1>
                    {sheets}
                </main>
            </body>
        </html>
    }
    .into_any()
}

/// What stands on one card. It speaks Swedish and English at once, whoever printed it.
fn card(municipality: &Municipality, event: &Event, address: &str, card: &Card) -> impl IntoView + use<> {
    let (swedish, english) = (Language::Swedish, Language::English);
    let kommun = t_with(swedish, "municipality-long", &[("municipality", municipality.name.clone().into())]);
    view! {
        <li class="cut-card" lang="sv">
            <p class="cut-title">
                <b>{t(swedish, "poster-title")}</b>
                " "
                <span>{event.title.clone()}</span>
            </p>
            <div class="cut-qr" role="img" aria-label=t(swedish, "event-qr-label") inner_html=card.qr.clone()></div>
            <div class="cut-how">
                <p>{t(swedish, "card-how")}</p>
                <p class="cut-address">{address.to_owned()}</p>
                <p class="cut-code">{card.code.clone()}</p>
                <p>{t(swedish, "card-once")}</p>
                <p lang="en">{t(english, "card-once")}</p>
            </div>
            <p class="cut-from">
                <span>{municipality.police.clone()}</span>
                " · "
                <span>{kommun}</span>
            </p>
        </li>
    }
    .into_any()
}
