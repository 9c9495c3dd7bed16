//! The fifteen sections: residents' figures, how many took part in dialogues, and staff's own words.

use domain::{
    dialogue::DialogueKind,
    disclosure::Figure as Shown,
    language::Language,
    published::{DialogueCount, PublicPriority, PublicReport},
    report::{SectionNumber, Word},
    situation_picture::Section,
};
use leptos::prelude::*;

use super::{Context, Published};
use crate::{
    report::{cause, prose, section_id, section_title, verdict_name, word_name},
    staff::picture::{self, PictureView},
    texts::{day, integer, t, t_with},
};

pub(super) fn all(context: &Context, published: &Published, view: &PictureView) -> impl IntoView + use<> {
    SectionNumber::ALL.into_iter().map(|number| section(context, published, view, number)).collect_view()
}

fn section(
    context: &Context,
    published: &Published,
    view: &PictureView,
    number: SectionNumber,
) -> impl IntoView + use<> {
    let language = context.language;
    let report = &published.picture.report;
    let text = report.text(number);
    let own = text.map(|text| view! { <div class="own-words">{prose(text)}</div> }.into_any());
    let besides: Option<AnyView> = match number.get() {
        1 => Some(findings(view).into_any()),
        2 => Some(method(language, published).into_any()),
        9 => dialogues(language, report, DialogueKind::Staff),
        10 => dialogues(language, report, DialogueKind::Collaboration),
        11 => picture::outside_table(language, published.picture.indicators.iter()),
        12 => judgements(language, report),
        13 => causes(language, report),
        14 => priorities(language, report),
        _ => number.figures().map(|section| {
            picture::figures_of(view, section, |picture| {
                let file = published.address(context).figure(&picture.figure.id);
                (picture, Some(file).filter(|_| !published.preview))
            })
        }),
    };
    let empty = own.is_none() && besides.is_none();
    let id = section_id(number);
    let heading = format!("{id}-rubrik");
    view! {
        <section class="picture-section" id=id aria-labelledby=heading>
            <h2 id=heading.clone()>
                <span class="section-number">{number.get()}</span>
                " "
                {section_title(language, number)}
            </h2>
            {own}
            {empty.then(|| view! { <p class="aside">{t(language, "published-nothing-written")}</p> })}
            {besides}
        </section>
    }
    .into_any()
}

/// What stands out in each section, in the words of its first chart.
fn findings(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let items = Section::ALL
        .into_iter()
        .filter(|section| *section != Section::Respondents)
        .filter_map(|section| {
            let first = picture::section_figures(view, section).into_iter().next()?;
            let href = format!("#{}", first.id);
            let name = section_title(language, section.into());
            Some(view! {
                <li>
                    <a href=href>{first.title}</a>
                    <span class="under">{name}</span>
                </li>
            })
        })
        .collect_view();
    view! {
        <h3>{t(language, "published-findings")}</h3>
        <ul class="findings">{items}</ul>
    }
}

/// What can be said of the method in numbers.
fn method(language: Language, published: &Published) -> impl IntoView + use<> {
    let method = &published.picture.method;
    let rounds = method
        .rounds
        .iter()
        .map(|round| {
            let closes = round.closes.map(|closes| day(language, closes)).unwrap_or_default();
            let opens = day(language, round.opens);
            let collected = t_with(
                language,
                "published-collected",
                &[("opens", opens.into()), ("closes", closes.into())],
            );
            view! { <li>{collected}</li> }
        })
        .collect_view();
    let hidden = t_with(
        language,
        "published-hidden",
        &[("base", method.thresholds.base.into()), ("sensitive", method.thresholds.sensitive_base.into())],
    );
    view! {
        <h3>{t(language, "published-how")}</h3>
        <ul class="method">
            {rounds} <li>{hidden}</li> <li>{t(language, "published-rounded")}</li>
            <li>{t(language, "published-attacked")}</li> <li>{t(language, "picture-read-choice")}</li>
            <li>
                {t_with(language, "published-program", &[("program", method.program.clone().into())])}
            </li>
        </ul>
    }
}

fn dialogues(language: Language, report: &PublicReport, kind: DialogueKind) -> Option<AnyView> {
    let counts: Vec<&DialogueCount> = report.dialogues.iter().filter(|count| count.kind == kind).collect();
    if counts.is_empty() {
        return None;
    }
    let number = |figure: &Shown<u64>| match figure {
        Shown::Shown(n) => integer(language, *n),
        hidden => picture::hidden(language, hidden),
    };
    let rows = counts
        .into_iter()
        .map(|count| {
            view! {
                <tr>
                    <th scope="row">{count.theme_name.get(language).to_owned()}</th>
                    <td class="number">{number(&count.dialogues)}</td>
                    <td class="number">{number(&count.participants)}</td>
                </tr>
            }
        })
        .collect_view();
    let caption = t(language, "published-dialogues");
    let region = caption.clone();
    let view = view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=region>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "row-theme")}</th>
                        <th scope="col" class="number">
                            {t(language, "published-dialogue-count")}
                        </th>
                        <th scope="col" class="number">
                            {t(language, "published-participants")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="chart-note">{t(language, "published-dialogues-note")}</p>
    };
    Some(view.into_any())
}

fn word(language: Language, word: Option<Word>) -> String {
    word.map_or_else(|| "–".to_owned(), |word| word_name(language, word))
}

fn judgements(language: Language, report: &PublicReport) -> Option<AnyView> {
    if report.judgements.is_empty() {
        return None;
    }
    let rows = report
        .judgements
        .iter()
        .map(|judgement| {
            let outside = judgement.outside.as_ref();
            view! {
                <tr>
                    <th scope="row">{judgement.theme_name.get(language).to_owned()}</th>
                    <td>
                        <b>{verdict_name(language, judgement.verdict)}</b>
                        {judgement
                            .reason
                            .clone()
                            .map(|reason| view! { <span class="under">{reason}</span> })}
                    </td>
                    <td>{word(language, judgement.residents)}</td>
                    <td>
                        {word(language, outside.map(|(word, _)| *word))}
                        {outside.map(|(_, note)| view! { <span class="under">{note.clone()}</span> })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let caption = t(language, "published-judgements");
    let region = caption.clone();
    let view = view! {
        <p class="aside">{t(language, "published-judgements-about")}</p>
        <div class="table-scroll" tabindex="0" role="group" aria-label=region>
            <table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(language, "row-theme")}</th>
                        <th scope="col">{t(language, "published-judged")}</th>
                        <th scope="col">{t(language, "published-residents-say")}</th>
                        <th scope="col">{t(language, "published-outside-says")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Some(view.into_any())
}

fn priority_name(language: Language, priority: &PublicPriority) -> String {
    format!("{}. {}", priority.rank, priority.theme_name.get(language))
}

fn causes(language: Language, report: &PublicReport) -> Option<AnyView> {
    let analysed: Vec<_> = report
        .priorities
        .iter()
        .filter_map(|priority| {
            let cause = cause(language, priority.cause.as_ref()?)?;
            Some(view! {
                <div class="own-words">
                    <h3>{priority_name(language, priority)}</h3>
                    {cause}
                </div>
            })
        })
        .collect();
    (!analysed.is_empty()).then(|| analysed.collect_view().into_any())
}

fn priorities(language: Language, report: &PublicReport) -> Option<AnyView> {
    if report.priorities.is_empty() {
        return None;
    }
    let items = report
        .priorities
        .iter()
        .map(|priority| {
            let score = t_with(language, "published-score", &[("score", u32::from(priority.score).into())]);
            view! {
                <div class="own-words">
                    <h3>{priority_name(language, priority)}</h3>
                    <p class="under">{score}</p>
                    {priority.motivation.as_deref().map(prose)}
                    {priority
                        .moved
                        .clone()
                        .map(|reason| {
                            view! {
                                <p>{t_with(language, "published-moved", &[("reason", reason.into())])}</p>
                            }
                        })}
                </div>
            }
        })
        .collect_view();
    Some(items.into_any())
}
