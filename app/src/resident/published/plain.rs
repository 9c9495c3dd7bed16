//! The picture told simply: a handful of short sentences about one age group, each with ten people drawn beside it.

use domain::{
    disclosure::{Figure as Shown, Table},
    language::Language,
    plain::{Chosen, Felt, Plain, Spoken},
};
use leptos::prelude::*;

use super::{
    Address, Context, PublicPage, Published,
    frame::{self, Sheet},
};
use crate::{
    components::whole::whole_ages,
    staff::picture::{self, demo_mark},
    texts::{capitalised, integer, t, t_with},
};

/// The age groups with larger type.
const LARGE: [&str; 2] = ["barn", "aldre"];

pub(super) fn page(context: &Context, published: &Published, slug: &str) -> Option<PublicPage> {
    let language = context.language;
    let plain = Plain::of(published.figures(), slug)?;
    let people = People::of(language, slug);
    let year = published.figures().year.to_string();
    let title =
        t_with(language, "plain-title", &[("people", people.definite.clone().into()), ("year", year.into())]);
    let whole = published.address(context).whole();
    let own = Address { base: format!("{}/{slug}", whole.base), ..whole.clone() };
    let sheet =
        Sheet { context, published, title: title.clone(), large: LARGE.contains(&slug), languages: own };
    Some(frame::document(sheet, || {
        let place = published.figures().municipality_name.clone();
        let empty = plain.is_empty();
        view! {
            <h1>{whole_ages(&title)}</h1>
            {published.figures().demo.then(|| demo_mark(language))}
            <p class="lead">{answered(language, &plain, &people, place)}</p>
            {empty.then(|| view! { <p>{t_with(language, "plain-nothing", &[("people", people.several.clone().into())])}</p> })}
            {felt(language, &people, &plain.felt)}
            {chosen(language, &people, "plain-causes", &plain.causes)}
            {problems(language, &plain)}
            {chosen(language, &people, "plain-places", &plain.places)}
            {chosen(language, &people, "plain-wishes", &plain.wishes)}
            {(plain.hidden && !empty).then(|| view! { <p class="aside">{t(language, "plain-hidden")}</p> })}
            {next(language, published)}
            {super::promise(context, published, Some(slug))}
            {links(context, published, &whole, slug)}
        }
    }))
}

/// How the people of an age group are spoken of.
struct People {
    /// "barn"
    several: String,
    /// "barnen"
    definite: String,
}

impl People {
    fn of(language: Language, slug: &str) -> Self {
        let (several, definite) = match slug {
            "barn" => (t(language, "plain-children"), t(language, "plain-the-children")),
            "ungdom" => (t(language, "plain-young"), t(language, "plain-the-young")),
            "unga-vuxna" => (t(language, "plain-young-adults"), t(language, "plain-the-young-adults")),
            "vuxna" => (t(language, "plain-adults"), t(language, "plain-the-adults")),
            _ => (t(language, "plain-older"), t(language, "plain-the-older")),
        };
        Self { several, definite }
    }

    /// "7 av 10 barn"
    fn say(&self, language: Language, share: Spoken) -> String {
        let several = ("people", self.several.clone().into());
        match share {
            Spoken::AlmostNone => t_with(language, "plain-almost-none", &[several]),
            Spoken::Half => t_with(language, "plain-half", &[("people", self.definite.clone().into())]),
            Spoken::AlmostAll => t_with(language, "plain-almost-all", &[several]),
            Spoken::Tenths(tenths) => {
                t_with(language, "plain-tenths", &[several, ("n", u32::from(tenths).into())])
            }
        }
    }
}

fn answered(language: Language, plain: &Plain<'_>, people: &People, place: String) -> String {
    let several = ("people", people.several.clone().into());
    match plain.answers {
        Shown::Shown(n) if n > 0 => t_with(
            language,
            "plain-answered",
            &[several, ("n", integer(language, n).into()), ("place", place.into())],
        ),
        _ => t_with(language, "plain-answered-few", &[several, ("place", place.into())]),
    }
}

/// Ten people in a row, so many of them filled. The sentence beside it says the same.
fn ten(share: Spoken) -> impl IntoView {
    let people = (0..10)
        .map(|at| {
            let class = if at < share.drawn() { "one is-one" } else { "one" };
            view! {
                <g class=class transform=format!("translate({} 0)", u32::from(at) * 22)>
                    <circle cx="11" cy="8" r="5"></circle>
                    <path d="M3 27a8 8 0 0 1 16 0z"></path>
                </g>
            }
        })
        .collect_view();
    view! {
        <svg class="ten" viewBox="0 0 222 29" aria-hidden="true" focusable="false">
            {people}
        </svg>
    }
    .into_any()
}

fn felt(language: Language, people: &People, felt: &[Felt<'_>]) -> Option<AnyView> {
    if felt.is_empty() {
        return None;
    }
    let items = felt
        .iter()
        .map(|one| {
            let who = people.say(language, one.share);
            let how = t(language, if one.safe { "plain-safe" } else { "plain-unsafe" });
            let sentence = sentence(language, one.table, who, how);
            view! { <li>{ten(one.share)} <span>{sentence}</span></li> }
        })
        .collect_view();
    Some(section(language, "plain-felt", items.into_any()))
}

/// "7 av 10 barn känner sig trygga i skolan."
fn sentence(language: Language, table: &Table, who: String, how: String) -> String {
    let key = match table.field.as_str() {
        "trygg_kvall" => "plain-felt-late",
        "b_dag" => "plain-felt-day",
        "b_kvall" => "plain-felt-dark",
        "b_skolvag" | "u_skolvag" => "plain-felt-way",
        "b_skola" | "u_iskolan" => "plain-felt-school",
        "u_buss" => "plain-felt-bus",
        "y_station" => "plain-felt-station",
        "y_buss" => "plain-felt-bus-evening",
        "y_centrum" => "plain-felt-centre",
        "a_dag" => "plain-felt-out-day",
        "a_kvall" => "plain-felt-out-evening",
        "a_hemma" => "plain-felt-door",
        _ => {
            let asked = picture::short_name(language, table);
            return t_with(
                language,
                "plain-felt-other",
                &[("asked", asked.into()), ("who", who.into()), ("how", how.into())],
            );
        }
    };
    t_with(language, key, &[("who", who.into()), ("how", how.into())])
}

fn chosen(
    language: Language,
    people: &People,
    heading: &'static str,
    chosen: &[Chosen<'_>],
) -> Option<AnyView> {
    if chosen.is_empty() {
        return None;
    }
    let items = chosen
        .iter()
        .map(|one| {
            let name = capitalised(one.row.text.get(language));
            let who = people.say(language, one.share);
            view! {
                <li>
                    {ten(one.share)} <span>
                        <b>{name}</b>
                        <br />
                        {who}
                    </span>
                </li>
            }
        })
        .collect_view();
    Some(section(language, heading, items.into_any()))
}

fn problems(language: Language, plain: &Plain<'_>) -> Option<AnyView> {
    if !plain.problems_known {
        return None;
    }
    if plain.problems.is_empty() {
        return Some(
            view! {
                <h2>{t(language, "plain-problems")}</h2>
                <p>{t(language, "plain-no-problems")}</p>
            }
            .into_any(),
        );
    }
    let items = plain
        .problems
        .iter()
        .map(|(index, level)| {
            let theme = index.theme_name.get(language).to_owned();
            let level = picture::level(language, *level);
            view! {
                <li>
                    <span>
                        <b>{theme}</b>
                        <br />
                        {t_with(language, "plain-problem", &[("level", level.into())])}
                    </span>
                </li>
            }
        })
        .collect_view();
    Some(section(language, "plain-problems", items.into_any()))
}

fn section(language: Language, heading: &str, items: AnyView) -> AnyView {
    view! {
        <h2>{t(language, heading)}</h2>
        <ul class="simply">{items}</ul>
    }
    .into_any()
}

fn next(language: Language, published: &Published) -> impl IntoView + use<> {
    let themes: Vec<String> = published
        .picture
        .report
        .priorities
        .iter()
        .map(|priority| priority.theme_name.get(language).to_owned())
        .collect();
    let first = (!themes.is_empty()).then(|| {
        let themes = themes.join(", ");
        view! { <li>{t_with(language, "plain-next-first", &[("themes", themes.into())])}</li> }
    });
    view! {
        <h2>{t(language, "thanks-next")}</h2>
        <ul class="steps-next">
            {first} <li>{t(language, "plain-next-promise")}</li> <li>{t(language, "plain-next-told")}</li>
        </ul>
    }
    .into_any()
}

fn links(context: &Context, published: &Published, whole: &Address, slug: &str) -> impl IntoView + use<> {
    let language = context.language;
    let others = published
        .figures()
        .groups
        .iter()
        .filter(|group| group.survey != slug)
        .map(|group| {
            view! {
                <li>
                    <a href=whole.plain(&group.survey)>{group.name.get(language).to_owned()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="plainly" aria-labelledby="andra">
            <h2 id="andra">{t(language, "plain-others")}</h2>
            <ul>{others}</ul>
            <p>
                <a class="button" href=whole.href()>
                    {t(language, "plain-to-whole")}
                </a>
            </p>
        </nav>
    }
    .into_any()
}
