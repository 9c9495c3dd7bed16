//! The promise for one age group: only what concerns it, in few words, large.

use domain::promise::Commitment;
use leptos::prelude::*;

use super::{
    Context, LARGE, PublicPromise, SIMPLE, bar, commitment, concerns,
    frame::{self, Sheet},
    links, page, simple,
};
use crate::{
    promise::words,
    texts::{day, days, t, t_with},
};

/// "Vårt löfte till dig som är 13–17 år".
pub(super) fn title(context: &Context, promise: &PublicPromise, slug: &str) -> String {
    let language = context.language;
    let age = promise.age(language, slug);
    let values = [("age", age.into()), ("year", promise.text().year.to_string().into())];
    t_with(language, if slug == "barn" { "told-age-title-children" } else { "told-age-title" }, &values)
}

/// The commitments that concern an age group.
pub(super) fn of_age<'a>(promise: &'a PublicPromise, slug: &str) -> Vec<&'a Commitment> {
    promise.text().commitments.iter().filter(|commitment| concerns(commitment, slug)).collect()
}

/// What the commitment says to an age group: to children in the simplest words that there are.
pub(super) fn said_to(context: &Context, commitment: &Commitment, slug: &str) -> AnyView {
    if slug == "barn" {
        return simple::promised(context, commitment);
    }
    commitment::staff_words(context, &commitment.text)
        .unwrap_or_else(|| simple::promised(context, commitment))
}

/// What came of it, as it is told to an age group.
pub(super) fn told(promise: &PublicPromise, commitment: &Commitment, slug: &str) -> Option<String> {
    let told = promise.follow_up(commitment)?.told.get(slug)?.trim();
    (!told.is_empty()).then(|| told.to_owned())
}

/// The page.
pub fn promise_for_age(context: &Context, promise: &PublicPromise, slug: &str) -> String {
    let language = context.language;
    let text = promise.text();
    let title = title(context, promise, slug);
    let values = [
        ("parties", page::parties(text, &t(language, "told-and")).into()),
        ("days", days(language, text.terms.starts, text.terms.ends).into()),
    ];
    let children = slug == "barn";
    let asked = text.rests_on_answers();
    let lead = match (children, asked) {
        (true, true) => "told-age-lead-children",
        (true, false) => "told-age-lead-children-unasked",
        (false, _) => "told-age-lead",
    };
    let lead = t_with(language, lead, &values);
    let address = promise.address(context);
    let sheet = Sheet {
        context,
        promise,
        title: title.clone(),
        about: lead.clone(),
        class: if LARGE.contains(&slug) { "large for-age" } else { "for-age" },
        own: address.of(slug),
        others: address.of(slug),
    };
    frame::document(sheet, || {
        let commitments = of_age(promise, slug);
        let none =
            commitments.is_empty().then(|| view! { <p class="box">{t(language, "told-age-none")}</p> });
        let items =
            commitments.into_iter().map(|commitment| one(context, promise, commitment, slug)).collect_view();
        let leaflet = address.of(&format!("{slug}/blad")).href();
        view! {
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {page::newer(context, promise)}
            {none}
            {items}
            {(!children).then(|| view! { <p class="hint">{t(language, "told-reading")}</p> })}
            {page::meet(context, promise)}
            <nav aria-labelledby="mer">
                <h2 id="mer">{t(language, "told-more")}</h2>
                <ul class="plain-list">
                    <li>
                        <a href=address.href()>{t(language, "told-to-whole")}</a>
                    </li>
                    <li>
                        <a href=address.of(SIMPLE).href() lang="sv" hreflang="sv">
                            {t(domain::language::Language::Swedish, "told-simply-link")}
                        </a>
                    </li>
                    <li>
                        <a href=leaflet>{t(language, "told-leaflet")}</a>
                    </li>
                </ul>
            </nav>
        }
    })
}

fn one(context: &Context, promise: &PublicPromise, commitment: &Commitment, slug: &str) -> AnyView {
    let language = context.language;
    let heading = format!("lofte-{}", commitment.place);
    let children = slug == "barn";
    let said = commitment.evidence.residents.iter().find(|say| say.survey == slug).map(|say| {
        let link = links::evidence(context, promise, say);
        view! {
            <h3>{t(language, "told-you-said")}</h3>
            <p>
                {words::figure(language, &context.municipality, say)}
                {link.map(|href| view! { " " <a href=href>{t(language, "told-see-figure")}</a> })}
            </p>
        }
    });
    let last = promise.done(commitment).into_iter().next().map(|deed| {
        view! { <p>{t_with(language, "told-last-time", &[("day", day(language, deed.day).into())])}</p> }
    });
    let became = told(promise, commitment, slug).map(|told| {
        view! {
            <h3>{t(language, "told-became")}</h3>
            {commitment::staff_words(context, &told)}
        }
    });
    view! {
        <section class="vow-card" aria-labelledby=heading>
            <h2 id=heading.clone()>{words::theme(language, &commitment.theme)}</h2>
            {(!children).then_some(said)}
            {(!children).then(|| view! { <h3>{t(language, "told-we-promise")}</h3> })}
            <div class="vow">{said_to(context, commitment, slug)}</div>
            {(!children).then(|| view! { <p class="hint">{commitment::answers_for(context, commitment)}</p> })}
            <h3>{t(language, "told-we-did")}</h3>
            {bar(language, &promise.progress(commitment), &commitment.deed.unit)}
            {last}
            {became}
        </section>
    }
    .into_any()
}
