//! Publishing a year's picture: what is ready and what is not, what it will look like, and the deed with its
//! consequences in words.

use domain::{
    disclosure::{AttackReport, OpenFigure},
    language::Language,
    published::{Obstacle, Place, PublicReport, Remark},
    report::SectionNumber,
    round::Round,
    survey::Survey,
};
use jiff::civil::Date;
use leptos::prelude::*;
use store::VersionEntry;

use super::{
    dialogues::words::suspicion,
    form::{Choices, ErrorSummary, FieldErrors, Kept, Line, error_of, with_names},
    frame::demo_mark,
    links,
    marks::{Marks, marking},
};
use crate::{
    promise::words::theme,
    report::{section_id, section_title},
    texts::{day, integer, t, t_with},
};

/// The most characters of a reason: it is read by everyone, on top of the page.
pub const LONGEST_REASON: usize = 400;

#[derive(Clone, Debug)]
pub struct Publish {
    pub language: Language,
    pub year: i16,
    /// The number that the next version has.
    pub number: u32,
    /// Every version that is published, the newest first.
    pub versions: Vec<VersionEntry>,
    /// The rounds in which residents answer.
    pub rounds: Vec<Round>,
    pub obstacles: Vec<Obstacle>,
    pub remarks: Vec<Remark>,
    /// The attack that the figures have passed.
    pub attack: Option<AttackReport>,
    /// The newest versions of the surveys, for the names of age groups and questions.
    pub surveys: Vec<Survey>,
    /// What in its texts may point someone out, by where it is written.
    pub marked: Vec<(Place, Marks)>,
    /// The same with what in the reason may.
    pub marks: Marks,
    /// Stands for what the page shows; posted back, so that nothing else is published.
    pub seen: Option<String>,
    /// Whether whoever reads it may publish, and may set a round's last day.
    pub publishes: bool,
    pub edits: bool,
    pub form: PublishForm,
    /// The version that was published just now.
    pub done: Option<u32>,
}

/// What was posted and what is wrong with it; both empty at first.
#[derive(Clone, Debug, Default)]
pub struct PublishForm {
    pub kept: Kept,
    pub errors: FieldErrors,
}

/// What may point someone out in what a version says in staff's own words: by place, and with its reason.
pub fn marks_to_publish(report: &PublicReport, reason: &str) -> (Vec<(Place, Marks)>, Marks) {
    let words = report.own_words();
    let of = |place: &Place, text| Marks::of([(address(place), text)]);
    let mut marked: Vec<(Place, Marks)> = Vec::new();
    for (place, text) in words {
        let Marks(more) = of(&place, text);
        match marked.iter_mut().find(|(known, _)| *known == place) {
            _ if more.is_empty() => {}
            Some((_, marks)) => marks.0.extend(more),
            None => marked.push((place, Marks(more))),
        }
    }
    let mut all: Vec<_> = marked.iter().flat_map(|(_, marks)| marks.0.clone()).collect();
    all.extend(Marks::of([("reason".to_owned(), reason)]).0);
    (marked, Marks(all))
}

/// Where a text is mended, below the year's picture.
fn address(place: &Place) -> String {
    match place {
        Place::Section(section) => format!("/avsnitt/{}", section.get()),
        Place::Judgement(theme) => format!("/tema/{theme}"),
        Place::Cause(theme) => format!("/orsak/{theme}"),
        Place::Priority(theme) => format!("/prioritering/{theme}"),
    }
}

fn place_name(language: Language, place: &Place) -> String {
    let about = |key: &str, id: &str| t_with(language, key, &[("theme", theme(language, id).into())]);
    match place {
        Place::Section(section) => format!("{} {}", section.get(), section_title(language, *section)),
        Place::Judgement(id) => about("publish-marks-judgement", id),
        Place::Cause(id) => about("cause-title", id),
        Place::Priority(id) => about("priority-title", id),
    }
}

/// Why nothing was published, or no last day kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishFault {
    /// Something stands in the way.
    NotReady,
    /// What was looked at is not what there is now.
    Changed,
    /// Another version was published meanwhile.
    OtherWasQuicker,
    NotConfirmed,
    /// Something may point someone out, and nobody has said that it was read.
    MarksUnread,
    /// The last day has passed, or comes before the first.
    LastDay,
}

impl PublishFault {
    pub fn text(self, language: Language) -> String {
        match self {
            Self::NotReady => t(language, "publish-not-ready"),
            Self::Changed => t(language, "publish-changed-meanwhile"),
            Self::OtherWasQuicker => t(language, "publish-other-was-quicker"),
            Self::NotConfirmed => t(language, "publish-confirm-missing"),
            Self::MarksUnread => t(language, "marks-unread"),
            Self::LastDay => t(language, "publish-closes-wrong"),
        }
    }
}

const NAMES: [(&str, &str); 4] = [
    ("reason", "field-reason"),
    ("confirm", "field-confirm"),
    ("confirmed", "marks-question"),
    ("closes", "field-closes"),
];

impl Publish {
    /// The page's heading.
    pub fn title(&self) -> String {
        t_with(self.language, "publish-title", &[("year", self.year.to_string().into())])
    }

    fn below(&self, rest: &str) -> String {
        links::to(&format!("/personal/lagesbild/{}{rest}", self.year))
    }

    fn demo(&self) -> bool {
        self.remarks.contains(&Remark::Demo)
    }

    fn group_name(&self, slug: &str) -> String {
        let survey = self.surveys.iter().find(|survey| survey.slug == slug);
        survey.map_or_else(|| slug.to_owned(), |survey| survey.name.get(self.language).to_owned())
    }

    /// "25–64 år: Hur trygg känner du dig …?"
    fn open_figure(&self, open: &OpenFigure) -> String {
        let Some(slug) = open.survey.as_deref() else { return t(self.language, "section-respondents") };
        let survey = self.surveys.iter().find(|survey| survey.slug == slug);
        let asked = open.field.as_deref().and_then(|field| {
            let field = survey?.field(field.split('.').next_back().unwrap_or(field))?;
            let text = field.item.map_or(&field.question.text, |item| &item.text);
            Some(text.get(self.language).to_owned())
        });
        let asked = asked.or_else(|| open.field.clone());
        let asked = asked.unwrap_or_else(|| t(self.language, "section-respondents"));
        format!("{}: {asked}", self.group_name(slug))
    }
}

#[component]
pub fn PublishPage(page: Publish) -> impl IntoView {
    let language = page.language;
    let ready = page.obstacles.is_empty() && page.seen.is_some();
    let summary = with_names(language, &page.form.errors, &NAMES);
    let unchanged = matches!(page.obstacles.as_slice(), [Obstacle::Unchanged(_)]);
    let lead = match ready {
        true => "publish-ready",
        false if unchanged => "publish-unchanged-lead",
        false => "publish-not-ready",
    };
    view! {
        <ErrorSummary language=language errors=summary />
        {page.done.map(|number| done(&page, number).into_any())}
        {page.demo().then(|| demo_mark(language))}
        <p class="lead">{t(language, lead)}</p>
        {checklist(&page)}
        {page.seen.is_some().then(|| preview(&page).into_any())}
        {ready.then(|| deed(&page).into_any())}
        {(!page.versions.is_empty()).then(|| versions(&page).into_any())}
        <p>
            <a class="button" href=page.below("")>
                {t(language, "publish-back")}
            </a>
        </p>
    }
    .into_any()
}

fn done(page: &Publish, number: u32) -> impl IntoView + use<> {
    let language = page.language;
    let number = ("number", number.to_string().into());
    let href = format!("/lagesbild/{}", page.year);
    view! {
        <p class="done" role="status">
            {t_with(language, "publish-done", &[number])} " "
            <a href=links::to(&href)>{t(language, "publish-done-read")}</a>
        </p>
    }
}

/// How one item of the checklist stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Well,
    Stop,
    Note,
}

fn item(language: Language, standing: Standing, head: String, body: AnyView) -> AnyView {
    let (class, word) = match standing {
        Standing::Well => ("check is-well", "publish-well"),
        Standing::Stop => ("check is-stop", "publish-stop"),
        Standing::Note => ("check is-note", "publish-note"),
    };
    view! {
        <li class=class>
            <p class="check-head">
                <span class="check-word">{t(language, word)}</span>
                " "
                <b>{head}</b>
            </p>
            {body}
        </li>
    }
    .into_any()
}

fn checklist(page: &Publish) -> impl IntoView + use<> {
    let language = page.language;
    let mut items: Vec<AnyView> = Vec::new();
    let stops = |which: fn(&Obstacle) -> bool| page.obstacles.iter().any(which);
    let said = |key: &str| view! { <p>{t(language, key)}</p> }.into_any();

    if stops(|one| matches!(one, Obstacle::NoAnswers)) {
        items.push(item(
            language,
            Standing::Stop,
            t(language, "publish-no-answers"),
            said("publish-no-answers-do"),
        ));
    }
    if stops(|one| matches!(one, Obstacle::Mixed)) {
        items.push(item(language, Standing::Stop, t(language, "publish-mixed"), said("publish-mixed-do")));
    }
    items.extend(page.obstacles.iter().find_map(|obstacle| match obstacle {
        Obstacle::Unchanged(number) => {
            let number = ("number", number.to_string().into());
            let head = t_with(language, "publish-unchanged", &[number]);
            Some(item(language, Standing::Note, head, said("publish-unchanged-do")))
        }
        _ => None,
    }));
    items.extend(rounds(page));
    for section in [SectionNumber::METHOD, SectionNumber::PRIORITIES] {
        let missing = page.obstacles.contains(&Obstacle::Missing(section));
        let name = format!("{} {}", section.get(), section_title(language, section));
        let number = ("section", name.into());
        let href = format!("{}#{}", page.below(""), section_id(section));
        items.push(if missing {
            let body = view! {
                <p>
                    <a href=href>{t(language, "publish-missing-do")}</a>
                </p>
            };
            item(language, Standing::Stop, t_with(language, "publish-missing", &[number]), body.into_any())
        } else {
            item(language, Standing::Well, t_with(language, "publish-written", &[number]), ().into_any())
        });
    }
    items.extend(attack(page));
    items.extend(page.seen.is_some().then(|| marked(page)));
    items.extend(page.remarks.iter().map(|remark| remarked(page, remark)));
    view! {
        <section aria-labelledby="kontroll">
            <h2 id="kontroll">{t(language, "publish-checks")}</h2>
            <ul class="checks">{items}</ul>
        </section>
    }
    .into_any()
}

/// Each round with when it closes; the way to set its last day, for those who may.
fn rounds(page: &Publish) -> Vec<AnyView> {
    let language = page.language;
    let rounds = page.rounds.iter().map(|round| {
        let open = page.obstacles.iter().find_map(|obstacle| match obstacle {
            Obstacle::Open { round: open, over } if open.id == round.id => Some(*over),
            _ => None,
        });
        let name = ("opens", day(language, round.opens).into());
        match open {
            None => {
                item(language, Standing::Well, t_with(language, "publish-closed", &[name]), ().into_any())
            }
            Some(over) => {
                let when = match (over, round.closes) {
                    (Some(over), Some(closes)) => t_with(
                        language,
                        "publish-open-until",
                        &[("closes", day(language, closes).into()), ("over", day(language, over).into())],
                    ),
                    _ => t(language, "publish-open-ended"),
                };
                let form = page.edits.then(|| last_day(page, round));
                let body = view! {
                    <p>{t(language, "publish-open-why")}</p>
                    <p>{when}</p>
                    {form}
                };
                item(language, Standing::Stop, t_with(language, "publish-open", &[name]), body.into_any())
            }
        }
    });
    rounds.collect()
}

fn last_day(page: &Publish, round: &Round) -> impl IntoView + use<> {
    let language = page.language;
    let kept = page.form.kept.get("closes");
    let value = if kept.is_empty() {
        round.closes.map(|closes: Date| closes.to_string()).unwrap_or_default()
    } else {
        kept
    };
    let line = Line {
        name: "closes",
        label: t(language, "field-closes"),
        hint: t(language, "publish-closes-hint"),
        value,
        error: error_of(&page.form.errors, "closes"),
        kind: "date",
        required: true,
        ..Line::default()
    };
    view! {
        <form method="post" action=page.below("/publicera/omgang") class="inline-form">
            <input type="hidden" name="round" value=round.id.clone() />
            {line.field()}
            <button type="submit" class="button">
                {t(language, "publish-close")}
            </button>
        </form>
    }
}

/// The texts that may point someone out, each with the way to mend it for those who may.
fn marked(page: &Publish) -> AnyView {
    let language = page.language;
    if page.marked.is_empty() {
        return item(language, Standing::Well, t(language, "publish-marks-none"), ().into_any());
    }
    let places = page.marked.iter().map(|(place, marks)| {
        let name = place_name(language, place);
        let name = if page.edits {
            view! { <a href=page.below(&address(place))>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        let pieces = marks.0.iter().map(|(_, what, piece)| {
            view! {
                <span class="under">{suspicion(language, *what)} " " <q>{piece.clone()}</q></span>
            }
        });
        view! { <li>{name} {pieces.collect_view()}</li> }
    });
    let body = view! {
        <p>{t(language, "publish-marks-about")}</p>
        <ul>{places.collect_view()}</ul>
    };
    item(language, Standing::Note, t(language, "publish-marks"), body.into_any())
}

fn attack(page: &Publish) -> Option<AnyView> {
    let language = page.language;
    if let Some(report) = page.attack {
        let numbers = [
            ("cells", integer(language, report.cells as u64).into()),
            ("more", integer(language, report.hidden_more as u64).into()),
        ];
        let body = view! { <p>{t_with(language, "publish-attack-numbers", &numbers)}</p> };
        return Some(item(language, Standing::Well, t(language, "publish-attack-passed"), body.into_any()));
    }
    let open = page.obstacles.iter().find_map(|obstacle| match obstacle {
        Obstacle::NotSafe(open) => Some(open),
        _ => None,
    })?;
    let figures = open.iter().map(|open| view! { <li>{page.open_figure(open)}</li> }).collect_view();
    let body = view! {
        <p>{t(language, "publish-attack-do")}</p>
        <ul>{figures}</ul>
    };
    Some(item(language, Standing::Stop, t(language, "publish-attack-failed"), body.into_any()))
}

fn remarked(page: &Publish, remark: &Remark) -> AnyView {
    let language = page.language;
    let (head, text) = match remark {
        Remark::Demo => (t(language, "publish-demo"), t(language, "publish-demo-text")),
        Remark::Under(slug) => (
            t_with(language, "publish-under", &[("group", page.group_name(slug).into())]),
            t(language, "publish-under-text"),
        ),
        Remark::NoMotivation(themes) => {
            let themes: Vec<_> = themes.iter().map(|theme| theme.get(language)).collect();
            let themes = ("themes", themes.join(", ").into());
            (t_with(language, "publish-no-motivation", &[themes]), t(language, "publish-no-motivation-text"))
        }
        Remark::CoverageUnknown => {
            (t(language, "publish-coverage-unknown"), t(language, "coverage-unknown-long"))
        }
    };
    item(language, Standing::Note, head, view! { <p>{text}</p> }.into_any())
}

fn preview(page: &Publish) -> impl IntoView + use<> {
    let language = page.language;
    let href = page.below("/publicera/forhandsvisning");
    view! {
        <section aria-labelledby="forhandsvisning">
            <h2 id="forhandsvisning">{t(language, "publish-preview")}</h2>
            <p>{t(language, "publish-preview-text")}</p>
            <p>
                <a class="button" href=href>
                    {t(language, "publish-preview-open")}
                </a>
            </p>
        </section>
    }
}

/// What happens, and the form that makes it happen.
fn deed(page: &Publish) -> impl IntoView + use<> {
    let language = page.language;
    let number = || ("number", page.number.to_string().into());
    let correction = page.number > 1;
    let address = format!("/lagesbild/{}", page.year);
    let consequences = [
        t_with(language, "publish-then-public", &[("address", address.into())]),
        t(language, "publish-then-frozen"),
        t(language, if correction { "publish-then-earlier" } else { "publish-then-correction" }),
        t(language, "publish-then-logged"),
    ];
    let form = page.publishes.then(|| {
        let reason = correction.then(|| {
            let line = Line {
                name: "reason",
                label: t(language, "field-reason"),
                hint: t(language, "publish-reason-hint"),
                value: page.form.kept.get("reason"),
                error: error_of(&page.form.errors, "reason"),
                autocomplete: "off",
                ..Line::default()
            };
            marking(language, &page.form.kept.get("reason"), line.field().into_any())
        });
        let words = t(language, if page.demo() { "publish-confirm-demo" } else { "publish-confirm" });
        let confirm = Choices {
            name: "confirm",
            legend: t(language, "field-confirm"),
            hint: String::new(),
            error: error_of(&page.form.errors, "confirm"),
            several: true,
            options: vec![("yes".to_owned(), words, page.form.kept.has("confirm", "yes"))],
        };
        view! {
            <form method="post" action=page.below("/publicera")>
                <input type="hidden" name="seen" value=page.seen.clone().unwrap_or_default() />
                {reason}
                {page.marks.question(language, &page.form.kept, error_of(&page.form.errors, "confirmed"))}
                {confirm.field()}
                <button type="submit" class="button next">
                    {t_with(language, "publish-button", &[number()])}
                </button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="publicera">
            <h2 id="publicera">{t_with(language, "publish-deed", &[number()])}</h2>
            <ul class="consequences">
                {consequences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
            </ul>
            {form}
            {(!page.publishes).then(|| view! { <p class="care">{t(language, "publish-not-you")}</p> })}
        </section>
    }
}

fn versions(page: &Publish) -> impl IntoView + use<> {
    let language = page.language;
    let items = page
        .versions
        .iter()
        .map(|entry| {
            let about = &entry.about;
            let words = t_with(
                language,
                "published-one",
                &[("number", about.number.to_string().into()), ("day", day(language, about.day).into())],
            );
            let href = format!("/lagesbild/{}?version={}", about.year, about.number);
            let reason = about.reason.clone().unwrap_or_else(|| t(language, "published-first"));
            view! {
                <li>
                    <a href=links::to(&href)>{words}</a>
                    {about.demo.then(|| view! { <b>" " {t(language, "demo-mark")}</b> })}
                    <span class="under">{reason}</span>
                    <span class="under code">{entry.sha256.to_string()}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="versioner">
            <h2 id="versioner">{t(language, "published-versions")}</h2>
            <ul class="version-list">{items}</ul>
        </section>
    }
}
