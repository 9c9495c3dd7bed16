//! The first page after signing in: what needs doing, and how many have answered.

use domain::{
    disclosure::{Coverage, PublishedPicture},
    event::Event,
    language::Language,
    matter::Waiting,
    round::Round,
    statistics::to_nearest_five,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::{DailyCount, Organisation};

use super::{
    inbox::INBOX,
    links,
    picture::channel_in_label,
    promise::{PROMISE, Reminders},
    rounds::ROUNDS,
};
use crate::api::{PictureAddress, bursts};
use crate::promise::words;
use crate::report::organisation_name;
use crate::texts::{day, days, decimal, integer, t, t_with};

/// Within how many days an event is close enough to be told about.
const SOON: i64 = 14;
/// How many unusual days are told about; the picture has more.
const MOST_BURSTS: usize = 3;
/// How many late commitments are told about one by one.
const MOST_LATE: usize = 3;

#[derive(Clone, Debug)]
pub struct Overview {
    pub language: Language,
    /// The day in Sweden.
    pub today: Date,
    /// The round that takes answers, if any.
    pub round: Option<Round>,
    /// The masked picture of the round's year: coverage is read from it.
    pub picture: PublishedPicture,
    /// The year's daily counts.
    pub daily: Vec<DailyCount>,
    /// Every event, by first day, the latest first.
    pub events: Vec<Event>,
    /// What waits in the inbox; for those who may see it.
    pub inbox: Option<Waiting>,
    /// What waits of the promises that are decided.
    pub promises: Vec<Reminders>,
    /// Promises that whoever reads has not approved yet; for signers.
    pub undecided: Vec<Undecided>,
}

/// A promise that is not decided as it is written now, and this side has not approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecided {
    pub year: i16,
    /// The other side, where it has approved the text.
    pub approved_by: Option<Organisation>,
}

/// How many came in on one day, and in all.
#[derive(Clone, Copy, Default)]
struct Count {
    today: u64,
    total: u64,
}

impl Overview {
    fn count(&self, belongs: impl Fn(&DailyCount) -> bool) -> Count {
        let mut count = Count::default();
        for daily in self.daily.iter().filter(|daily| belongs(daily)) {
            let number = u64::try_from(daily.count).unwrap_or_default();
            count.total += number;
            if daily.day == self.today {
                count.today += number;
            }
        }
        count
    }

    /// What waits to be done, the most urgent first.
    fn todo(&self) -> Vec<Todo> {
        let language = self.language;
        let mut list = Vec::new();
        if self.round.is_none() {
            list.push(
                Todo::warning(t(language, "todo-no-round"), t(language, "todo-no-round-about"))
                    .leading(ROUNDS, t(language, "todo-to-rounds")),
            );
        }
        if self.count(|_| true).total == 0 {
            list.push(
                Todo::step(t(language, "todo-no-answers"), t(language, "todo-no-answers-about"))
                    .leading("/personal/handelser", t(language, "todo-to-events")),
            );
        }
        for event in self
            .events
            .iter()
            .rev()
            .filter(|event| (0..=SOON).contains(&days_until(self.today, event.first_day)))
        {
            let until = days_until(self.today, event.first_day);
            let title = t_with(
                language,
                "todo-event",
                &[
                    ("title", event.title.clone().into()),
                    ("days", until.into()),
                    ("day", day(language, event.first_day).into()),
                ],
            );
            list.push(Todo::step(title, t(language, "todo-event-about")).leading(
                &format!("/personal/handelser/{}/affisch", event.code),
                t(language, "todo-to-poster"),
            ));
        }
        list.extend(self.undecided.iter().map(|one| self.undecided_todo(*one)));
        list.extend(self.promise_todo());
        list.extend(self.inbox_todo());
        list.extend(self.burst_todo());
        list.extend(self.coverage_todo());
        if self.picture.demo {
            list.push(Todo::warning(t(language, "todo-demo"), t(language, "todo-demo-about")));
        }
        list
    }

    fn undecided_todo(&self, one: Undecided) -> Todo {
        let language = self.language;
        let year = ("year", one.year.to_string().into());
        let todo = match one.approved_by {
            Some(side) => {
                let side = [("side", organisation_name(language, side).into())];
                Todo::warning(
                    t_with(language, "todo-decide", &[year]),
                    t_with(language, "todo-decide-approved", &side),
                )
            }
            None => {
                Todo::step(t_with(language, "todo-undecided", &[year]), t(language, "todo-undecided-about"))
            }
        };
        todo.leading(&format!("{PROMISE}/{}/besluta", one.year), t(language, "todo-to-decide"))
    }

    /// What is behind of the promises, the meeting to come, and what was not judged when its time was over.
    fn promise_todo(&self) -> Vec<Todo> {
        let language = self.language;
        let mut list = Vec::new();
        for Reminders { year, late, meeting, unjudged } in &self.promises {
            let to = format!("{PROMISE}/{year}/uppfoljning");
            for one in late.iter().take(MOST_LATE) {
                let theme = words::theme(language, &one.theme);
                let title = t_with(language, "todo-late", &[("theme", theme.into())]);
                let about = words::deed_progress(language, &one.progress, &one.unit);
                list.push(Todo::warning(title, about).leading(&to, t(language, "todo-to-follow-up")));
            }
            if late.len() > MOST_LATE {
                let more = late.len() - MOST_LATE;
                let title = t_with(language, "todo-late-more", &[("n", more.into())]);
                list.push(Todo::step(title, String::new()).leading(&to, t(language, "todo-to-follow-up")));
            }
            if let Some(next) = meeting {
                let values = [("day", day(language, *next).into())];
                let passed = *next < self.today;
                let title =
                    t_with(language, if passed { "todo-meeting-passed" } else { "todo-meeting" }, &values);
                let todo = Todo::step(title, t(language, "todo-meeting-about"));
                list.push(todo.leading(&format!("{PROMISE}/{year}/moten"), t(language, "todo-to-meetings")));
            }
            if *unjudged > 0 {
                let values = [("n", (*unjudged).into()), ("year", year.to_string().into())];
                let title = t_with(language, "todo-unjudged", &values);
                let todo = Todo::step(title, t(language, "todo-unjudged-about"));
                list.push(todo.leading(&to, t(language, "todo-to-follow-up")));
            }
        }
        list
    }

    /// How many matters wait for an answer, and which of them too long.
    fn inbox_todo(&self) -> Option<Todo> {
        let language = self.language;
        let Waiting { waiting, late } = self.inbox.filter(|inbox| inbox.waiting > 0)?;
        let title = t_with(language, "todo-inbox", &[("n", waiting.into())]);
        let about = t_with(language, "todo-inbox-about", &[("late", late.into())]);
        let todo = if late > 0 { Todo::warning(title, about) } else { Todo::step(title, about) };
        Some(todo.leading(INBOX, t(language, "todo-to-inbox")))
    }

    /// Days of late with far more answers in one channel than usual.
    fn burst_todo(&self) -> Vec<Todo> {
        let language = self.language;
        let bursts = bursts(&self.daily, &self.events).into_iter();
        bursts
            .filter(|burst| (0..=SOON).contains(&days_until(burst.day, self.today)))
            .take(MOST_BURSTS)
            .map(|burst| {
                let channel = channel_in_label(language, burst.channel);
                let event = burst.event.and_then(|code| self.events.iter().find(|event| event.code == code));
                let of_event = event.map(|event| format!(" ({})", event.title)).unwrap_or_default();
                let title = t_with(
                    language,
                    "todo-burst",
                    &[
                        ("channel", format!("{channel}{of_event}").into()),
                        ("day", day(language, burst.day).into()),
                    ],
                );
                let about = t_with(
                    language,
                    "todo-burst-about",
                    &[
                        ("n", integer(language, to_nearest_five(burst.count)).into()),
                        ("usual", integer(language, burst.usual).into()),
                    ],
                );
                let mut picture = PictureAddress { year: self.picture.year, ..PictureAddress::default() };
                let words = if self.picture.leavable.contains(&burst.channel) {
                    picture.without = Some(burst.channel.id().to_owned());
                    t_with(language, "todo-to-picture-without", &[("channel", channel.into())])
                } else {
                    t(language, "todo-to-picture")
                };
                Todo::warning(title, about).leading(&picture.href(), words)
            })
            .collect()
    }

    fn coverage_todo(&self) -> Vec<Todo> {
        let language = self.language;
        let groups = &self.picture.respondents.groups;
        let name = |slug: &Option<String>| {
            let group = slug.as_deref().and_then(|slug| self.picture.group(slug));
            group.map_or_else(String::new, |group| group.name.get(language).to_owned())
        };
        let mut list = Vec::new();
        let under: Vec<String> = groups
            .iter()
            .filter(|responses| matches!(responses.coverage, Coverage::Ratio { under: true, .. }))
            .map(|responses| name(&responses.survey))
            .collect();
        if !under.is_empty() {
            let title = t_with(language, "todo-under", &[("groups", under.join(", ").into())]);
            list.push(
                Todo::step(title, t(language, "todo-under-about"))
                    .leading("/personal/handelser", t(language, "todo-to-events")),
            );
        }
        if groups.iter().any(|responses| responses.coverage == Coverage::PopulationUnknown) {
            list.push(Todo {
                example: Some(EXAMPLE_POPULATION),
                ..Todo::warning(t(language, "todo-population"), t(language, "todo-population-about"))
            });
        }
        list
    }
}

/// What is to be written in the configuration file; made-up numbers, and the text beside it says so.
const EXAMPLE_POPULATION: &str = "[[areas]]\nid = \"viksjo\"\nname = \"Viksjö\"\npopulation = { barn = 600, ungdom = 900, unga-vuxna = 1100, vuxna = 7200, aldre = 2400 }";

struct Todo {
    title: String,
    about: String,
    link: Option<(String, String)>,
    example: Option<&'static str>,
    warning: bool,
}

impl Todo {
    fn step(title: String, about: String) -> Self {
        Self { title, about, link: None, example: None, warning: false }
    }

    fn warning(title: String, about: String) -> Self {
        Self { warning: true, ..Self::step(title, about) }
    }

    fn leading(self, href: &str, words: String) -> Self {
        Self { link: Some((href.to_owned(), words)), ..self }
    }

    fn item(self, language: Language) -> impl IntoView {
        let Self { title, about, link, example, warning } = self;
        view! {
            <li class="todo" class:is-warning=warning>
                <h3>{title}</h3>
                <p>{about}</p>
                {example
                    .map(|example| {
                        view! {
                            <details>
                                <summary>{t(language, "todo-population-example")}</summary>
                                <pre tabindex="0">{example}</pre>
                            </details>
                        }
                    })}
                {link
                    .map(|(href, words)| {
                        view! {
                            <p>
                                <a class="button next" href=links::to(&href)>
                                    {words}
                                </a>
                            </p>
                        }
                    })}
            </li>
        }
        .into_any()
    }
}

fn days_until(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}

#[component]
pub fn OverviewPage(page: Overview) -> impl IntoView {
    let language = page.language;
    let all = page.count(|_| true);
    let todo = page.todo();
    let todo = if todo.is_empty() {
        view! { <p class="done">{t(language, "todo-nothing")}</p> }.into_any()
    } else {
        let items = todo.into_iter().map(|todo| todo.item(language)).collect_view();
        view! { <ul class="todos">{items}</ul> }.into_any()
    };
    let round = page.round.as_ref().map(|round| {
        let opens = day(language, round.opens);
        match round.closes {
            None => t_with(language, "overview-round-open", &[("opens", opens.into())]),
            Some(closes) => t_with(
                language,
                "overview-round",
                &[("opens", opens.into()), ("closes", day(language, closes).into())],
            ),
        }
    });
    view! {
        <section aria-labelledby="att-gora">
            <h2 id="att-gora">{t(language, "overview-todo")}</h2>
            {todo}
        </section>
        <section aria-labelledby="svar">
            <h2 id="svar">{t(language, "overview-answers")}</h2>
            <p>{round.map(|round| round + " ")} <a href=links::to(ROUNDS)>{t(language, "nav-rounds")}</a></p>
            <dl class="figures">
                <div>
                    <dt>{t(language, "overview-today")}</dt>
                    <dd>{integer(language, all.today)}</dd>
                </div>
                <div>
                    <dt>{t(language, "overview-total")}</dt>
                    <dd>{integer(language, all.total)}</dd>
                </div>
            </dl>
            {surveys(&page)}
        </section>
        <section aria-labelledby="per-handelse">
            <h2 id="per-handelse">{t(language, "overview-per-event")}</h2>
            {events(&page)}
        </section>
    }
    .into_any()
}

fn surveys(page: &Overview) -> impl IntoView + use<> {
    let language = page.language;
    let rows = page
        .picture
        .groups
        .iter()
        .map(|group| {
            let count = page.count(|daily| daily.survey == group.survey);
            let coverage = page
                .picture
                .respondents
                .groups
                .iter()
                .find(|responses| responses.survey.as_deref() == Some(&group.survey))
                .map(|responses| coverage_words(language, responses.coverage));
            view! {
                <tr>
                    <th scope="row">{group.name.get(language).to_owned()}</th>
                    <td class="number">{integer(language, count.today)}</td>
                    <td class="number">{integer(language, count.total)}</td>
                    <td>{coverage}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "overview-per-survey")>
            <table>
                <caption>{t(language, "overview-per-survey")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "field-age-group")}</th>
                        <th scope="col" class="number">{t(language, "overview-today")}</th>
                        <th scope="col" class="number">{t(language, "overview-total")}</th>
                        <th scope="col">{t(language, "overview-coverage")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="aside">{t(language, "coverage-explained")}</p>
    }
    .into_any()
}

/// The coverage ratio in words, or why there is none.
pub(super) fn coverage_words(language: Language, coverage: Coverage) -> String {
    match coverage {
        Coverage::Ratio { value, under } => {
            let value = decimal(language, value, 2);
            let key = if under { "coverage-under" } else { "coverage-ratio" };
            t_with(language, key, &[("value", value.into())])
        }
        Coverage::PopulationUnknown => t(language, "coverage-unknown"),
        Coverage::NotShown => t(language, "coverage-not-shown"),
    }
}

fn events(page: &Overview) -> impl IntoView + use<> {
    let language = page.language;
    if page.events.is_empty() {
        return view! {
            <p>{t(language, "events-none")}</p>
        }
        .into_any();
    }
    let rows = page
        .events
        .iter()
        .map(|event| {
            let count = page.count(|daily| daily.event == event.code.as_str());
            view! {
                <tr>
                    <th scope="row">
                        <a href=links::to(&format!("/personal/handelser/{}", event.code))>{event.title.clone()}</a>
                    </th>
                    <td>{days(language, event.first_day, event.last_day)}</td>
                    <td class="number">{integer(language, count.today)}</td>
                    <td class="number">{integer(language, count.total)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=t(language, "overview-per-event")>
            <table>
                <caption class="visually-hidden">{t(language, "overview-per-event")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "field-event")}</th>
                        <th scope="col">{t(language, "field-day")}</th>
                        <th scope="col" class="number">{t(language, "overview-today")}</th>
                        <th scope="col" class="number">{t(language, "overview-total")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
