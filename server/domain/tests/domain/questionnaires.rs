//! The five questionnaires against a table of its own, written from the specification and not from the data.

use domain::{
    language::Language,
    survey::{Question, QuestionKind, Survey, default_surveys, themes},
};

use crate::crowd;

/// `id kind[max][:scale] theme [sensitive] [when …] [with …] [unnumbered]`, then items and options one per line.
/// Marks: `*` outside the base, `†` unsafe, `~` in the base but neither, `!` exclusive, `=n` points, `(theme)`.
const QUESTIONS: &str = "
omr one bakgrund | norr soder annan_kommun vet_inte
kon one bakgrund unnumbered | kvinna man annat vill_inte*
trygg_kvall one:TR morker | mycket_trygg ganska_trygg ganska_otrygg† mycket_otrygg† avstar† annat_skal~ vet_inte*
problem grid:PR - [pr_moped(tvahjul) pr_elspark(tvahjul) pr_fart(trafik) pr_skoltrafik(trafik_skola) pr_morkt(morker) pr_skrap(skadegorelse) pr_droger(narkotika) pr_gang(ordning)] | inget=0 litet=2 ganska_stort=4 mycket_stort=6 vet_inte*
plats many3 plats | station centrum park tunnel hallplats skolgard idrott parkering ingenstans! vet_inte!
tid many plats when:plats=station,centrum,park,tunnel,hallplats,skolgard,idrott,parkering with:plats unnumbered | dag kvall natt varierar!
utsatt many utsatthet sensitive | stold ran vald hot sexuellt natet bedrageri skadegorelse nej! vill_inte!*
forv grid:ST - [fv_polis(fortroende) fv_kommun(fortroende) fv_lofte(kommunikation)] | helt ganska_bra ganska_daligt inte_alls vet_inte*
prio many2 prioritering | morker(morker) tvahjul(tvahjul) trafik(trafik) trafik_skola(trafik_skola) skola(skola) skadegorelse(skadegorelse) narkotika(narkotika) ordning(ordning) bedrageri(bedrageri) kollektivtrafik(kollektivtrafik) dialog(dialog) annat vet_inte!
b_dag one:TB trygg | alltid oftast ibland† nastan_aldrig† aldrig† vet_inte*
b_kvall one:TB morker | alltid oftast ibland† nastan_aldrig† aldrig† inte_ute~ vet_inte*
b_skolvag one:TB trafik_skola | alltid oftast ibland† nastan_aldrig† aldrig† vet_inte*
b_skola one:TB skola | alltid oftast ibland† nastan_aldrig† aldrig† vet_inte*
b_orsak many3 - | moped(tvahjul) elspark(tvahjul) fart(trafik) morkt(morker) aldre_barn(ordning) vuxna(ordning) inget! vet_inte!
b_plats many3 plats | skolgard park centrum station buss idrott nej! vet_inte!
b_vuxen one stod | ja nej vet_inte
u_skola grid:TR skola [u_skolvag u_iskolan u_buss(kollektivtrafik)] | mycket_trygg ganska_trygg ganska_otrygg† mycket_otrygg† avstar† annat_skal~ vet_inte*
u_avstatt many oro | kvall plats personer skoldag nej! vill_inte!*
y_koll grid:TR kollektivtrafik [y_station y_buss y_centrum(morker)] | mycket_trygg ganska_trygg ganska_otrygg† mycket_otrygg† avstar† annat_skal~ vet_inte*
v_oro grid:OR oro [v_overfall v_inbrott v_bedrageri v_narstaende] | aldrig sallan ganska_ofta mycket_ofta vet_inte*
a_trygg grid:TR trygg [a_dag a_kvall(morker) a_hemma] | mycket_trygg ganska_trygg ganska_otrygg† mycket_otrygg† avstar† annat_skal~ vet_inte*
a_bedr one bedrageri sensitive | nej forsok forlust vet_inte vill_inte*
a_hur many bedrageri sensitive when:a_bedr=forsok,forlust unnumbered | telefon sms dorren ute internet
a_vet one bedrageri | ja delvis nej
a_info many kommunikation | brev traff tidning telefon webb anhorig
";

const SURVEYS: &str = "
barn 10–12: omr b_dag b_kvall b_skolvag b_skola b_orsak b_plats b_vuxen
ungdom 13–17: omr trygg_kvall u_skola problem plats tid u_avstatt utsatt forv kon
unga-vuxna 18–24: omr trygg_kvall y_koll problem plats tid utsatt forv prio kon
vuxna 25–64: omr trygg_kvall problem v_oro utsatt plats tid forv prio kon
aldre 65–: omr a_trygg problem a_bedr a_hur a_vet a_info forv prio kon
";

const PRIO: &str = "morker tvahjul trafik trafik_skola skola skadegorelse narkotika ordning bedrageri kollektivtrafik dialog";
const OTHER: &str = "trygg oro utsatthet plats fortroende kommunikation stod prioritering bakgrund";

/// The table's line for a question as it was loaded.
fn line(question: &Question) -> String {
    let theme = |theme: Option<&String>| theme.map(|theme| format!("({theme})")).unwrap_or_default();
    let mut head = vec![question.id.clone()];
    let scale = question.scale.as_ref().map(|scale| format!(":{scale}")).unwrap_or_default();
    head.push(match question.kind {
        QuestionKind::One => format!("one{scale}"),
        QuestionKind::Grid => format!("grid{scale}"),
        QuestionKind::Many { max } => format!("many{}", max.map(|max| max.to_string()).unwrap_or_default()),
    });
    head.push(question.theme.clone().unwrap_or("-".to_owned()));
    head.extend(question.sensitive.then(|| "sensitive".to_owned()));
    head.extend(
        question.condition.as_ref().map(|when| format!("when:{}={}", when.question, when.any_of.join(","))),
    );
    head.extend(question.cross_with.as_ref().map(|other| format!("with:{other}")));
    head.extend((!question.numbered).then(|| "unnumbered".to_owned()));
    if !question.items.is_empty() {
        let items: Vec<_> =
            question.items.iter().map(|item| format!("{}{}", item.id, theme(item.theme.as_ref()))).collect();
        head.push(format!("[{}]", items.join(" ")));
    }
    let options = question.options.iter().map(|choice| {
        let score = choice.score.map(|score| format!("={score}"));
        let marks = [
            choice.counts_as_unsafe.then_some("†"),
            choice.neither.then_some("~"),
            choice.exclusive.then_some("!"),
            choice.outside_base.then_some("*"),
            score.as_deref(),
        ];
        let marks: String = marks.into_iter().flatten().collect();
        format!("{}{marks}{}", choice.id, theme(choice.theme.as_ref()))
    });
    format!("{} | {}", head.join(" "), options.collect::<Vec<_>>().join(" "))
}

fn surveys() -> Vec<Survey> {
    default_surveys(&crowd::municipality()).unwrap()
}

#[test]
fn every_question_is_as_in_the_table() {
    for wanted in QUESTIONS.lines().filter(|line| !line.is_empty()) {
        let id = wanted.split(' ').next().unwrap();
        // `aldre` asks the grid of problems without two items, which the next test checks.
        let surveys = surveys();
        let asked: Vec<_> = surveys
            .iter()
            .filter(|survey| id != "problem" || survey.slug != "aldre")
            .filter_map(|survey| survey.question(id))
            .collect();
        assert!(!asked.is_empty(), "{id} is in no survey");
        for question in asked {
            assert_eq!(line(question), wanted);
        }
    }
}

#[test]
fn every_survey_asks_its_questions_in_order_and_nothing_else() {
    let actual: Vec<_> = surveys()
        .iter()
        .map(|survey| {
            let oldest = survey.oldest.map(|oldest| oldest.to_string()).unwrap_or_default();
            let questions: Vec<_> = survey.questions.iter().map(|question| question.id.as_str()).collect();
            format!("{} {}–{oldest}: {}", survey.slug, survey.youngest, questions.join(" "))
        })
        .collect();
    assert_eq!(actual.join("\n"), SURVEYS.trim());
}

#[test]
fn older_people_are_not_asked_about_schools_and_gangs() {
    let surveys = surveys();
    let aldre = surveys.iter().find(|survey| survey.slug == "aldre").unwrap();
    let items: Vec<_> = aldre.question("problem").unwrap().items.iter().map(|item| &*item.id).collect();
    assert_eq!(items, ["pr_moped", "pr_elspark", "pr_fart", "pr_morkt", "pr_skrap", "pr_droger"]);
    assert!(aldre.large_text && surveys.iter().filter(|survey| survey.large_text).count() == 1);
}

#[test]
fn each_survey_has_eight_numbered_questions() {
    for survey in surveys() {
        let numbered = survey.questions.iter().filter(|question| question.numbered).count();
        assert_eq!(numbered, 8, "{}", survey.slug);
    }
}

#[test]
fn children_are_asked_nothing_sensitive_and_not_their_gender() {
    let surveys = surveys();
    let barn = &surveys[0];
    assert!(!barn.asks_about_exposure() && barn.question("kon").is_none());
    for question in barn.questions.iter().filter(|question| question.scale.as_deref() == Some("TB")) {
        let faces: Vec<_> = question.options.iter().filter_map(|choice| choice.face).collect();
        assert_eq!(faces, [1, 2, 3, 4, 5], "{}", question.id);
    }
}

#[test]
fn the_list_of_themes_is_closed_and_names_what_can_be_prioritised() {
    let ids = |prio| {
        let themes = themes().into_iter().filter(move |theme| theme.prio == prio);
        themes.map(|theme| theme.id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((ids(true).as_str(), ids(false).as_str()), (PRIO, OTHER));
}

#[test]
fn every_text_is_there_in_every_language() {
    for survey in surveys() {
        for question in survey.questions.iter().filter(|question| question.id != "omr") {
            let texts = [Some(&question.text), question.hint.as_ref()].into_iter().flatten();
            let texts = texts.chain(question.items.iter().map(|item| &item.text));
            for text in texts.chain(question.options.iter().map(|choice| &choice.text)) {
                assert!(Language::ALL.iter().all(|language| text.has(*language)), "{}", question.id);
            }
        }
    }
}

#[test]
fn a_multiple_choice_with_a_limit_says_so() {
    for survey in surveys() {
        for question in survey.questions {
            if let QuestionKind::Many { max: Some(max) } = question.kind {
                let words = ["", "ett", "två", "tre"][usize::from(max)];
                let hint = question.hint.expect("a limit needs a hint");
                assert!(hint.get(Language::Swedish).contains(&format!("högst {words}")), "{}", question.id);
            }
        }
    }
}
