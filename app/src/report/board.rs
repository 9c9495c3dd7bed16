//! The board per theme: what residents, staff, partners and sources from elsewhere say, and the verdict.

use domain::{
    language::Language,
    report::{
        DialogueVoice, GroupVoice, Judgement, LEAST_NOTES, Measure, MeasureKind, OutsideReading, Residents,
        Stamped, Trend, Verdict, Word,
    },
};
use leptos::prelude::*;

use super::{measures::in_words, prose, signature};
use crate::{
    components::whole::whole_ages,
    staff::picture::named,
    texts::{decimal, integer, t, t_with},
};

pub fn verdict_name(language: Language, verdict: Verdict) -> String {
    match verdict {
        Verdict::Agreed => t(language, "verdict-agreed"),
        Verdict::Split => t(language, "verdict-split"),
        Verdict::Missing => t(language, "verdict-missing"),
    }
}

pub fn word_name(language: Language, word: Word) -> String {
    match word {
        Word::Low => t(language, "word-low"),
        Word::Middle => t(language, "word-middle"),
        Word::High => t(language, "word-high"),
    }
}

/// The rule of the board in plain words.
pub fn rule(language: Language) -> impl IntoView + use<> {
    let notes = [("notes", LEAST_NOTES.into())];
    view! {
        <details class="rule">
            <summary>{t(language, "board-rule")}</summary>
            <ol>
                <li>{t(language, "board-rule-scale")}</li>
                <li>{t(language, "board-rule-residents")}</li>
                <li>{t_with(language, "board-rule-dialogues", &notes)}</li>
                <li>{t(language, "board-rule-outside")}</li>
                <li>{t(language, "board-rule-missing")}</li>
                <li>{t(language, "board-rule-split")}</li>
                <li>{t(language, "board-rule-agreed")}</li>
            </ol>
            <p>{t(language, "board-rule-choice")}</p>
        </details>
    }
}

/// Every theme: those that the sources differ on first, then those that they agree on, and those with too little to go on
/// folded together at the end. `beside` is put on a theme's card, such as a link.
pub fn board<V: IntoView + 'static>(
    language: Language,
    judgements: &[Judgement],
    beside: impl Fn(&Judgement) -> V,
) -> AnyView {
    let with = |verdict| judgements.iter().filter(move |one| one.verdict() == verdict);
    let card =
        |one: &Judgement| view! { <li>{judgement(language, one, beside(one).into_any())}</li> }.into_any();
    let told: Vec<AnyView> = with(Verdict::Split).chain(with(Verdict::Agreed)).map(card).collect();
    let missing: Vec<AnyView> = with(Verdict::Missing).map(card).collect();
    let count = missing.len();
    let missing = (count > 0).then(|| {
        view! {
            <details class="board-missing">
                <summary>{t_with(language, "board-missing", &[("themes", count.into())])}</summary>
                <ul class="board">{missing}</ul>
            </details>
        }
    });
    let none = told.is_empty();
    view! {
        {none.then(|| view! { <p class="aside">{t(language, "board-none-told")}</p> })}
        {(!none).then(|| view! { <ul class="board">{told}</ul> })}
        {missing}
    }
    .into_any()
}

/// One theme on its card.
pub fn judgement(language: Language, judgement: &Judgement, beside: AnyView) -> impl IntoView + use<> {
    let Judgement { theme, theme_name, voices, proposed, decided } = judgement;
    let name = theme_name.get(language).to_owned();
    let heading = format!("tema-{theme}-rubrik");
    let verdict = judgement.verdict();
    let how = if decided.is_some() { "verdict-decided" } else { "verdict-proposed" };
    let apart = voices.residents.apart().map(|(low, high)| {
        let groups = [
            ("low", low.name.get(language).to_owned().into()),
            ("high", high.name.get(language).to_owned().into()),
        ];
        view! { <p class="apart">{t_with(language, "board-ages-apart", &groups)}</p> }
    });
    let reason = decided.as_ref().map(|decided| {
        let proposed = [("verdict", verdict_name(language, *proposed).into())];
        view! {
            <div class="decided">
                {prose(&decided.value.reason)}
                <p class="under">
                    {signature(language, &decided.by)} ". " {t_with(language, "verdict-instead-of", &proposed)}
                </p>
            </div>
        }
    });
    view! {
        <article class="judged" id=format!("tema-{theme}") aria-labelledby=heading.clone()>
            <div class="judged-head">
                <h3 id=heading.clone()>{name}</h3>
                <p class=format!("verdict is-{}", verdict.id())>
                    <span class="verdict-sign" aria-hidden="true">
                        {sign(verdict)}
                    </span>
                    <b>{verdict_name(language, verdict)}</b>
                    " "
                    <span class="under">{t(language, how)}</span>
                </p>
                {apart}
                {reason}
                {beside}
            </div>
            <dl class="voices">
                <div>
                    <dt>{t(language, "source-residents")}</dt>
                    <dd>{residents(language, &voices.residents)}</dd>
                </div>
                <div>
                    <dt>{t(language, "source-staff")}</dt>
                    <dd>{dialogue(language, voices.staff)}</dd>
                </div>
                <div>
                    <dt>{t(language, "source-partners")}</dt>
                    <dd>{dialogue(language, voices.partners)}</dd>
                </div>
                <div>
                    <dt>{t(language, "source-outside")}</dt>
                    <dd>{outside(language, voices.outside.as_ref())}</dd>
                </div>
            </dl>
        </article>
    }
}

fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreed => "=",
        Verdict::Split => "≠",
        Verdict::Missing => "?",
    }
}

/// The word with its three steps: a shape, so that nothing hangs on a colour.
fn word(language: Language, word: Word) -> impl IntoView + use<> {
    let steps = Word::ALL.into_iter().map(|step| view! { <i class:is-on=step <= word></i> }).collect_view();
    view! {
        <p class="voice-word">
            <span class="steps" aria-hidden="true">
                {steps}
            </span>
            <b>{word_name(language, word)}</b>
        </p>
    }
}

fn silent(text: String) -> AnyView {
    view! { <p class="silent">{text}</p> }.into_any()
}

fn residents(language: Language, residents: &Residents) -> AnyView {
    if residents.groups.is_empty() {
        return silent(t(language, "voice-residents-none"));
    }
    let said = match residents.word() {
        Some(said) => word(language, said).into_any(),
        None => silent(t(language, "voice-residents-unsure")),
    };
    let groups = residents.groups.iter().map(|voice| group(language, voice)).collect_view();
    view! {
        {said}
        <ul class="voice-groups">{groups}</ul>
    }
    .into_any()
}

fn group(language: Language, voice: &GroupVoice) -> impl IntoView + use<> {
    let measures: Vec<&Measure> = match voice.loudest() {
        Some(loudest) => vec![loudest],
        None => voice.measures.iter().take(1).collect(),
    };
    let said = measures.first().map(|said| measure(language, said, voice.word())).unwrap_or_default();
    view! {
        <li>
            <span class="voice-group">{whole_ages(voice.name.get(language))}</span>
            " "
            <span>{said}</span>
        </li>
    }
}

/// What was asked, in few words, before the figure. Where the figure's own words say it there is none.
fn asked(language: Language, measure: &Measure) -> Option<String> {
    match measure.kind {
        MeasureKind::Index => Some(t(language, "voice-asked-problem")),
        MeasureKind::Unsafe | MeasureKind::Worried | MeasureKind::Disagree | MeasureKind::Named => {
            Some(named(language, &measure.field, &measure.text))
        }
        MeasureKind::Tried | MeasureKind::Exposed | MeasureKind::Avoided => None,
    }
}

/// "Ute på kvällen: 31 % otrygga (25–37 %), stort problem. Cirka 120 svar."
fn measure(language: Language, measure: &Measure, word: Option<Word>) -> String {
    let mut said = in_words(language, measure);
    let mut add = |text: String| {
        said.push_str(", ");
        said.push_str(&text);
    };
    add(word.map_or_else(|| t(language, "voice-unsure"), |word| word_name(language, word).to_lowercase()));
    match measure.trend {
        Some(Trend::Worse) => add(t(language, "voice-worse")),
        Some(Trend::Better) => add(t(language, "voice-better")),
        Some(Trend::NotSure) | None => {}
    }
    let answers = t_with(language, "chart-base-about", &[("n", integer(language, measure.n).into())]);
    let asked = asked(language, measure).map(|asked| format!("{asked}: ")).unwrap_or_default();
    format!("{asked}{said}. {answers}.")
}

fn dialogue(language: Language, voice: DialogueVoice) -> AnyView {
    let notes = t_with(language, "voice-notes", &[("notes", voice.notes.into())]);
    let Some(severity) = voice.severity else { return silent(notes) };
    let mean = t_with(language, "voice-severity", &[("severity", decimal(language, severity, 1).into())]);
    let said = match voice.word() {
        Some(said) => word(language, said).into_any(),
        None => silent(t(language, "voice-few-notes")),
    };
    view! {
        {said}
        <p>{notes} " " {mean}</p>
    }
    .into_any()
}

fn outside(language: Language, reading: Option<&Stamped<OutsideReading>>) -> AnyView {
    let Some(reading) = reading else { return silent(t(language, "voice-outside-none")) };
    view! {
        {word(language, reading.value.word)}
        {prose(&reading.value.note)}
        <p class="under">{signature(language, &reading.by)}</p>
    }
    .into_any()
}
