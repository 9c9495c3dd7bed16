//! The situation picture of a year, for staff: the fifteen sections of the report on one working page.
//!
//! Every figure shown comes from one masked [`PublishedPicture`]; nothing here can see an exact count. What staff make of it
//! (their texts, the board, causes, priorities) is in `written`, each with the way to change it.
//! [`PictureView`] says which picture: a year, and where wanted one age group, one area (or a value of another
//! dimension), or both, weighted or not. The page and the
//! server function that the switcher calls render the same [`PictureBody`].

mod by;
mod change;
mod choice;
mod coverage;
mod dialogues;
mod figures;
mod finding;
mod heat;
mod maps;
mod outside;
mod pictures;
mod respondents;
mod sections;
mod slopes;
mod weighted;
mod words;
mod written;

use std::sync::Arc;

use domain::{
    brief::Brief,
    burst::Burst,
    dialogue::{DialogueKind, DialogueNote},
    disclosure::{Changes, PublishedPicture, Weighting},
    event::Event,
    language::Language,
    municipality::Municipality,
    report::{Heard, Judgement, Priority, Report, SectionNumber, board, priorities},
    response::Channel,
    situation_picture::Section,
    survey::Survey,
    tally::Dimension,
};
use leptos::prelude::*;
use store::Indicator;

pub(crate) use super::frame::demo_mark;
use super::links;
use crate::{
    api::{PictureAddress, PictureFragment},
    components::charts::{Figure, Hatch, Picture, PictureFigure, svg_file},
    islands::PictureSwitcher,
    report::{Around, brief, section_id, section_title},
    texts::{t, t_with},
};
pub(crate) use change::reason as change_reason;
pub(crate) use outside::table as outside_table;
pub(crate) use outside::value_text as outside_value;
pub(super) use outside::value_text as indicator_value;
pub use pictures::{picture_named, section_pictures};
pub(super) use words::channel_in_label;
pub(crate) use words::{hidden, level, named, short_name, unbroken};
pub(super) use written::{section_hint, text_form};

/// What the store gave for a picture.
#[derive(Clone, Debug)]
pub struct LoadedPicture {
    pub picture: PublishedPicture,
    /// The same with every answer, unweighted: what the board and the priorities rest on.
    pub whole: PublishedPicture,
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
    /// Every event, for their titles.
    pub events: Vec<Event>,
    /// What staff have written for the year.
    pub report: Report,
    /// The year's notes from dialogues with staff and with partners, the latest first.
    pub dialogues: Vec<DialogueNote>,
}

impl LoadedPicture {
    /// What everybody says about each theme.
    pub fn board(&self) -> Vec<Judgement> {
        board(&self.whole, self.changes.as_ref(), &Heard::of(&self.dialogues), &self.report)
    }

    /// The themes in the order of priority.
    pub fn priorities(&self, board: &[Judgement]) -> Vec<Priority> {
        priorities(&self.whole, board, &self.report)
    }
}

/// Which picture is shown.
#[derive(Clone, Debug)]
pub struct PictureView {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub loaded: LoadedPicture,
    /// A survey's slug; `None` for all age groups side by side.
    pub group: Option<String>,
    /// A value of the picture's second dimension, most often an area's id; `None` for the whole municipality.
    pub area: Option<String>,
    /// The channel that is to be left out. The loaded picture says whether it is.
    pub without: Option<Channel>,
    /// Whether whoever reads it may write in it.
    pub edits: bool,
}

impl PictureView {
    /// The page's heading: "Lägesbild 2026, 13–17 år, Viksjö". The frame's title.
    pub fn title(&self) -> String {
        let mut title =
            t_with(self.language, "picture-title", &[("year", self.loaded.picture.year.to_string().into())]);
        for part in self
            .group_name()
            .into_iter()
            .chain(self.area_name())
            .chain(self.without_name())
            .chain(weighted::in_title(self))
        {
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
        Some(by::value_name(self, self.area.as_deref()?))
    }

    fn without_name(&self) -> Option<String> {
        let channel = words::channel_in_label(self.language, self.without?);
        Some(t_with(self.language, "picture-without", &[("channel", channel.into())]))
    }

    /// Whether there is anything to show.
    fn answered(&self) -> bool {
        self.picture().label.n > 0 || !self.picture().label.channels.is_empty()
    }

    /// Where this picture is, in the language that it is read in.
    fn address(&self) -> PictureAddress {
        let by = &self.loaded.picture.by;
        let by_area = by.dimension == Dimension::Area;
        PictureAddress {
            year: self.loaded.picture.year,
            group: self.group.clone(),
            area: self.area.clone().filter(|_| by_area),
            by: (!by_area).then(|| by.dimension.id().to_owned()),
            value: self.area.clone().filter(|_| !by_area),
            without: self.without.map(|channel| channel.id().to_owned()),
            weighted: (self.loaded.picture.weighting != Weighting::No).then(|| "yes".to_owned()),
            lang: Some(self.language.tag().to_owned()),
        }
    }

    fn picture(&self) -> &PublishedPicture {
        &self.loaded.picture
    }
}

/// The picture of a staff page with this id, as a file. `None` where the page has none.
pub fn staff_svg(view: &PictureView, id: &str) -> Option<String> {
    picture_named(view, id).map(|picture| svg_file(view.language, &for_staff(view, picture)))
}

/// What leaves the house says that it is a draft, as the page does.
fn for_staff(view: &PictureView, mut picture: Picture) -> Picture {
    picture.source = format!("{} {}", picture.source, t(view.language, "picture-draft"));
    picture
}

/// The page: the picture inside the island that switches it. `saved`: something was saved just now.
#[component]
pub fn PicturePage(view: PictureView, #[prop(optional)] saved: bool) -> impl IntoView {
    let language = view.language;
    view! {
        {saved.then(|| view! { <p class="done just-saved" role="status">{t(language, "report-saved")}</p> })}
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
    let answered = view.answered();
    if answered && view.picture().without != view.without {
        return cannot_leave_out(&view).into_any();
    }
    let reading = if answered {
        view! {
            {reading(&view)}
            <p class="draft">
                {t(language, "picture-draft")} " "
                <a href=links::to(
                    &format!("/personal/lagesbild/{}/publicera", view.picture().year),
                )>{t(language, "publish-to")}</a>
            </p>
        }
        .into_any()
    } else {
        no_answers(language).into_any()
    };
    let shown: Vec<SectionNumber> =
        SectionNumber::ALL.into_iter().filter(|section| answered || section.figures().is_none()).collect();
    let missing = view.loaded.report.missing_before_publishing();
    let contents = shown
        .iter()
        .map(|section| {
            let lacks = missing.contains(section);
            view! {
                <li>
                    <a href=format!("#{}", section_id(*section))>
                        <span class="section-number">{section.get()}</span>
                        " "
                        {section_title(language, *section)}
                        {lacks.then(|| view! { <span class="lacks">{t(language, "section-lacks")}</span> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    let board = view.loaded.board();
    let priorities = view.loaded.priorities(&board);
    let told = answered.then(|| in_brief(&view, &board, &priorities));
    let mut sections =
        shown.into_iter().map(|section| section_view(&view, section, &board, &priorities, told.as_ref()));
    let summary = sections.next();
    let rest = sections.collect_view();
    view! {
        <Hatch />
        {view.picture().demo.then(|| demo_mark(language))}
        {summary}
        <nav class="contents" aria-label=t(language, "picture-contents")>
            <ol>{contents}</ol>
        </nav>
        {choice::choice(&view)}
        {reading}
        {rest}
    }
    .into_any()
}

/// The answers to what is asked first, always of the whole picture.
fn in_brief(view: &PictureView, board: &[Judgement], priorities: &[Priority]) -> (Brief, Around) {
    let LoadedPicture { whole, picture, changes, .. } = &view.loaded;
    let other = picture.weighting != Weighting::No || picture.without.is_some();
    let around = Around {
        year: picture.year,
        public: false,
        narrowed: other || view.group.is_some() || view.area.is_some(),
        changes_told: !other && picture.by.dimension != Dimension::Event,
    };
    (Brief::of(whole, changes.as_ref(), board, priorities), around)
}

/// How the figures are to be read.
pub(crate) fn reading(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    view! {
        <div class="reading">
            <p class="reading-label">{words::label(view)}</p>
            {weighted::about(view).map(|text| view! { <p class="reading-weights">{text}</p> })}
            <details>
                <summary>{t(language, "picture-how-to-read")}</summary>
                <ul>
                    <li>{t(language, "picture-read-choice")}</li>
                    <li>{t(language, "picture-read-interval")}</li>
                    <li>{t(language, "picture-read-hidden")}</li>
                    <li>{t(language, "picture-read-index")}</li>
                    <li>{weighted::reading(view)}</li>
                    {change::reading(view).map(|text| view! { <li>{text}</li> })}
                </ul>
            </details>
        </div>
    }
}

/// In place of the figures: the first step.
fn no_answers(language: Language) -> impl IntoView + use<> {
    view! {
        <div class="card">
            <p class="lead">{t(language, "picture-empty")}</p>
            <p>
                <a class="button next" href=links::to("/personal")>
                    {t(language, "trouble-to-overview")}
                </a>
            </p>
        </div>
    }
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

/// Every chart of a section, in its order.
pub(crate) fn section_figures(view: &PictureView, section: Section) -> Vec<Figure> {
    let mut figures = match section {
        Section::Respondents => respondents::figures(view),
        _ => Vec::new(),
    };
    figures.extend(sections::figures(view, section));
    figures
}

/// A section: its heading, what staff have written in it, and what it is about.
fn section_view(
    view: &PictureView,
    section: SectionNumber,
    board: &[Judgement],
    priorities: &[Priority],
    told: Option<&(Brief, Around)>,
) -> impl IntoView + use<> {
    let language = view.language;
    let told = told.filter(|_| section == SectionNumber::SUMMARY);
    let id = section_id(section);
    let heading_id = format!("{id}-rubrik");
    let about = match section.figures() {
        Some(figures) => view! {
            {figures_of(view, figures, |picture| {
                let download = view.address().figure(&picture.figure.id);
                (for_staff(view, picture), Some(download))
            })}
            {no_map(view, figures)}
        }
        .into_any(),
        None => match section {
            SectionNumber::STAFF_DIALOGUE => dialogues::notes(view, DialogueKind::Staff).into_any(),
            SectionNumber::PARTNER_DIALOGUE => dialogues::notes(view, DialogueKind::Collaboration).into_any(),
            SectionNumber::OUTSIDE => written::outside(view).into_any(),
            SectionNumber::JUDGEMENT => written::judgements(view, board).into_any(),
            SectionNumber::CAUSES => written::causes(view, priorities).into_any(),
            SectionNumber::PRIORITIES => written::priorities(view, priorities).into_any(),
            _ => ().into_any(),
        },
    };
    view! {
        <section class="picture-section" id=id aria-labelledby=heading_id>
            <h2 id=heading_id.clone()>
                <span class="section-number">{section.get()}</span>
                " "
                {section_title(language, section)}
            </h2>
            {told.map(|(told, around)| brief(language, told, *around))}
            {written::own_text(view, section)}
            {about}
        </section>
    }
    .into_any()
}

/// Why there is no map of the areas, for those who can give one.
fn no_map(view: &PictureView, section: Section) -> impl IntoView + use<> {
    (section == Section::Problems && view.municipality.map.is_empty())
        .then(|| view! { <p class="aside no-map">{t(view.language, "picture-no-map")}</p> })
}

/// A picture as it is shown, and where it can be fetched as a file.
pub(crate) type Shown = (Picture, Option<String>);

/// The pictures of a section, each as `show` makes it.
pub(crate) fn figures_of(view: &PictureView, section: Section, show: impl Fn(Picture) -> Shown) -> AnyView {
    let language = view.language;
    let pictures = section_pictures(view, section);
    // With no area chosen it is empty only where the age group was not asked.
    let empty = if view.area.is_some() { "picture-section-empty" } else { "picture-section-not-asked" };
    let none = pictures.is_empty();
    let figures = pictures
        .into_iter()
        .map(|picture| {
            let (picture, download) = show(picture);
            view! { <PictureFigure language=language picture=picture download=download /> }.into_any()
        })
        .collect_view();
    view! {
        {none.then(|| view! { <p class="aside">{t(language, empty)}</p> })}
        <div class="figures-grid" class:is-dense=section == Section::Respondents>{figures}</div>
        {outside::elsewhere(view, section)}
    }
    .into_any()
}
