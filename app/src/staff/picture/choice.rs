//! Year, age group, area and channels: plain links that the switcher follows without a page load.

use domain::language::Language;
use leptos::prelude::*;

use super::{PictureView, links};
use crate::{
    api::PictureAddress,
    texts::{t, t_with},
};

struct Chip {
    id: String,
    name: String,
    href: String,
    current: bool,
}

pub(super) fn choice(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let picture = view.picture();
    let here = PictureAddress {
        year: picture.year,
        group: view.group.clone(),
        area: view.area.clone(),
        without: view.without.map(|channel| channel.id().to_owned()),
        lang: None,
    };
    let chip = |kind: &str, key: &str, name: String, address: PictureAddress| Chip {
        id: format!("val-{kind}-{key}"),
        name,
        current: address == here,
        href: links::to(&address.href()),
    };

    // Only years with answers: any year can be written in the address, and it is no choice for that.
    let years: Vec<Chip> = view
        .loaded
        .years
        .iter()
        .map(|&year| chip("ar", &year.to_string(), year.to_string(), PictureAddress { year, ..here.clone() }))
        .collect();
    let all_groups = chip(
        "grupp",
        "alla",
        t(language, "choice-all-groups"),
        PictureAddress { group: None, ..here.clone() },
    );
    let groups = std::iter::once(all_groups)
        .chain(picture.groups.iter().map(|group| {
            let name = group.name.get(language).to_owned();
            let address = PictureAddress { group: Some(group.survey.clone()), ..here.clone() };
            chip("grupp", &group.survey, name, address)
        }))
        .collect();
    let whole =
        chip("omrade", "alla", t(language, "choice-whole"), PictureAddress { area: None, ..here.clone() });
    let areas = std::iter::once(whole)
        .chain(picture.areas.iter().map(|area| {
            // Figures for areas are there for all channels together only.
            let address = PictureAddress { area: Some(area.id.clone()), without: None, ..here.clone() };
            chip("omrade", &area.id, area.name.clone(), address)
        }))
        .collect();
    let all_channels = chip(
        "vag",
        "alla",
        t(language, "choice-all-channels"),
        PictureAddress { without: None, ..here.clone() },
    );
    let channels = std::iter::once(all_channels)
        .chain(picture.leavable.iter().map(|channel| {
            let name = super::words::channel_in_label(language, *channel);
            let name = t_with(language, "choice-without", &[("channel", name.into())]);
            let without = Some(channel.id().to_owned());
            chip("vag", channel.id(), name, PictureAddress { area: None, without, ..here.clone() })
        }))
        .collect();
    let leavable = !picture.leavable.is_empty();
    view! {
        <nav class="choice-of-picture" aria-label=t(language, "choice-label")>
            {(!years.is_empty()).then(|| row(language, "field-year", years))}
            {row(language, "field-age-group", groups)} {row(language, "field-area", areas)}
            {leavable
                .then(|| {
                    view! {
                        {row(language, "field-channel", channels)}
                        <p class="aside">{t(language, "choice-without-about")}</p>
                    }
                })}
        </nav>
    }
    .into_any()
}

fn row(language: Language, name: &str, chips: Vec<Chip>) -> impl IntoView + use<> {
    let id = format!("val-{name}");
    let chips = chips
        .into_iter()
        .map(|Chip { id, name, href, current }| {
            view! {
                <li>
                    <a id=id href=href data-picture="" aria-current=current.then_some("true")>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="chips">
            <p id=id.clone()>{t(language, name)}</p>
            <ul aria-labelledby=id>{chips}</ul>
        </div>
    }
    .into_any()
}
