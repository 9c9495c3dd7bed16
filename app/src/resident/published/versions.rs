//! Which version this is, what differs from the one before, and where the others are.

use domain::{
    dialogue::DialogueKind,
    disclosure::{Figure as Shown, Index, Share},
    language::Language,
    published::{Changed, Differences, PublicReport},
    report::SectionNumber,
};
use leptos::prelude::*;

use super::{Address, Context, Published, care};
use crate::{
    report::section_title,
    staff::picture,
    texts::{day, decimal, integer, percent, t, t_with},
};

/// On an old version: that there is a newer one.
pub(super) fn newer(context: &Context, published: &Published, address: &Address) -> Option<AnyView> {
    let newest = published.versions.first().filter(|_| !published.is_newest())?;
    let language = context.language;
    let href = Address { version: None, ..address.whole() }.href();
    let text = t_with(
        language,
        "published-newer",
        &[
            ("number", newest.about.number.to_string().into()),
            ("day", day(language, newest.about.day).into()),
        ],
    );
    let view = view! {
        {care(language, "published-old", text)}
        <p>
            <a class="button next" href=href>
                {t(language, "published-to-newest")}
            </a>
        </p>
    };
    Some(view.into_any())
}

/// Why there is another version, and what differs in it.
pub(super) fn changed(context: &Context, published: &Published) -> Option<AnyView> {
    let language = context.language;
    let earlier = published.earlier.as_deref()?;
    let reason = published.picture.reason.clone()?;
    let differences = Differences::between(earlier, &published.picture);
    let summary = summary(language, &differences);
    let texts = changed_texts(language, published);
    let number = ("number", earlier.number.to_string().into());
    let view = view! {
        <section class="changed" id="andringar" aria-labelledby="andringar-rubrik">
            <h2 id="andringar-rubrik">{t_with(language, "published-changed", &[number])}</h2>
            <p class="strong">{t_with(language, "published-reason", &[("reason", reason.into())])}</p>
            <p>{summary}</p>
            {texts.map(|texts| view! { <p>{texts}</p> })}
            {(!differences.figures.is_empty()).then(|| table(language, published, &differences))}
        </section>
    };
    Some(view.into_any())
}

fn summary(language: Language, differences: &Differences<'_>) -> String {
    let changed = differences.figures.len() as u64;
    if changed == 0 {
        return t(language, "published-same-figures");
    }
    t_with(
        language,
        "published-other-figures",
        &[
            ("changed", integer(language, changed).into()),
            ("compared", integer(language, differences.compared as u64).into()),
            ("points", u32::from(differences.most_points).into()),
        ],
    )
}

/// The sections whose own words are others than before.
fn changed_texts(language: Language, published: &Published) -> Option<String> {
    let (before, now) = (&published.earlier.as_deref()?.report, &published.picture.report);
    let numbers = SectionNumber::ALL;
    let mut sections: Vec<SectionNumber> =
        numbers.into_iter().filter(|number| before.text(*number) != now.text(*number)).collect();
    let mut also = |number: SectionNumber, differs: bool| {
        if differs && !sections.contains(&number) {
            sections.push(number);
        }
    };
    let dialogues = |kind| {
        let of = |report: &PublicReport| -> Vec<_> {
            report.dialogues.iter().filter(|count| count.kind == kind).cloned().collect()
        };
        of(before) != of(now)
    };
    also(SectionNumber::STAFF_DIALOGUE, dialogues(DialogueKind::Staff));
    also(SectionNumber::PARTNER_DIALOGUE, dialogues(DialogueKind::Collaboration));
    also(SectionNumber::JUDGEMENT, before.judgements != now.judgements);
    also(SectionNumber::PRIORITIES, before.priorities != now.priorities);
    sections.sort_unstable();
    let names: Vec<String> = sections
        .into_iter()
        .map(|number| format!("{} {}", number.get(), section_title(language, number)))
        .collect();
    (!names.is_empty())
        .then(|| t_with(language, "published-other-texts", &[("sections", names.join(", ").into())]))
}

fn table(language: Language, published: &Published, differences: &Differences<'_>) -> impl IntoView + use<> {
    let figures = published.figures();
    let rows = differences
        .figures
        .iter()
        .map(|changed| {
            let group = changed.survey().and_then(|slug| figures.group(slug)).map_or_else(
                || t(language, "choice-all-groups"),
                |group| group.name.get(language).to_owned(),
            );
            let area = changed
                .area()
                .and_then(|id| figures.area(id))
                .map_or_else(|| t(language, "choice-whole"), |area| area.name.clone());
            let (what, earlier, later) = told(language, changed);
            view! {
                <tr>
                    <th scope="row">{what}</th>
                    <td>{group}</td>
                    <td>{area}</td>
                    <td class="number">{earlier}</td>
                    <td class="number">{later}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let caption = t(language, "published-differences");
    let region = caption.clone();
    view! {
        <details>
            <summary>{caption.clone()}</summary>
            <div class="table-scroll is-tall" tabindex="0" role="group" aria-label=region>
                <table>
                    <caption class="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t(language, "published-figure")}</th>
                            <th scope="col">{t(language, "field-age-group")}</th>
                            <th scope="col">{t(language, "field-area")}</th>
                            <th scope="col" class="number">
                                {t(language, "published-before")}
                            </th>
                            <th scope="col" class="number">
                                {t(language, "published-now")}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

/// What the figure is, what it was and what it is now.
fn told(language: Language, changed: &Changed<'_>) -> (String, String, String) {
    match changed {
        Changed::Answers { earlier, later, .. } => {
            let words = |figure: &Option<Shown<u64>>| {
                figure_words(language, figure.as_ref(), |n| integer(language, *n))
            };
            (t(language, "unit-answers"), words(earlier), words(later))
        }
        Changed::Share { table, option, earlier, later } => {
            let share = |share: &Share| {
                let base = integer(language, share.n);
                format!("{} (n {base})", percent(language, f64::from(share.percent), 0))
            };
            let words = |figure: &Option<Shown<Share>>| figure_words(language, figure.as_ref(), share);
            let within = table.within.as_ref().map(|(_, place)| format!(" {}:", place.get(language)));
            let asked = picture::short_name(language, table);
            let what = format!("{asked}:{} {}", within.unwrap_or_default(), option.get(language));
            (what, words(earlier), words(later))
        }
        Changed::Index { index, earlier, later } => {
            let value = |index: &Index| decimal(language, index.value, 1);
            let words = |figure: &Option<Shown<Index>>| figure_words(language, figure.as_ref(), value);
            let theme = index.theme_name.get(language).to_owned();
            let what = t_with(language, "published-index-of", &[("theme", theme.into())]);
            (what, words(earlier), words(later))
        }
    }
}

fn figure_words<T>(language: Language, figure: Option<&Shown<T>>, shown: impl Fn(&T) -> String) -> String {
    match figure {
        None => "–".to_owned(),
        Some(Shown::Shown(value)) => shown(value),
        Some(hidden) => picture::hidden(language, hidden),
    }
}

/// Number, day, SHA-256 and how to check it, and the other versions.
pub(super) fn about(context: &Context, published: &Published, address: &Address) -> Option<AnyView> {
    if published.preview {
        return None;
    }
    let language = context.language;
    let frozen = &published.picture;
    let file = format!("lagesbild-{}-{}.json", frozen.figures.year, frozen.number);
    let (href, words) = (
        format!("{}/{file}", address.base),
        t_with(language, "published-download", &[("file", file.clone().into())]),
    );
    let list = published
        .versions
        .iter()
        .map(|entry| {
            let about = &entry.about;
            let shown = about.number == frozen.number;
            let newest = published.versions.first().is_some_and(|newest| newest.about.number == about.number);
            let version = (!newest).then_some(about.number);
            let href = Address { version, ..address.whole() }.href();
            let words = t_with(
                language,
                "published-one",
                &[("number", about.number.to_string().into()), ("day", day(language, about.day).into())],
            );
            let reason = about.reason.clone().unwrap_or_else(|| t(language, "published-first"));
            view! {
                <li>
                    <a href=href aria-current=shown.then_some("true")>
                        {words}
                    </a>
                    {about.demo.then(|| view! { <b>" "{t(language, "demo-mark")}</b> })}
                    <span class="under">{reason}</span>
                    <span class="under code hash">{entry.sha256.to_string()}</span>
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <section class="picture-section about-version" aria-labelledby="version-rubrik">
            <h2 id="version-rubrik">{t(language, "published-about")}</h2>
            <p>{t(language, "published-frozen")}</p>
            <p class="on-screen">
                <a href=href download=file>
                    {words}
                </a>
            </p>
            <p>{t(language, "published-check")}</p>
            <p class="code hash">{frozen.sha256().to_string()}</p>
            <h3 class="on-screen">{t(language, "published-versions")}</h3>
            <ol class="versions" reversed="">
                {list}
            </ol>
        </section>
    };
    Some(view.into_any())
}
