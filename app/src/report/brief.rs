//! "I korthet": the five questions that a reader asks first, each answered in a sentence or two with a way to where it is
//! shown in full. Staff and everyone read the same block.

use domain::{
    brief::{Agreement, Brief, First, Item, Missing, Moved, Represented, Said, Since, Unsafest, Why, Worst},
    language::{Language, Text},
    report::{MeasureKind, SectionNumber, Source, Word},
    situation_picture::Section,
};
use leptos::prelude::*;

use super::{measures::in_words, section_id, section_title};
use crate::{
    staff::picture::{change_reason, named, unbroken},
    texts::{capitalised, decimal, integer, percent, t, t_with},
};

/// More of a kind than this are counted, not named.
const NAMED: usize = 3;

/// What of the page the block has to know.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    pub year: i16,
    /// Whether everyone reads it.
    pub public: bool,
    /// Whether something else than the whole picture is chosen.
    pub narrowed: bool,
    /// Whether changes are told of in what is chosen.
    pub changes_told: bool,
}

pub fn brief(language: Language, told: &Brief, around: Around) -> impl IntoView + use<> {
    let answers = [
        ("brief-unsafe", unsafest(language, &told.unsafest), Section::Safety.into()),
        ("brief-changed", since(language, &told.since, around), Section::Problems.into()),
        ("brief-agreed", agreement(language, &told.agreement), SectionNumber::JUDGEMENT),
        ("brief-missing", missing(language, &told.missing), Section::Respondents.into()),
        ("brief-first", first(language, &told.first), SectionNumber::PRIORITIES),
    ];
    let answers = answers
        .into_iter()
        .map(|(question, answer, section)| {
            let title = section_title(language, section);
            let values = [("number", section.get().into()), ("title", title.into())];
            view! {
                <div id=format!("korthet-{}", section_id(section))>
                    <dt>{t(language, question)}</dt>
                    <dd>
                        {answer} " "
                        <a href=format!("#{}", section_id(section))>
                            {t_with(language, "brief-to", &values)}
                        </a>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="brief" role="group" aria-labelledby="i-korthet">
            <h3 id="i-korthet">{t(language, "brief-title")}</h3>
            {around.narrowed.then(|| view! { <p class="under">{t(language, "brief-whole")}</p> })}
            <dl>{answers}</dl>
        </div>
    }
    .into_any()
}

fn said(sentences: Vec<String>) -> AnyView {
    sentences.join(" ").into_any()
}

/// The first few, and how many more there are.
fn listed(language: Language, separator: &str, mut parts: Vec<String>) -> String {
    let more = parts.len().saturating_sub(NAMED);
    // One more takes no more room than saying so.
    if more > 1 {
        parts.truncate(NAMED);
        parts.push(t_with(language, "brief-more", &[("n", more.into())]));
    }
    unbroken(&parts.join(separator))
}

fn sentence(language: Language, key: &str, name: &'static str, value: String) -> String {
    t_with(language, key, &[(name, value.into())])
}

fn unsafest(language: Language, told: &Unsafest) -> AnyView {
    let all = |worst: &[Worst]| {
        let parts: Vec<String> = worst.iter().map(|worst| worst_in_words(language, worst)).collect();
        unbroken(&parts.join("; "))
    };
    let mut sentences = Vec::new();
    match told.highest.len() {
        0 => return said(vec![format!("{}.", t(language, "finding-hidden"))]),
        1 => sentences.push(sentence(language, "brief-unsafe-highest", "who", all(&told.highest))),
        _ => sentences.push(sentence(language, "brief-unsafe-level", "who", all(&told.highest))),
    }
    if !told.others.is_empty() {
        sentences.push(sentence(language, "brief-unsafe-others", "who", all(&told.others)));
    }
    if !told.silent.is_empty() {
        let names: Vec<&str> = told.silent.iter().map(|name| name.get(language)).collect();
        let names = unbroken(&names.join(", "));
        sentences.push(sentence(language, "brief-unsafe-silent", "groups", names));
    }
    said(sentences)
}

/// "65 år eller äldre: Ute på kvällen, 55 % (51–59 %)".
fn worst_in_words(language: Language, worst: &Worst) -> String {
    let items: Vec<String> = worst
        .items
        .iter()
        .map(|Item { field, text, share }| {
            let in_percent = |number: u8| percent(language, f64::from(number), 0);
            let values = [
                ("item", named(language, field, text).into()),
                ("value", in_percent(share.percent).into()),
                ("interval", format!("{}–{}", share.low, in_percent(share.high)).into()),
            ];
            t_with(language, "brief-item", &values)
        })
        .collect();
    let level = items.len() > 1;
    let items = listed(language, ", ", items);
    let key = if level { "brief-worst-level" } else { "brief-worst" };
    let group = worst.group.get(language).to_owned();
    t_with(language, key, &[("group", group.into()), ("items", items.into())])
}

fn since(language: Language, told: &Since, around: Around) -> AnyView {
    let moved = |key, since: i16, moved: &[Moved]| {
        (!moved.is_empty()).then(|| {
            let parts = moved.iter().map(|moved| moved_in_words(language, moved)).collect();
            let what = listed(language, "; ", parts);
            t_with(language, key, &[("year", since.to_string().into()), ("what", what.into())])
        })
    };
    let before = ("year", (around.year - 1).to_string().into());
    let sentences = match told {
        Since::Compared { since, worse, better, compared } if worse.is_empty() && better.is_empty() => {
            let values = [("year", since.to_string().into()), ("n", (*compared).into())];
            vec![t_with(language, "brief-changed-none", &values)]
        }
        Since::Compared { since, worse, better, .. } => {
            let both = [("brief-changed-worse", worse), ("brief-changed-better", better)];
            both.into_iter().filter_map(|(key, which)| moved(key, *since, which)).collect()
        }
        Since::NotComparable { since, reason } => {
            let reason = change_reason(language, *reason);
            let values = [("year", since.to_string().into()), ("reason", reason.into())];
            vec![t_with(language, "brief-changed-not", &values)]
        }
        Since::Nothing if around.public => vec![t_with(language, "brief-changed-unpublished", &[before])],
        Since::Nothing if !around.changes_told => vec![t(language, "brief-changed-elsewhere")],
        Since::Nothing => vec![t_with(language, "change-nothing-earlier", &[before])],
    };
    said(sentences)
}

/// "65 år eller äldre: Ute på kvällen, 55 % otrygga (51–59 %)".
fn moved_in_words(language: Language, Moved { group, measure }: &Moved) -> String {
    let what = if measure.kind == MeasureKind::Index {
        capitalised(measure.text.get(language))
    } else {
        named(language, &measure.field, &measure.text)
    };
    format!("{}: {what}, {}", group.get(language), in_words(language, measure))
}

fn agreement(language: Language, told: &Agreement) -> AnyView {
    let themes = |said: &[Said]| {
        let parts: Vec<String> = said.iter().map(|said| theme_in_words(language, said)).collect();
        parts.join("; ")
    };
    let mut sentences = Vec::new();
    if !told.agreed.is_empty() {
        sentences.push(sentence(language, "brief-agreed-on", "themes", themes(&told.agreed)));
    }
    if !told.split.is_empty() {
        sentences.push(sentence(language, "brief-split-on", "themes", themes(&told.split)));
    }
    match (told.agreed.is_empty(), told.split.is_empty()) {
        (true, true) => sentences.push(t(language, "brief-agreed-nothing")),
        (true, false) => sentences.push(t(language, "brief-agreed-none")),
        (false, true) => sentences.push(t(language, "brief-split-none")),
        (false, false) => {}
    }
    if told.lacking > 0 {
        sentences.push(t_with(language, "brief-lacking", &[("n", told.lacking.into())]));
    }
    said(sentences)
}

/// "Mopeder (boende medelstort, medarbetare stort)": who says that it is how large.
fn theme_in_words(language: Language, Said { theme, says }: &Said) -> String {
    let theme = theme.get(language).to_owned();
    if says.is_empty() {
        return theme;
    }
    let says = says.iter().map(|(source, word)| {
        let source = t(
            language,
            match source {
                Source::Residents => "brief-residents",
                Source::Staff => "brief-staff",
                Source::Partners => "brief-partners",
                Source::Outside => "brief-outside",
            },
        );
        let key = match word {
            Word::Low => "brief-says-low",
            Word::Middle => "brief-says-middle",
            Word::High => "brief-says-high",
        };
        sentence(language, key, "who", source)
    });
    format!("{theme} ({})", says.collect::<Vec<_>>().join(", "))
}

fn missing(language: Language, told: &Missing) -> AnyView {
    let (short, least, loudest) = match told {
        Missing::PopulationUnknown => return said(vec![t(language, "brief-missing-unknown")]),
        Missing::NotShown => return said(vec![t(language, "brief-missing-hidden")]),
        Missing::Known { short, least, loudest } => (short, least, loudest),
    };
    let mut sentences = Vec::new();
    if short.is_empty() {
        sentences.push(t(language, "brief-missing-none"));
    } else {
        let parts = short.iter().map(|part| part_in_words(language, part)).collect();
        sentences.push(sentence(language, "brief-missing-most", "who", listed(language, "; ", parts)));
    }
    if let Some(least) = least {
        let who = unbroken(&part_in_words(language, least));
        sentences.push(sentence(language, "brief-missing-least", "who", who));
    }
    if let Some(Represented { area: Some(area), ratio, .. }) = loudest {
        let values = [("area", area.clone().into()), ("times", decimal(language, *ratio, 1).into())];
        sentences.push(t_with(language, "brief-loudest", &values));
    }
    said(sentences)
}

/// "25–64 år i Södra Testby (48 % av väntat)".
fn part_in_words(language: Language, Represented { group, area, ratio }: &Represented) -> String {
    let group = group.as_ref().map(|group: &Text| group.get(language).to_owned());
    let who = match (group, area) {
        (Some(group), Some(area)) => {
            t_with(language, "brief-group-in-area", &[("group", group.into()), ("area", area.clone().into())])
        }
        (group, area) => group.or_else(|| area.clone()).unwrap_or_default(),
    };
    let share = percent(language, ratio * 100.0, 0);
    t_with(language, "brief-represented", &[("who", who.into()), ("share", share.into())])
}

fn first(language: Language, told: &[First]) -> AnyView {
    if told.is_empty() {
        return said(vec![t(language, "brief-first-none")]);
    }
    let items = told
        .iter()
        .map(|first| {
            let moved = first.moved.as_ref().map(|reason| {
                let reason = reason.trim().trim_end_matches('.').to_owned();
                view! { " " {t_with(language, "brief-first-moved", &[("reason", reason.into())])} }
            });
            let values =
                [("score", u32::from(first.score).into()), ("why", reasons(language, &first.why).into())];
            view! {
                <li>
                    <b>{first.theme.get(language).to_owned()}</b>
                    {t_with(language, "brief-first-why", &values)}
                    {moved}
                </li>
            }
        })
        .collect_view();
    view! { <ol>{items}</ol> }.into_any()
}

/// What gives a theme most of its points, in words.
pub fn reasons(language: Language, why: &[Why]) -> String {
    if why.is_empty() {
        return t(language, "brief-first-no-reason");
    }
    why.iter().map(|why| why_in_words(language, *why)).collect::<Vec<_>>().join(", ")
}

fn why_in_words(language: Language, why: Why) -> String {
    let of_six = |key, name, size| t_with(language, key, &[(name, decimal(language, size, 1).into())]);
    match why {
        Why::Size(size) => of_six("brief-why-size", "size", size),
        Why::Breadth { feel, say } if feel == say && say > 1 => {
            t_with(language, "brief-why-all", &[("say", (say as u64).into())])
        }
        Why::Breadth { feel, say } => {
            let values = [("feel", feel), ("say", say)];
            let values = values.map(|(name, number)| (name, integer(language, number as u64).into()));
            t_with(language, "brief-why-breadth", &values)
        }
        Why::Chosen(share) => {
            t_with(language, "brief-why-chosen", &[("share", percent(language, share, 0).into())])
        }
        Why::Dialogues { staff, partners } => {
            let staff = staff.map(|severity| of_six("brief-why-staff", "severity", severity));
            let partners = partners.map(|severity| of_six("brief-why-partners", "severity", severity));
            staff.into_iter().chain(partners).collect::<Vec<_>>().join(", ")
        }
        Why::Growing => t(language, "brief-why-growing"),
    }
}
