//! The fifteen sections: residents' figures, how many took part in dialogues, and staff's own words.

use domain::{
    brief::{Brief, First},
    dialogue::DialogueKind,
    disclosure::Figure as Shown,
    language::Language,
    published::{DialogueCount, Overruled, PublicJudgement, PublicPriority, PublicReport},
    report::{SectionNumber, Verdict, Word},
    situation_picture::Section,
};
use leptos::prelude::*;

use super::{Context, Published};
use crate::{
    report::{
        Around, brief, cause, prose, reasons, section_id, section_title, signature, verdict_name, word_name,
    },
    staff::picture::{self, PictureView},
    texts::{day, integer, t, t_with},
};

/// Every section but the first, which stands before everything else.
pub(super) fn rest(context: &Context, published: &Published, view: &PictureView) -> impl IntoView + use<> {
    let rest = SectionNumber::ALL.into_iter().filter(|number| *number != SectionNumber::SUMMARY);
    rest.map(|number| section(context, published, view, number)).collect_view()
}

pub(super) fn section(
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
        2 => Some(method(language, published).into_any()),
        9 => dialogues(language, report, DialogueKind::Staff),
        10 => dialogues(language, report, DialogueKind::Collaboration),
        11 => picture::outside_table(language, published.picture.indicators.iter()),
        12 => judgements(language, published),
        13 => causes(language, report),
        14 => priorities(language, published),
        _ => number.figures().map(|section| {
            let figures = picture::figures_of(view, section, |picture| {
                let file = published.address(context).figure(&picture.figure.id);
                (picture, Some(file).filter(|_| !published.preview))
            });
            let changes = matches!(section, Section::Safety | Section::Problems).then(|| changes(view));
            view! { {changes} {figures} }.into_any()
        }),
    };
    let summary = (number == SectionNumber::SUMMARY).then(|| in_brief(language, published));
    let empty = own.is_none() && besides.is_none() && summary.is_none();
    let id = section_id(number);
    let heading = format!("{id}-rubrik");
    view! {
        <section class="picture-section" id=id aria-labelledby=heading>
            <h2 id=heading.clone()>
                <span class="section-number">{number.get()}</span>
                " "
                {section_title(language, number)}
            </h2>
            {summary}
            {own}
            {empty.then(|| view! { <p class="aside">{t(language, "published-nothing-written")}</p> })}
            {besides}
        </section>
    }
    .into_any()
}

/// The answers to what is asked first, from what was published.
fn in_brief(language: Language, published: &Published) -> impl IntoView + use<> {
    let around = Around {
        year: published.figures().year,
        public: true,
        narrowed: published.group.is_some() || published.area.is_some(),
        changes_told: true,
    };
    brief(language, &Brief::of_edition(&published.picture), around)
}

/// What has surely become more or less since the year before, or why nothing is compared.
fn changes(view: &PictureView) -> impl IntoView + use<> {
    let language = view.language;
    let year = i64::from(view.loaded.picture.year - 1);
    let text = match &view.loaded.changes {
        Some(changes) => {
            t_with(language, "published-compared", &[("year", changes.since.to_string().into())])
        }
        None => t_with(language, "published-not-compared", &[("year", year.to_string().into())]),
    };
    view! { <p class="aside">{text}</p> }
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
    if counts.iter().all(|count| !count.participants.is_shown() && !count.dialogues.is_shown()) {
        let few = t_with(language, "published-dialogues-all-few", &[("themes", counts.len().into())]);
        return Some(view! { <p class="aside">{few}</p> }.into_any());
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
    word.map_or_else(|| t(language, "published-says-nothing"), |word| word_name(language, word))
}

/// How many took part in dialogues about a theme. How serious they said it is stays with staff, as the notes do.
fn took_part(language: Language, report: &PublicReport, kind: DialogueKind, theme: &str) -> String {
    let count = report.dialogues.iter().find(|count| count.kind == kind && count.theme == theme);
    match count.map(|count| &count.participants) {
        None => t(language, "published-no-dialogue"),
        Some(Shown::Shown(people)) => {
            let values = [("people", integer(language, *people).into())];
            t_with(language, "published-took-part", &values)
        }
        Some(_) => t(language, "published-few-took-part"),
    }
}

/// Who decided otherwise than the rule, when, and what the rule said.
fn overruled(language: Language, overruled: Overruled) -> String {
    let proposed = [("verdict", verdict_name(language, overruled.proposed).into())];
    format!("{}. {}", signature(language, &overruled.by), t_with(language, "verdict-instead-of", &proposed))
}

/// What the sources from elsewhere say, or that there are some that nobody has read as a word.
fn outside_word(language: Language, published: &Published, judgement: &PublicJudgement) -> String {
    match &judgement.outside {
        Some((word, _)) => word_name(language, *word),
        None if published.picture.indicators.iter().any(|one| one.theme == judgement.theme) => {
            t(language, "published-outside-not-judged")
        }
        None => t(language, "published-says-nothing"),
    }
}

fn judgements(language: Language, published: &Published) -> Option<AnyView> {
    let report = &published.picture.report;
    if report.judgements.is_empty() {
        return None;
    }
    // Where there is something to talk about first: as on the board.
    let of = |verdict| report.judgements.iter().filter(move |one| one.verdict == verdict);
    let rows = [Verdict::Split, Verdict::Agreed, Verdict::Missing]
        .into_iter()
        .flat_map(of)
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
                        {judgement
                            .overruled
                            .map(|by| view! { <span class="under">{overruled(language, by)}</span> })}
                    </td>
                    <td>{word(language, judgement.residents)}</td>
                    <td>{took_part(language, report, DialogueKind::Staff, &judgement.theme)}</td>
                    <td>{took_part(language, report, DialogueKind::Collaboration, &judgement.theme)}</td>
                    <td>
                        {outside_word(language, published, judgement)}
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
                        <th scope="col">{t(language, "source-staff")}</th>
                        <th scope="col">{t(language, "source-partners")}</th>
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

fn priorities(language: Language, published: &Published) -> Option<AnyView> {
    let report = &published.picture.report;
    let why = First::of_edition(&published.picture);
    if report.priorities.is_empty() {
        return None;
    }
    let items = report
        .priorities
        .iter()
        .zip(&why)
        .map(|(priority, first)| {
            let why = reasons(language, &first.why);
            let score = [("score", u32::from(priority.score).into()), ("why", why.into())];
            let score = t_with(language, "published-score", &score);
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
