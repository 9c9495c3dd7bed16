//! Following a decided promise up: what is done, what has changed, who met, and what goes on.

mod deed;
mod desk;
mod judge;
mod meetings;
mod nothing;
mod reminders;
mod take_back;

pub use deed::{DeedForm, DeedPage, DeedPageProps, LONGEST_NOTE, MOST_AT_ONCE, deed_fields};
pub use desk::{Following, FollowingPage, FollowingPageProps};
pub use judge::{Judge, JudgePage, JudgePageProps, judge_fields};
pub use meetings::{MeetingForm, Meetings, MeetingsPage, MeetingsPageProps};
pub use nothing::{NothingDecidedPage, NothingDecidedPageProps};
pub use reminders::{Late, Reminders};
pub use take_back::{TakeBack, TakeBackPage, TakeBackPageProps, stands_at};
