//! The staff workbench: plain components with plain props, rendered by the server under `/personal`.
//!
//! The server loads the data, checks the rights and puts a page into [`Document`]:
//! `view! { <Document frame=frame><OverviewPage page=page /></Document> }`. [`PosterPage`] and [`CardSheetPage`]
//! are whole documents by themselves. No page asks the store for anything, so every page can be tested with made-up data.
//!
//! To add a page: a file here with its props and its component, its texts in `locales/*-staff.ftl`, its route in the
//! server, and its name in [`Section`] if it belongs in the navigation.

mod cards;
mod event;
mod events;
mod export;
mod faults;
mod form;
mod frame;
mod icons;
mod kiosk;
mod links;
mod log;
mod notice;
mod overview;
pub mod picture;
mod poster;
mod setup;
mod sign_in;

#[cfg(test)]
mod tests;

pub use cards::{
    Card, CardOrder, CardSheet, CardSheetPage, CardSheetPageProps, Cards, CardsDone, MOST_CARDS,
};
pub use event::{EventDetails, EventPage, EventPageProps};
pub use events::{EventForm, EventRow, Events, EventsPage, EventsPageProps};
pub use export::{Export, ExportPage, ExportPageProps};
pub use faults::FieldFault;
pub use form::{FieldErrors, Kept};
pub use frame::{AccountView, Document, DocumentProps, Frame, Hydration, Section};
pub use kiosk::{Handbook, HandbookPage, HandbookPageProps, KioskLink, KioskLinkPage, KioskLinkPageProps};
pub use log::{Log, LogPage, LogPageProps};
pub use notice::{NoticePage, NoticePageProps, Trouble};
pub use overview::{Overview, OverviewPage, OverviewPageProps};
pub use picture::{LoadedPicture, PicturePage, PicturePageProps, PictureView};
pub use poster::{Poster, PosterPage, PosterPageProps};
pub use setup::{Setup, SetupPage, SetupPageProps};
pub use sign_in::{SignIn, SignInPage, SignInPageProps, SignInTrouble};

/// The staff pages' whole style sheet, served under a name with its hash.
pub const STYLE: &str = concat!(
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/staff.css"),
    include_str!("../../../style/print-staff.css"),
);
