//! The staff workbench: plain components with plain props, rendered by the server under `/personal`.
//!
//! The server loads the data, checks the rights and puts a page into [`Document`]:
//! `view! { <Document frame=frame><OverviewPage page=page /></Document> }`. [`PosterPage`] and [`CardSheetPage`]
//! are whole documents by themselves. No page asks the store for anything, so every page can be tested with made-up data.
//!
//! To add a page: a file here with its props and its component, its texts in `locales/*-staff.ftl`, its route in the
//! server, and its name in [`Section`] if it belongs in the navigation.

mod announce;
mod cards;
mod dialogues;
mod event;
mod events;
mod export;
mod faults;
mod form;
mod frame;
mod icons;
mod inbox;
mod indicators;
mod kiosk;
mod links;
mod log;
mod marks;
mod notice;
mod overview;
mod paragraph;
pub mod picture;
mod poster;
mod promise;
mod publish;
mod report;
mod rounds;
mod setup;
mod sign_in;
mod writing;

#[cfg(test)]
mod tests;

pub use announce::{Ages, Announcing};
pub use cards::{
    Card, CardOrder, CardSheet, CardSheetPage, CardSheetPageProps, Cards, CardsDone, MOST_CARDS,
};
pub use dialogues::{
    DeleteDialogue, DeleteDialoguePage, DeleteDialoguePageProps, DeletedDialogue, DeletedDialoguePage,
    DeletedDialoguePageProps, DialogueDetails, DialogueForm, DialogueFormPage, DialogueFormPageProps,
    DialogueImport, DialogueImportPage, DialogueImportPageProps, DialoguePage, DialoguePageProps, Dialogues,
    DialoguesDone, DialoguesPage, DialoguesPageProps, Fate, FileTrouble, Preview, dialogue_fault, field_name,
};
pub use event::{EventDetails, EventPage, EventPageProps};
pub(crate) use events::areas_in_words;
pub use events::{EventForm, EventRow, Events, EventsPage, EventsPageProps, kind_name, organiser_name};
pub use export::{ArchiveNotice, ArchiveNoticeProps, Export, ExportPage, ExportPageProps};
pub use faults::FieldFault;
pub use form::{FieldErrors, Kept};
pub use frame::{AccountView, Document, DocumentProps, Frame, Hydration, Section};
pub use inbox::{INBOX, Inbox, InboxPage, InboxPageProps, OneMatter, OneMatterPage, OneMatterPageProps};
pub use indicators::{
    INDICATOR_EXAMPLE, ImportFound, IndicatorImport, IndicatorsPage, IndicatorsPageProps, LONGEST_FILE,
    RowFault, RowPlan,
};
pub use kiosk::{Handbook, HandbookPage, HandbookPageProps, KioskLink, KioskLinkPage, KioskLinkPageProps};
pub use log::{Log, LogPage, LogPageProps};
pub use marks::{Mark, Marks};
pub use notice::{NoticePage, NoticePageProps, Trouble};
pub use overview::{Overview, OverviewPage, OverviewPageProps, Undecided};
pub use picture::{LoadedPicture, PicturePage, PicturePageProps, PictureView, staff_svg};
pub use poster::{Poster, PosterPage, PosterPageProps};
pub use promise::{
    ChooseTheme, ChooseThemePage, ChooseThemePageProps, CommentForm, CommitmentForm, CommitmentPage,
    CommitmentPageProps, Decide, DecideFault, DecidePage, DecidePageProps, DeedForm, DeedPage, DeedPageProps,
    Following, FollowingPage, FollowingPageProps, FromWhat, Judge, JudgePage, JudgePageProps, LONGEST_NOTE,
    Late, MOST_AT_ONCE, MeetingForm, Meetings, MeetingsPage, MeetingsPageProps, Names, NothingDecidedPage,
    NothingDecidedPageProps, PROMISE, PromiseForm, Reminders, TAKEN, TakeBack, TakeBackPage,
    TakeBackPageProps, TakenAway, TermsForm, TermsPage, TermsPageProps, Workbench, WorkbenchPage,
    WorkbenchPageProps, deed_fields, fields_of, judge_fields, stands_at, terms_fields,
};
pub use publish::{
    LONGEST_REASON, Publish, PublishFault, PublishForm, PublishPage, PublishPageProps, marks_to_publish,
};
pub use report::{
    CausePage, CausePageProps, CauseWriting, PriorityPage, PriorityPageProps, PriorityWriting, TextPage,
    TextPageProps, TextWriting, ThemePage, ThemePageProps, ThemeWriting,
};
pub use rounds::{ROUNDS, Rounds, RoundsPage, RoundsPageProps, round_fault};
pub use setup::{Setup, SetupPage, SetupPageProps};
pub use sign_in::{SignIn, SignInPage, SignInPageProps, SignInTrouble};
pub use writing::PieceForm;

/// The staff pages' whole style sheet, served under a name with its hash.
pub const STYLE: &str = concat!(
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/staff.css"),
    include_str!("../../../style/report.css"),
    include_str!("../../../style/pictures.css"),
    include_str!("../../../style/follow-up.css"),
    include_str!("../../../style/promise.css"),
    include_str!("../../../style/print-staff.css"),
);
