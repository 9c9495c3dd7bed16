use domain::language::Text;

use crate::sample::{ELSEWHERE, HERE, Shared, survey, surveys};

pub(crate) async fn surveys_come_back_as_they_were_by_slug_and_version(store: Shared) {
    let mut expected = surveys();
    let mut next = survey("vuxna");
    next.version += 1;
    next.questions.pop();
    expected.push(next);
    for survey in expected.iter().rev() {
        store.put_survey(HERE, survey).await.unwrap();
    }
    expected.sort_by(|one, other| (&one.slug, one.version).cmp(&(&other.slug, other.version)));
    assert_eq!(store.surveys(HERE).await.unwrap(), expected);
    assert_eq!(store.surveys(ELSEWHERE).await.unwrap(), []);
}

pub(crate) async fn the_texts_of_a_version_can_be_replaced(store: Shared) {
    let mut survey = survey("barn");
    store.put_survey(HERE, &survey).await.unwrap();
    survey.questions[0].text = Text::same("Var bor du?");
    store.put_survey(HERE, &survey).await.unwrap();
    assert_eq!(store.surveys(HERE).await.unwrap(), [survey]);
}

pub(crate) async fn the_questions_of_a_version_cannot_be_replaced(store: Shared) {
    let published = survey("barn");
    store.put_survey(HERE, &published).await.unwrap();
    let mut changed = published.clone();
    changed.questions[1].options.pop();
    let refused = store.put_survey(HERE, &changed).await.unwrap_err();
    assert!(refused.to_string().contains("version 1 of barn"), "{refused}");
    assert_eq!(store.surveys(HERE).await.unwrap(), [published]);
}
