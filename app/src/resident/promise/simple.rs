//! The promise in lätt svenska: one page, in Swedish whatever language was chosen.

use domain::{
    language::Language,
    promise::{Commitment, as_predicate},
};
use leptos::prelude::*;

use super::{
    Context, PublicPromise, SIMPLE, bar, commitment,
    frame::{self, Sheet},
    page,
};
use crate::{
    promise::words,
    texts::{day, t, t_with},
};

/// The page. What staff have not written in lätt svenska is told by the deed's facts in short sentences.
pub fn promise_simply(context: &Context, promise: &PublicPromise) -> String {
    let language = Language::Swedish;
    let context = &Context { language, ..context.clone() };
    let text = promise.text();
    let year = text.year.to_string();
    let title = t_with(language, "simple-title", &[("year", year.clone().into())]);
    let values = [
        ("parties", page::parties(text, &t(language, "told-and")).into()),
        ("starts", day(language, text.terms.starts).into()),
        ("ends", day(language, text.terms.ends).into()),
    ];
    let lead = t_with(language, "simple-lead", &values);
    let address = promise.address(context);
    let sheet = Sheet {
        context,
        promise,
        title: title.clone(),
        about: lead.clone(),
        class: "large is-simple",
        own: address.of(SIMPLE),
        others: address.clone(),
    };
    frame::document(sheet, || {
        let items = text
            .commitments
            .iter()
            .map(|commitment| {
                let became = promise
                    .follow_up(commitment)
                    .map(|follow_up| became(language, follow_up))
                    .filter(|sentences| !sentences.is_empty());
                view! {
                    <section class="vow-card">
                        <h2>{words::theme(language, &commitment.theme)}</h2>
                        {promised(context, commitment)} {bar(language, &promise.progress(commitment), &commitment.deed.unit)}
                        {became
                            .map(|became| {
                                view! {
                                    <h3>{t(language, "told-became")}</h3>
                                    <p>{became}</p>
                                }
                            })}
                    </section>
                }
            })
            .collect_view();
        view! {
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {text.rests_on_answers().then(|| view! { <p>{t(language, "simple-what")}</p> })}
            {page::newer(context, promise)}
            {items}
            <p>
                <a class="button" href=address.href()>
                    {t(language, "told-to-whole")}
                </a>
            </p>
        }
    })
}

/// A commitment in short sentences: staff's own, or its deed's facts.
pub(super) fn promised(context: &Context, commitment: &Commitment) -> AnyView {
    let language = context.language;
    if let Some(easy) = commitment::staff_words(context, &commitment.easy) {
        return easy;
    }
    let mut sentences = Vec::new();
    let who = words::responsible(language, commitment.responsible);
    let what = commitment.deed.what.trim().trim_end_matches('.');
    if what.is_empty() {
        let theme = words::theme(language, &commitment.theme);
        sentences.push(t_with(language, "simple-theme", &[("who", who.into()), ("theme", theme.into())]));
    } else if let Some(does) = as_predicate(what).filter(|_| language == Language::Swedish) {
        sentences.push(format!("{who} {does}."));
    } else {
        sentences.push(t_with(
            language,
            "simple-deed",
            &[("who", who.into()), ("what", what.to_owned().into())],
        ));
    }
    if let Some(number) = commitment.deed.at_least {
        sentences.push(t_with(language, "simple-number", &[("n", number.into())]));
    }
    if let Some((starts, ends)) = commitment.deed.starts.zip(commitment.deed.ends) {
        let values = [("starts", day(language, starts).into()), ("ends", day(language, ends).into())];
        sentences.push(t_with(language, "simple-when", &values));
    }
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! { <div class="own-words">{sentences}</div> }.into_any()
}

/// What came of it, in staff's own words or in two short sentences.
fn became(language: Language, follow_up: &domain::promise::FollowUp) -> String {
    let easy = follow_up.easy.trim();
    if !easy.is_empty() {
        return easy.to_owned();
    }
    let done = follow_up.done.map(|done| words::was_done(language, done));
    let seen = follow_up.seen.map(|seen| words::was_seen(language, seen));
    done.into_iter().chain(seen).map(|words| format!("{words}.")).collect::<Vec<_>>().join(" ")
}
