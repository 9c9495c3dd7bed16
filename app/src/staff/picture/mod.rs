//! The situation picture of a year, for staff: sections 3–8 of the report, with outside figures beside them.
//!
//! Everything shown comes from one masked [`PublishedPicture`]; nothing here can see an exact count.
//! [`PictureView`] says which picture: a year, and where wanted one age group, one area, or both. The page and the
//! server function that the switcher calls render the same [`PictureBody`].

mod change;
mod choice;
mod figures;
mod outside;
mod respondents;
mod sections;
mod words;

use std::sync::Arc;

use domain::{
    burst::Burst,
    disclosure::{Changes, PublishedPicture},
    language::Language,
    municipality::Municipality,
    response::Channel,
    situation_picture::Section,
    survey::Survey,
};
use leptos::prelude::*;
use store::Indicator;

use super::{frame::demo_mark, links};
use crate::{
    api::PictureFragment,
    components::charts::{ChartFigure, Figure, FigureView, Hatch},
    islands::PictureSwitcher,
    texts::{t, t_with},
};
pub(super) use words::channel_in_label;

/// What the store gave for a picture.
#[derive(Clone, Debug)]
pub struct LoadedPicture {
    pub picture: PublishedPicture,
    /// What has changed since the year before; `None` where nobody answered then.
    pub changes: Option<Changes>,
    /// Every published survey version.
    pub surveys: Vec<Survey>,
    /// The label years with answers, the latest first.
    pub years: Vec<i16>,
    /// Figures from elsewhere.
    pub indicators: Vec<Indicator>,
    /// Days with far more answers in one channel than usual.
    pub bursts: Vec<Burst>,
}

/// Which picture is shown.
#[derive(Clone, Debug)]
pub struct PictureView {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub loaded: LoadedPicture,
    /// A survey's slug; `None` for all age groups side by side.
    pub group: Option<String>,
    /// An area's id; `None` for the whole municipality.
    pub area: Option<String>,
    /// The channel that is to be left out. The loaded picture says whether it is.
    pub without: Option<Channel>,
}

impl PictureView {
    /// The page's heading: "Lägesbild 2026, 13–17 år, Viksjö". The frame's title.
    pub fn title(&self) -> String {
        let mut title =
            t_with(self.language, "picture-title", &[("year", self.loaded.picture.year.to_string().into())]);
        for part in self.group_name().into_iter().chain(self.area_name()).chain(self.without_name()) {
            title.push_str(", ");
            title.push_str(&part);
        }
        title
    }

    fn group_name(&self) -> Option<String> {
        let slug = self.group.as_deref()?;
        Some(self.loaded.picture.group(slug)?.name.get(self.language).to_owned())
    }

    fn area_name(&self) -> Option<String> {
        let id = self.area.as_deref()?;
        Some(self.loaded.picture.area(id)?.name.clone())
    }

    fn without_name(&self) -> Option<String> {
        let channel = words::channel_in_label(self.language, self.without?);
        Some(t_with(self.language, "picture-without", &[("channel", channel.into())]))
    }

    fn picture(&self) -> &PublishedPicture {
        &self.loaded.picture
    }
}

/// The page: the picture inside the island that switches it.
#[component]
pub fn PicturePage(view: PictureView) -> impl IntoView {
    let language = view.language;
    view! {
        <PictureSwitcher lang=language.tag().to_owned() loading=t(language, "picture-loading")>
            <PictureBody view=view.clone() />
        </PictureSwitcher>
    }
    .into_any()
}

/// The picture as the server function answers it.
pub fn fragment(view: &PictureView) -> PictureFragment {
    let heading = view.title();
    let product =
        t_with(view.language, "staff-product", &[("municipality", view.municipality.name.clone().into())]);
    PictureFragment {
        html: view! { <PictureBody view=view.clone() /> }.to_html(),
        title: format!("{heading} – {product}"),
        heading,
    }
}

/// Everything below the page's heading.
#[component]
pub fn PictureBody(view: PictureView) -> impl IntoView {
    let language = view.language;
    let answered = view.picture().label.n > 0 || !view.picture().label.channels.is_empty();
    if !answered {
        return view! {
            {choice::choice(&view)}
            <div class="card">
                <p class="lead">{t(language, "picture-empty")}</p>
                <p>
                    <a class="button next" href=links::to("/personal")>
                        {t(language, "trouble-to-overview")}
                    </a>
                </p>
            </div>
        }
        .into_any();
    }
    if view.picture().without != view.without {
        return cannot_leave_out(&view).into_any();
    }
    let label = words::label(&view);
    let sections = Section::ALL.into_iter().map(|section| section_view(&view, section)).collect_view();
    let contents = Section::ALL
        .into_iter()
        .map(|section| {
            view! {
                <li>
                    <a href=format!("#{}", section_id(section))>{words::section_name(language, section)}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <Hatch />
        {choice::choice(&view)}
        {view.picture().demo.then(|| demo_mark(language))}
        <div class="reading">
            <p class="reading-label">{label}</p>
            <details>
                <summary>{t(language, "picture-how-to-read")}</summary>
                <ul>
                    <li>{t(language, "picture-read-choice")}</li>
                    <li>{t(language, "picture-read-interval")}</li>
                    <li>{t(language, "picture-read-hidden")}</li>
                    <li>{t(language, "picture-read-index")}</li>
                    <li>{t(language, "picture-read-weights")}</li>
                    {change::reading(&view).map(|text| view! { <li>{text}</li> })}
                </ul>
            </details>
            <p class="draft">{t(language, "picture-draft")}</p>
        </div>
        <nav class="contents" aria-label=t(language, "picture-contents")>
            <ol>{contents}</ol>
        </nav>
        {sections}
    }
    .into_any()
}

/// In place of the figures: why the channel cannot be left out here.
fn cannot_leave_out(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let channel = view.without.map(|channel| words::channel_in_label(language, channel)).unwrap_or_default();
    let why = if view.area.is_some() { "picture-without-area" } else { "picture-without-few" };
    view! {
        {choice::choice(view)}
        <div class="card">
            <p class="lead">{t_with(language, "picture-without-not", &[("channel", channel.into())])}</p>
            <p>{t(language, why)}</p>
        </div>
    }
    .into_any()
}

fn section_id(section: Section) -> &'static str {
    match section {
        Section::Respondents => "vem-svarade",
        Section::Safety => "trygghet",
        Section::Problems => "problem",
        Section::Places => "platser",
        Section::Exposure => "utsatthet",
        Section::Trust => "fortroende",
    }
}

/// Every chart of a section, in its order.
pub(super) fn section_figures(view: &PictureView, section: Section) -> Vec<Figure> {
    let mut figures = match section {
        Section::Respondents => respondents::figures(view),
        _ => Vec::new(),
    };
    figures.extend(sections::figures(view, section));
    figures
}

fn section_view(view: &PictureView, section: Section) -> impl IntoView + use<> {
    let language = view.language;
    let id = section_id(section);
    let heading_id = format!("{id}-rubrik");
    let figures = section_figures(view, section);
    let none = figures.is_empty();
    let figures = figures
        .into_iter()
        .map(|figure| view! { <ChartFigure view=FigureView { language, figure } /> }.into_any())
        .collect_view();
    let by_area = !view.picture().respondents.groups_by_area.is_empty();
    let besides = (section == Section::Respondents && by_area).then(|| respondents::matrix(view).into_any());
    view! {
        <section class="picture-section" id=id aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>
                <span class="section-number">{section.number()}</span>
                " "
                {words::section_name(language, section)}
            </h2>
            {none.then(|| view! { <p class="aside">{t(language, "picture-section-empty")}</p> })}
            <div class="figures-grid" class:is-dense=section == Section::Respondents>{figures}</div>
            {besides}
            {outside::table(view, section).map(IntoAny::into_any)}
        </section>
    }
    .into_any()
}
