//! The parts of a promise in words, as staff read them.

use std::sync::Arc;

use domain::{
    language::Language,
    municipality::Municipality,
    promise::{
        Commitment, ConcernKind, Deed, DialogueEvidence, Goal, PromiseText, ResidentsSay, Responsible, Term,
    },
    report::Measure,
};
use store::Indicator;

use crate::{
    promise::words,
    report::measures::in_words,
    staff::{Ages, dialogues::words as dialogue_words, marks::Marks},
    texts::{capitalised, decimal, ended, integer, t, t_with},
};

/// What parts are called: the reader's language, the areas and the age groups.
#[derive(Clone, Debug)]
pub struct Names {
    pub language: Language,
    pub municipality: Arc<Municipality>,
    pub ages: Ages,
}

impl Names {
    pub(super) fn t(&self, key: &str) -> String {
        t(self.language, key)
    }

    pub(super) fn theme(&self, id: &str) -> String {
        words::theme(self.language, id)
    }

    pub(super) fn age(&self, slug: &str) -> String {
        let age = self.ages.iter().find(|(known, _)| known == slug);
        age.map_or_else(|| slug.to_owned(), |(_, name)| name.get(self.language).to_owned())
    }

    pub(super) fn ages(&self, commitment: &Commitment) -> String {
        let ages = commitment.age_groups.iter().map(|slug| self.age(slug));
        ages.collect::<Vec<_>>().join(", ")
    }

    /// The areas, or the whole municipality, and the places after them.
    pub(super) fn places(&self, commitment: &Commitment) -> String {
        let areas = commitment.areas.iter().map(|id| self.municipality.area_name(id).to_owned());
        let areas = areas.collect::<Vec<_>>().join(", ");
        let areas = if areas.is_empty() { self.t("areas-all") } else { areas };
        match commitment.places.trim() {
            "" => areas,
            places => format!("{areas}: {places}"),
        }
    }

    pub(super) fn area(&self, area: Option<&str>) -> String {
        area.map_or_else(|| self.t("areas-all"), |id| self.municipality.area_name(id).to_owned())
    }

    pub(super) fn responsible(&self, responsible: Responsible) -> String {
        words::responsible(self.language, responsible)
    }

    pub(super) fn term(&self, term: Term) -> String {
        self.t(match term {
            Term::Short => "commitment-term-short",
            Term::Long => "commitment-term-long",
        })
    }

    /// "Problemindex 3,1 (2,9–3,4): Mörka platser. Cirka 120 svar"
    pub(super) fn measure(&self, measure: &Measure) -> String {
        let language = self.language;
        let said = in_words(language, measure);
        let base = t_with(language, "chart-base-about", &[("n", integer(language, measure.n).into())]);
        // The figure first: in a list of choices on a phone little else can be seen.
        format!("{said}: {} {base}", ended(measure.text.get(language), "."))
    }

    /// The same in a sentence that says whose it is, after the area where it is of one.
    pub(super) fn say(&self, say: &ResidentsSay) -> String {
        words::figure(self.language, &self.municipality, say)
    }

    /// Where it is now and where it is to go.
    pub(super) fn goal(&self, goal: &Goal) -> String {
        format!("{} {}", self.say(&goal.today()), words::goal(self.language, goal))
    }

    /// "Går fotpatruller. Minst 100 fotpatruller, två i veckan, 1 april–31 oktober 2026"
    pub(super) fn deed(&self, deed: &Deed) -> String {
        let counted = words::deed(self.language, deed);
        let counted = capitalised(&counted);
        let what = deed.what.trim().trim_end_matches('.').to_owned();
        [what, counted].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
    }

    pub(super) fn dialogue(&self, evidence: &DialogueEvidence) -> String {
        let kind = dialogue_words::kind_name(self.language, evidence.kind);
        let count = |shown: Option<&u64>| {
            shown.map_or_else(|| self.t("evidence-few"), |number| integer(self.language, *number))
        };
        let values = [
            ("kind", kind.into()),
            ("dialogues", count(evidence.dialogues.shown()).into()),
            ("participants", count(evidence.participants.shown()).into()),
        ];
        t_with(self.language, "evidence-dialogue", &values)
    }

    pub(super) fn outside(&self, indicator: &Indicator) -> String {
        let whole = indicator.value.fract() == 0.0;
        let number = decimal(self.language, indicator.value, usize::from(!whole));
        let number = if indicator.unit == "percent" { format!("{number}\u{a0}%") } else { number };
        let Indicator { source, year, geography, indicator, .. } = indicator;
        format!("{indicator}: {number} ({geography} {year}, {source})")
    }

    /// What is wrong, the field that mends it, and the words of the link there.
    pub(super) fn concern(&self, kind: &ConcernKind) -> Told {
        let told = |key: &str, values: &[(&str, String)], field, mend: &str| {
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.clone().into())).collect();
            Told { text: t_with(self.language, key, &values), field, mend: self.t(mend) }
        };
        match kind {
            ConcernKind::Empty => told("concern-empty", &[], "text", "mend-empty"),
            ConcernKind::NoNumber { sentence, vague: Some(vague) } => told(
                "concern-vague",
                &[("sentence", sentence.clone()), ("vague", vague.clone())],
                "text",
                "mend-number",
            ),
            ConcernKind::NoNumber { sentence, vague: None } => {
                told("concern-no-number", &[("sentence", sentence.clone())], "at_least", "mend-number")
            }
            ConcernKind::OtherNumber { text, deed } => told(
                "concern-other-number",
                &[("text", text.to_string()), ("deed", deed.to_string())],
                "text",
                "mend-other-number",
            ),
            ConcernKind::NoEvidence => told("concern-no-evidence", &[], "residents", "mend-evidence"),
            ConcernKind::NoResidents => told("concern-no-residents", &[], "residents", "mend-evidence"),
            ConcernKind::NoBaseline => told("concern-no-baseline", &[], "baseline", "mend-baseline"),
            ConcernKind::NoFunction => told("concern-no-function", &[], "function", "mend-function"),
            ConcernKind::NoPeriod => told("concern-no-period", &[], "starts", "mend-period"),
            ConcernKind::NothingFor { survey, measure } => {
                let say = ResidentsSay { survey: survey.clone(), area: None, measure: measure.clone() };
                let values = [("group", self.age(survey)), ("figure", self.say(&say))];
                told("concern-nothing-for", &values, "age_groups", "mend-age-groups")
            }
            ConcernKind::Unanswered { theme, rank } => {
                let values = [("theme", self.theme(theme)), ("rank", rank.to_string())];
                told("concern-unanswered", &values, "", "mend-unanswered")
            }
            ConcernKind::Unchanged { sentence, year } => {
                let values = [("sentence", sentence.clone()), ("year", year.to_string())];
                told("concern-unchanged", &values, "text", "mend-unchanged")
            }
            ConcernKind::UnderCovered { survey } => {
                told("concern-under-covered", &[("group", self.age(survey))], "residents", "mend-evidence")
            }
        }
    }
}

/// A concern in words.
pub(super) struct Told {
    pub(super) text: String,
    /// The form's field that mends it; empty where another page does.
    pub(super) field: &'static str,
    pub(super) mend: String,
}

/// What in a commitment's own words may point someone out. Everything in it will be public.
pub(super) fn marks(commitment: &Commitment) -> Vec<String> {
    let Commitment { text, places, problem, cause, function, easy, deed, .. } = commitment;
    pieces([text, places, problem, cause, function, easy, &deed.what, &deed.how_often, &deed.unit])
}

/// The same in a whole promise.
pub(super) fn all_marks(promise: &PromiseText) -> Vec<String> {
    let PromiseText { terms, commitments, left_out, .. } = promise;
    let whole = terms.parties.iter().chain([&terms.goals, &terms.reason]);
    let mut all = pieces(whole.chain(left_out.iter().map(|left_out| &left_out.reason)));
    for piece in commitments.iter().flat_map(marks) {
        if !all.contains(&piece) {
            all.push(piece);
        }
    }
    all
}

fn pieces<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<String> {
    let marks = Marks::of(texts.into_iter().map(|text| (String::new(), text.as_str())));
    let mut pieces: Vec<String> = Vec::new();
    for (_, _, piece) in marks.0 {
        if !pieces.contains(&piece) {
            pieces.push(piece);
        }
    }
    pieces
}
