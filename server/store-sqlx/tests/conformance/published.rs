use domain::{
    disclosure,
    municipality::Thresholds,
    published::{Edition, Frozen, Method, Parts, PublicReport},
    situation_picture::RawPicture,
};
use jiff::civil::date;

use crate::sample::{ELSEWHERE, HERE, Shared, municipality, surveys};

/// A version of a year that nobody has answered in: what is in it is the domain's business.
pub(crate) fn version(year: i16, number: u32) -> Frozen {
    let municipality = municipality();
    let raw = RawPicture::from_tallies(&municipality, &surveys(), year, &[]).unwrap();
    let parts = Parts {
        number,
        day: date(year, 12, 1),
        reason: (number > 1).then(|| format!("Fel i version {}: \u{201d}Ön\u{201d}", number - 1)),
        police: municipality.police.clone(),
        method: Method {
            program: "lagesbild".to_owned(),
            rounds: Vec::new(),
            thresholds: Thresholds::default(),
        },
        figures: disclosure::publish(&raw, municipality.thresholds),
        changes: None,
        indicators: Vec::new(),
        report: PublicReport::default(),
    };
    Edition::new(parts).freeze().unwrap()
}

pub(crate) async fn a_version_comes_back_as_it_was_published(store: Shared) {
    assert_eq!(store.latest_version(HERE, 2026).await.unwrap(), None);
    let first = version(2026, 1);
    assert!(store.publish(HERE, &first).await.unwrap());
    let kept = store.latest_version(HERE, 2026).await.unwrap().unwrap();
    assert_eq!(kept, first);
    assert_eq!(kept.bytes(), first.bytes());
    assert_eq!(kept.thaw().unwrap().sha256(), first.sha256());
    let second = version(2026, 2);
    assert!(store.publish(HERE, &second).await.unwrap());
    assert_eq!(store.latest_version(HERE, 2026).await.unwrap(), Some(second.clone()));
    assert_eq!(store.version(HERE, 2026, 1).await.unwrap(), Some(first.clone()), "as it was");
    assert_eq!(store.version(HERE, 2026, 3).await.unwrap(), None);
    let listed = store.versions(HERE, 2026).await.unwrap();
    let told: Vec<_> = listed.into_iter().map(|entry| (entry.about, entry.sha256)).collect();
    let expected = [&second, &first].map(|version| (version.about().clone(), version.sha256()));
    assert_eq!(told, expected, "the newest first");
}

pub(crate) async fn a_version_has_the_next_number_of_its_year_or_is_not_kept(store: Shared) {
    assert!(!store.publish(HERE, &version(2026, 2)).await.unwrap(), "there is no first one");
    assert!(store.publish(HERE, &version(2026, 1)).await.unwrap());
    assert!(!store.publish(HERE, &version(2026, 1)).await.unwrap(), "it is there");
    assert!(!store.publish(HERE, &version(2026, 3)).await.unwrap(), "the second one is not");
    assert_eq!(store.versions(HERE, 2026).await.unwrap().len(), 1);
}

pub(crate) async fn of_two_that_publish_at_the_same_time_one_is_told(store: Shared) {
    let (one, other) = (version(2026, 1), version(2026, 1));
    let (one, other) = tokio::join!(store.publish(HERE, &one), store.publish(HERE, &other));
    assert!(one.unwrap() != other.unwrap());
    assert_eq!(store.versions(HERE, 2026).await.unwrap().len(), 1);
}

pub(crate) async fn years_and_municipalities_are_kept_apart(store: Shared) {
    for year in [2024, 2026] {
        assert!(store.publish(HERE, &version(year, 1)).await.unwrap());
    }
    assert!(store.publish(ELSEWHERE, &version(2025, 1)).await.unwrap());
    assert_eq!(store.published_years(HERE).await.unwrap(), [2026, 2024]);
    assert_eq!(store.published_years(ELSEWHERE).await.unwrap(), [2025]);
    assert_eq!(store.latest_version(HERE, 2025).await.unwrap(), None);
    assert_eq!(store.versions(ELSEWHERE, 2026).await.unwrap(), []);
}
