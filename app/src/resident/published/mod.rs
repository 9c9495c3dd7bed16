//! `/lagesbild/{year}`: the published picture, whole, and told simply for each age group.
//!
//! Everything comes from one [`FrozenPicture`], so that what is shown is what was published, whatever has come in since.
//! The charts and tables are those that staff see, drawn by the same code. No script and no wasm: what is chosen is
//! chosen by links, and the report is this page printed.

mod address;
mod frame;
mod head;
mod plain;
mod sections;
mod versions;

use std::sync::Arc;

use domain::{
    disclosure::PublishedPicture,
    language::Language,
    published::FrozenPicture,
    report::{Measure, Report, SectionNumber},
};
use leptos::prelude::*;
use store::VersionEntry;

use self::{address::Address, frame::Sheet};
use super::Context;
use crate::{
    components::charts::{Hatch, svg_file},
    squeeze::{Kind, squeezed},
    staff::picture::{LoadedPicture, PictureView, picture_named},
    texts::{t, t_with},
};

/// The style sheet of these pages, served under a name with its hash. The charts are the staff pages' own.
pub const PUBLISHED_STYLE: &str = squeezed!(
    concat!(
        include_str!("../../../../style/tokens.css"),
        include_str!("../../../../style/base.css"),
        include_str!("../../../../style/staff.css"),
        include_str!("../../../../style/report.css"),
        include_str!("../../../../style/pictures.css"),
        include_str!("../../../../style/published.css"),
        include_str!("../../../../style/print-staff.css"),
        include_str!("../../../../style/print-report.css"),
    ),
    Kind::Style
);

/// A whole page, and what stands in its one inline style, for the content security policy.
#[derive(Clone, Debug)]
pub struct PublicPage {
    pub html: String,
    pub style: String,
}

/// What is shown of the published pictures of a year.
#[derive(Clone, Debug)]
pub struct Published {
    /// The version that is shown.
    pub picture: Arc<FrozenPicture>,
    /// The version before it.
    pub earlier: Option<Arc<FrozenPicture>>,
    /// Every version of the year, the newest first.
    pub versions: Vec<VersionEntry>,
    /// The years with a published picture, the latest first.
    pub years: Vec<i16>,
    /// The year of the promise that the picture led to.
    pub promise: Option<i16>,
    /// The address of [`PUBLISHED_STYLE`].
    pub styles: String,
    /// A survey's slug; `None` for all age groups side by side.
    pub group: Option<String>,
    /// An area's id; `None` for the whole municipality.
    pub area: Option<String>,
    /// Not published yet: what staff are shown before they decide.
    pub preview: bool,
}

impl Published {
    fn figures(&self) -> &PublishedPicture {
        &self.picture.figures
    }

    /// Whether there is a newer version than the one that is shown.
    fn is_newest(&self) -> bool {
        self.preview || self.versions.first().is_none_or(|newest| newest.about.number == self.picture.number)
    }

    /// The address of what is shown.
    fn address(&self, context: &Context) -> Address {
        Address {
            base: address::base(self.figures().year, self.preview),
            version: (!self.is_newest()).then_some(self.picture.number),
            group: self.group.clone(),
            area: self.area.clone(),
            language: context.chosen_language(),
        }
    }

    /// The same figures as staff's pages are given.
    fn view(&self, context: &Context) -> PictureView {
        PictureView {
            language: context.language,
            municipality: Arc::clone(&context.municipality),
            loaded: LoadedPicture {
                picture: self.figures().clone(),
                whole: self.figures().clone(),
                changes: self.picture.changes.clone(),
                surveys: Vec::new(),
                years: self.years.clone(),
                indicators: self.picture.indicators.clone(),
                bursts: Vec::new(),
                report: Report::default(),
                events: Vec::new(),
                dialogues: Vec::new(),
            },
            group: self.group.clone(),
            area: self.area.clone(),
            without: None,
            edits: false,
        }
    }
}

/// The whole picture.
pub fn published_page(context: &Context, published: &Published) -> PublicPage {
    let language = context.language;
    let address = published.address(context);
    let view = published.view(context);
    let title = view.title();
    let sheet = Sheet { context, published, title: title.clone(), large: false, languages: address.clone() };
    frame::document(sheet, || {
        view! {
            <Hatch />
            {head::title_page(context, published, &title)}
            {versions::newer(context, published, &address)}
            {sections::section(context, published, &view, SectionNumber::SUMMARY)}
            {versions::changed(context, published)}
            {promise(context, published, None)}
            {head::contents(language)}
            {head::plainly(context, published, &address)}
            {head::choice(context, published, &address)}
            {head::reading(&view)}
            {sections::rest(context, published, &view)}
            {versions::about(context, published, &address)}
        }
    })
}

/// A page as one file that needs nothing beside it: the style sheet at `address` is put inside, and links within the site
/// lead to where it is public. `None` where the page names no such style sheet.
pub fn as_one_file(html: &str, (address, style): (&str, &str), public_url: &str) -> Option<String> {
    let (before, rest) = html.split_once(&format!("<link rel=\"stylesheet\" href=\"{address}\">"))?;
    let html = format!("{before}<style>{style}</style>{rest}");
    Some(html.replace(" href=\"/", &format!(" href=\"{public_url}/")))
}

/// A figure of the published picture as a file. `None` where the page has none with this id.
pub fn published_svg(context: &Context, published: &Published, id: &str) -> Option<String> {
    let figure = picture_named(&published.view(context), id)?;
    Some(svg_file(context.language, &figure))
}

/// The id of the figure in which a measure stands on the page of its age group. `None` where it has none of its own.
pub(super) fn figure_of(
    context: &Context,
    picture: &Arc<FrozenPicture>,
    (group, area): (&str, Option<&str>),
    measure: &Measure,
) -> Option<String> {
    let mut tables = picture.figures.tables.iter();
    let table = tables.find(|table| table.survey == group && table.field == measure.field)?;
    let published = Published {
        picture: Arc::clone(picture),
        earlier: None,
        versions: Vec::new(),
        years: Vec::new(),
        promise: None,
        styles: String::new(),
        group: Some(group.to_owned()),
        area: area.map(str::to_owned),
        preview: false,
    };
    let view = published.view(context);
    let mut ids = [&table.field, &table.question].into_iter().map(|name| format!("fraga-{name}"));
    ids.find(|id| picture_named(&view, id).is_some())
}

/// The picture told simply, for one age group. `None` where there is no such group.
pub fn plain_page(context: &Context, published: &Published, slug: &str) -> Option<PublicPage> {
    plain::page(context, published, slug)
}

/// Where the picture led to: the promise, or what of it concerns an age group.
fn promise(context: &Context, published: &Published, slug: Option<&str>) -> Option<AnyView> {
    let year = published.promise?;
    let below = slug.map(|slug| format!("/{slug}")).unwrap_or_default();
    let href = context.plain_href(&format!("/lofte/{year}{below}"));
    let words = t_with(context.language, "published-led-to", &[("year", year.to_string().into())]);
    Some(
        view! {
            <p class="led-to">
                <a href=href>{words}</a>
            </p>
        }
        .into_any(),
    )
}

/// "Lägesbild 2026, version 1".
fn name(language: Language, picture: &FrozenPicture) -> String {
    t_with(
        language,
        "published-name",
        &[("year", picture.figures.year.to_string().into()), ("number", picture.number.to_string().into())],
    )
}

/// A notice in a few words, with a mark in words too.
fn care(language: Language, mark: &'static str, text: String) -> impl IntoView {
    view! {
        <p class="care">
            <strong>{t(language, mark)}</strong>
            " "
            {text}
        </p>
    }
}
