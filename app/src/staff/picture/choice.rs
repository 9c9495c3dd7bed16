//! Year, age group, second dimension, channels and weights: plain links that the switcher follows without a page load.

use domain::{disclosure::Weighting, tally::Dimension};
use leptos::prelude::*;

use super::{PictureView, by, links};
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
    let dimension = picture.by.dimension;
    let other = (dimension != Dimension::Area).then(|| dimension.id().to_owned());
    let weighted = (picture.weighting != Weighting::No).then(|| "yes".to_owned());
    let here = PictureAddress {
        year: picture.year,
        group: view.group.clone(),
        area: view.area.clone().filter(|_| other.is_none()),
        value: view.area.clone().filter(|_| other.is_some()),
        by: other,
        without: view.without.map(|channel| channel.id().to_owned()),
        weighted,
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
    let dimensions = by::CHOICES.map(|dimension| {
        let by = (dimension != Dimension::Area).then(|| dimension.id().to_owned());
        // Figures of single values are there for all channels together only.
        let address = PictureAddress { by, area: None, value: None, without: None, ..here.clone() };
        Chip {
            // Whichever of its values is chosen.
            current: picture.by.dimension == dimension,
            ..chip("delning", dimension.id(), by::dimension_name(language, dimension), address)
        }
    });
    let of_value = |value: Option<&String>| {
        let (area, value) = if here.by.is_none() { (value, None) } else { (None, value) };
        PictureAddress { area: area.cloned(), value: value.cloned(), ..here.clone() }
    };
    let whole = chip("omrade", "alla", t(language, "choice-whole"), of_value(None));
    let values = std::iter::once(whole)
        .chain(picture.by.values.iter().map(|id| {
            let address = PictureAddress { without: None, ..of_value(Some(id)) };
            chip("omrade", id, by::value_name(view, id), address)
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
    // Leaving a channel out is a picture of its own kind: by area, and not weighted.
    let leavable = !picture.leavable.is_empty() && here.by.is_none() && here.weighted.is_none();
    let weights = [("nej", "choice-unweighted", None), ("ja", "choice-weighted", Some("yes".to_owned()))]
        .map(|(id, key, weighted)| {
            let address = PictureAddress { without: None, weighted: weighted.clone(), ..here.clone() };
            Chip { current: weighted == here.weighted, ..chip("vikt", id, t(language, key), address) }
        });
    let known = view.municipality.knows_inhabitants();
    view! {
        <nav class="choice-of-picture" aria-label=t(language, "choice-label")>
            {(!years.is_empty()).then(|| row(t(language, "field-year"), "ar", years))}
            {row(t(language, "field-age-group"), "grupp", groups)}
            {row(t(language, "choice-by"), "delning", dimensions.into())}
            {row(by::dimension_name(language, dimension), "omrade", values)}
            {known.then(|| row(t(language, "choice-weights"), "vikt", weights.into()))}
            {(!known).then(|| view! { <p class="aside">{t(language, "weights-unknown")}</p> })}
            {leavable
                .then(|| {
                    view! {
                        {row(t(language, "choice-channels"), "vag", channels)}
                        <p class="aside">{t(language, "choice-without-about")}</p>
                    }
                })}
        </nav>
    }
    .into_any()
}

fn row(name: String, kind: &str, chips: Vec<Chip>) -> impl IntoView + use<> {
    let id = format!("val-{kind}");
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
            <p id=id.clone()>{name}</p>
            <ul aria-labelledby=id>{chips}</ul>
        </div>
    }
    .into_any()
}
