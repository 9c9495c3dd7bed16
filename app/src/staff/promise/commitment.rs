//! The form for one commitment: what, for whom, why, the goal, who, and the same in lätt svenska.

use domain::{
    language::Language,
    promise::{
        Aim, Commitment, ConcernKind, Evidence, EvidenceKey as _, ResidentsSay, Responsible, deeds_for,
    },
    survey::themes,
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{
    Names, PromiseForm, at, below,
    fields::{Fields, based_on, quicker},
};
use crate::{
    staff::form::{Choices, ErrorSummary, Kept, error_of, with_names},
    texts::{decimal, t, t_with},
};

#[derive(Clone, Debug)]
pub struct CommitmentForm {
    pub names: Names,
    pub year: i16,
    /// The last part of its address: an id, or `ny`.
    pub subject: String,
    pub theme: String,
    /// What the cited picture publishes of the theme, and what the commitment rests on already.
    pub offered: Evidence,
    /// Whether a picture is cited at all.
    pub cited: bool,
    pub form: PromiseForm,
    /// What the checks say of it as it is kept.
    pub concerns: Vec<ConcernKind>,
    /// The number of the version that is decided, where one is.
    pub decided: Option<u32>,
}

/// The fields and what they are called, for the list of what is wrong.
const NAMES: [(&str, &str); 16] = [
    ("text", "commitment-text"),
    ("what", "deed-what"),
    ("at_least", "deed-number"),
    ("unit", "deed-unit"),
    ("how_often", "deed-how-often"),
    ("starts", "deed-starts"),
    ("ends", "deed-ends"),
    ("age_groups", "commitment-for"),
    ("places", "commitment-places"),
    ("problem", "commitment-problem"),
    ("cause", "commitment-cause"),
    ("aim_value", "goal-value"),
    ("by", "goal-by"),
    ("function", "commitment-function"),
    ("easy", "commitment-easy"),
    ("responsible", "commitment-responsible"),
];

/// A commitment as the form's fields.
pub fn fields_of(language: Language, commitment: &Commitment) -> Kept {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let Commitment { deed, goal, evidence, .. } = commitment;
    let mut fields = vec![
        ("id", commitment.id.to_string()),
        ("text", commitment.text.clone()),
        ("what", deed.what.clone()),
        ("at_least", deed.at_least.map(|number| number.to_string()).unwrap_or_default()),
        ("unit", deed.unit.clone()),
        ("how_often", deed.how_often.clone()),
        ("starts", date(deed.starts)),
        ("ends", date(deed.ends)),
        ("places", commitment.places.clone()),
        ("problem", commitment.problem.clone()),
        ("cause", commitment.cause.clone()),
        ("responsible", commitment.responsible.id().to_owned()),
        ("function", commitment.function.clone()),
        ("term", term_id(commitment.term).to_owned()),
        ("easy", commitment.easy.clone()),
    ];
    fields.extend(commitment.age_groups.iter().map(|slug| ("age_groups", slug.clone())));
    fields.extend(commitment.areas.iter().map(|area| ("areas", area.clone())));
    fields.extend(evidence.residents.iter().map(|say| ("residents", say.key())));
    fields.extend(evidence.dialogues.iter().map(|one| ("dialogues", one.key())));
    fields.extend(evidence.outside.iter().map(|one| ("outside", one.key())));
    if let Some(goal) = goal {
        let say = ResidentsSay {
            survey: goal.survey.clone(),
            area: goal.area.clone(),
            measure: goal.baseline.clone(),
        };
        fields.push(("baseline", say.key()));
        let (aim, limit) = match goal.aim {
            Aim::Down => ("down", None),
            Aim::Up => ("up", None),
            Aim::AtMost(limit) => ("at_most", Some(limit)),
            Aim::AtLeast(limit) => ("at_least", Some(limit)),
        };
        fields.push(("aim", aim.to_owned()));
        fields.push(("aim_value", limit.map(|limit| decimal(language, limit, 1)).unwrap_or_default()));
        fields.push(("by", goal.by.to_string()));
    }
    Kept(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn term_id(term: domain::promise::Term) -> &'static str {
    match term {
        domain::promise::Term::Short => "short",
        domain::promise::Term::Long => "long",
    }
}

#[component]
pub fn CommitmentPage(page: CommitmentForm) -> impl IntoView {
    let CommitmentForm { names, year, subject, form, .. } = &page;
    let (language, year) = (names.language, *year);
    let errors = with_names(language, &form.errors, &NAMES);
    let action = below(year, &format!("/atagande/{subject}"));
    let is_new = subject == "ny";
    let anchor = if is_new { String::new() } else { format!("atagande-{subject}") };
    let fields = Fields { language, kept: &form.kept, errors: &form.errors };
    let new_version = page.decided.map(|number| {
        view! { <p class="care">{t_with(language, "promise-changes-decided", &[("number", number.into())])}</p> }
    });
    view! {
        <ErrorSummary language=language errors=errors />
        {form.marks.summary(language)}
        {quicker(names, form.theirs.as_ref())}
        {new_version}
        {taken(language, &form.kept.get(TAKEN))}
        {concerns(&page)}
        {themes_choice(&page)}
        <form class="promise-form" method="post" action=action novalidate>
            {based_on(form.based_on)}
            <input type="hidden" name="id" value=form.kept.get("id") autocomplete="off" />
            <input type="hidden" name="theme" value=page.theme.clone() autocomplete="off" />
            {what(&page, &fields)}
            {for_whom(&page, &fields)}
            {why(&page, &fields)}
            {goal(&page, &fields)}
            {who(&page, &fields)}
            {easy(language, &fields)} {form.marks.question(language, &form.kept, None)}
            <p class="buttons promise-save">
                <button type="submit" class="button next">
                    {t(language, if is_new { "commitment-add" } else { "commitment-save" })}
                </button>
            </p>
        </form>
        <p class="way-back">
            <a href=at(year, "", &anchor)>{t(language, "promise-back")}</a>
        </p>
    }
    .into_any()
}

/// Said in the form after a deed was taken from the library: whether the promise's own words came with it.
pub const TAKEN: &str = "taken";

fn taken(language: Language, taken: &str) -> Option<AnyView> {
    let key = match taken {
        "" => return None,
        "deed" => "deed-taken-alone",
        _ => "deed-taken",
    };
    Some(view! { <p class="done" role="status">{t(language, key)}</p> }.into_any())
}

/// What the checks say, each with the way to its field on this page.
fn concerns(page: &CommitmentForm) -> Option<AnyView> {
    let names = &page.names;
    let items: Vec<_> = page
        .concerns
        .iter()
        .map(|kind| {
            let told = names.concern(kind);
            view! {
                <li>
                    {told.text} " " <a href=format!("#{}", told.field)>{told.mend}</a>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="concerns" aria-labelledby="kontroll">
                <h2 id="kontroll">{names.t("concerns-title")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn themes_choice(page: &CommitmentForm) -> impl IntoView + use<> {
    let CommitmentForm { names, year, subject, theme, .. } = page;
    let others = themes()
        .into_iter()
        .filter(|other| other.id != *theme)
        .map(|other| {
            let href = below(*year, &format!("/atagande/{subject}?theme={}", other.id));
            view! {
                <li>
                    <a href=href>{other.name.get(names.language).to_owned()}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="change-theme">
            <summary>{names.t("commitment-other-theme")}</summary>
            <p class="hint">{names.t("commitment-other-theme-about")}</p>
            <ul class="theme-choice">{others}</ul>
        </details>
    }
}

fn group(title: String, id: &'static str, about: Option<String>, content: AnyView) -> AnyView {
    view! {
        <section class="promise-group" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {about.map(|about| view! { <p class="aside">{about}</p> })}
            {content}
        </section>
    }
    .into_any()
}

fn what(page: &CommitmentForm, fields: &Fields<'_>) -> AnyView {
    let names = &page.names;
    let fills = at(page.year, &format!("/atagande/{}", page.subject), "what");
    let deeds: Vec<_> = deeds_for(&page.theme)
        .into_iter()
        .map(|deed| {
            let said = names.deed(&deed.in_year(page.year));
            let who = names.responsible(deed.responsible);
            view! {
                <li>
                    <p>{said} <span class="under">{who}", "{deed.function.clone()}</span></p>
                    <button type="submit" class="button" name="take" value=deed.id.clone() formaction=fills.clone()>
                        {names.t("deed-take")}
                        <span class="visually-hidden">": "{deed.what.clone()}</span>
                    </button>
                </li>
            }
        })
        .collect();
    let open = fields.kept.get("what").is_empty();
    let library = (!deeds.is_empty()).then(|| {
        view! {
            <details class="deed-library" open=open>
                <summary>{t_with(names.language, "deed-library", &[("number", deeds.len().into())])}</summary>
                <p class="hint">{names.t("deed-library-about")}</p>
                <ul>{deeds}</ul>
            </details>
        }
    });
    let content = view! {
        // What Enter presses is the first button of a form: it saves, and takes no deed.
        <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
        {fields.text("text", "commitment-text", "commitment-text-hint", 3)}
        {library}
        {fields.text("what", "deed-what", "deed-what-hint", 2)}
        <div class="side-by-side">
            {fields.line("at_least", "deed-number", "deed-number-hint", "number")}
            {fields.line("unit", "deed-unit", "deed-unit-hint", "text")}
        </div>
        {fields.line("how_often", "deed-how-often", "deed-how-often-hint", "text")}
        <div class="side-by-side">
            {fields.line("starts", "deed-starts", "", "date")} {fields.line("ends", "deed-ends", "", "date")}
        </div>
    };
    group(names.t("commitment-group-what"), "vad", None, content.into_any())
}

fn for_whom(page: &CommitmentForm, fields: &Fields<'_>) -> AnyView {
    let names = &page.names;
    let language = names.language;
    let ages = names.ages.iter().map(|(slug, name)| {
        (slug.clone(), name.get(language).to_owned(), fields.kept.has("age_groups", slug))
    });
    let ages = Choices {
        name: "age_groups",
        legend: names.t("commitment-for"),
        hint: String::new(),
        error: error_of(fields.errors, "age_groups"),
        several: true,
        options: ages.collect(),
    };
    let areas = names
        .municipality
        .areas
        .iter()
        .map(|area| (area.id.clone(), area.name.clone(), fields.kept.has("areas", &area.id)));
    let areas = Choices {
        name: "areas",
        legend: names.t("field-areas"),
        hint: names.t("commitment-areas-hint"),
        error: None,
        several: true,
        options: areas.collect(),
    };
    let content = view! {
        {ages.field()} {areas.field()}
        {fields.line("places", "commitment-places", "commitment-places-hint", "text")}
    };
    group(names.t("commitment-group-for"), "for-vem", None, content.into_any())
}

/// Whether a figure is offered: of the whole municipality, of an area that was chosen, or one that is in use.
fn shown(fields: &Fields<'_>, say: &ResidentsSay) -> bool {
    let key = say.key();
    let in_use = fields.kept.has("residents", &key) || fields.kept.has("baseline", &key);
    say.area.as_ref().is_none_or(|area| in_use || fields.kept.has("areas", area))
}

fn why(page: &CommitmentForm, fields: &Fields<'_>) -> AnyView {
    let names = &page.names;
    let Evidence { residents, dialogues, outside } = &page.offered;
    let options = |name: &str, all: Vec<(String, String)>| {
        all.into_iter()
            .map(|(key, words)| {
                let chosen = fields.kept.has(name, &key);
                (key, words, chosen)
            })
            .collect::<Vec<_>>()
    };
    let says = residents.iter().filter(|say| shown(fields, say));
    let residents = options("residents", says.map(|say| (say.key(), names.say(say))).collect());
    let dialogues =
        options("dialogues", dialogues.iter().map(|one| (one.key(), names.dialogue(one))).collect());
    let outside = options("outside", outside.iter().map(|one| (one.key(), names.outside(one))).collect());
    let choices = |name: &'static str, legend: &str, hint: &str, options: Vec<(String, String, bool)>| {
        let hint = names.t(match (options.is_empty(), page.cited) {
            (false, _) => hint,
            (true, true) => "evidence-none",
            (true, false) => "evidence-no-picture",
        });
        // A fieldset without choices cannot be reached by its name: the link of a check leads to the legend.
        let id = options.is_empty().then_some(name);
        let field = Choices { name, legend: names.t(legend), hint, error: None, several: true, options };
        view! { <div class="evidence-choice" id=id>{field.field()}</div> }.into_any()
    };
    let content = view! {
        {fields.text("problem", "commitment-problem", "commitment-problem-hint", 4)}
        {fields.text("cause", "commitment-cause", "commitment-cause-hint", 3)}
        {choices("residents", "evidence-residents", "evidence-residents-hint", residents)}
        {choices("dialogues", "evidence-dialogues", "evidence-dialogues-hint", dialogues)}
        {choices("outside", "evidence-outside", "evidence-outside-hint", outside)}
    };
    group(names.t("commitment-group-why"), "varfor", None, content.into_any())
}

fn goal(page: &CommitmentForm, fields: &Fields<'_>) -> AnyView {
    let names = &page.names;
    let mut groups = vec![(String::new(), vec![(String::new(), names.t("goal-no-baseline"))])];
    for (slug, name) in &names.ages {
        let its = page.offered.residents.iter().filter(|say| say.survey == *slug && shown(fields, say));
        let its: Vec<(String, String)> = its
            .map(|say| {
                let measure = names.measure(&say.measure);
                let area = say.area.as_deref().map(|area| format!("{}. ", names.area(Some(area))));
                (say.key(), area.unwrap_or_default() + &measure)
            })
            .collect();
        if !its.is_empty() {
            groups.push((name.get(names.language).to_owned(), its));
        }
    }
    let aims = [
        ("down", "goal-aim-down"),
        ("up", "goal-aim-up"),
        ("at_most", "goal-aim-at-most"),
        ("at_least", "goal-aim-at-least"),
    ];
    let kept = fields.kept.get("aim");
    let chosen = if kept.is_empty() { "down".to_owned() } else { kept };
    let aims = aims.map(|(id, key)| (id.to_owned(), names.t(key), chosen == id));
    let aims = Choices {
        name: "aim",
        legend: names.t("goal-aim"),
        hint: String::new(),
        error: error_of(fields.errors, "aim"),
        several: false,
        options: aims.to_vec(),
    };
    let content = view! {
        <div class="is-wide-field">{fields.select("baseline", "goal-baseline", "goal-baseline-hint", groups)}</div>
        {aims.field()}
        <div class="side-by-side">
            {fields.line("aim_value", "goal-value", "goal-value-hint", "text")}
            {fields.line("by", "goal-by", "goal-by-hint", "date")}
        </div>
    };
    let about = Some(names.t("commitment-group-goal-about"));
    group(names.t("commitment-group-goal"), "mal", about, content.into_any())
}

fn who(page: &CommitmentForm, fields: &Fields<'_>) -> AnyView {
    let names = &page.names;
    let kept = fields.kept.get("responsible");
    let responsible = Choices {
        name: "responsible",
        legend: names.t("commitment-responsible"),
        hint: String::new(),
        error: error_of(fields.errors, "responsible"),
        several: false,
        options: Responsible::ALL
            .map(|one| (one.id().to_owned(), names.responsible(one), kept == one.id()))
            .to_vec(),
    };
    let long = fields.kept.get("term") == "long";
    let term = Choices {
        name: "term",
        legend: names.t("commitment-term"),
        hint: String::new(),
        error: None,
        several: false,
        options: vec![
            ("short".to_owned(), names.t("commitment-term-short"), !long),
            ("long".to_owned(), names.t("commitment-term-long"), long),
        ],
    };
    let content = view! {
        {responsible.field()}
        {fields.line("function", "commitment-function", "commitment-function-hint", "text")}
        {term.field()}
    };
    group(names.t("commitment-group-who"), "vem", None, content.into_any())
}

fn easy(language: Language, fields: &Fields<'_>) -> AnyView {
    let content = fields.text("easy", "commitment-easy", "commitment-easy-hint", 3);
    group(t(language, "commitment-group-easy"), "latt", None, content)
}
