use store::Indicator;

use crate::sample::{ELSEWHERE, HERE, Shared};

pub(crate) fn figure(theme: &str, indicator: &str, geography: &str, year: i16, value: f64) -> Indicator {
    Indicator {
        source: "Polisens trygghetsundersökning".to_owned(),
        url: "https://example.se/ptu".to_owned(),
        year,
        geography: geography.to_owned(),
        indicator: indicator.to_owned(),
        theme: theme.to_owned(),
        unit: "percent".to_owned(),
        value,
    }
}

pub(crate) async fn an_import_adds_replaces_and_counts_what_is_new(store: Shared) {
    let old = figure("morker", "otrygg_kvall", "Järfälla", 2024, 31.0);
    let new = figure("morker", "otrygg_kvall", "Järfälla", 2025, 28.5);
    let corrected = Indicator { value: 30.0, theme: "trygg".to_owned(), ..old.clone() };
    assert_eq!(store.import_indicators(HERE, &[old]).await.unwrap(), 1);
    assert_eq!(store.import_indicators(HERE, &[corrected.clone(), new.clone()]).await.unwrap(), 1);
    assert_eq!(store.indicators(HERE).await.unwrap(), [new, corrected]);
    assert_eq!(store.indicators(ELSEWHERE).await.unwrap(), []);
}

pub(crate) async fn indicators_come_by_theme_indicator_geography_and_year(store: Shared) {
    let sorted = [
        figure("morker", "a", "Järfälla", 2024, 1.0),
        figure("morker", "a", "Järfälla", 2025, 2.0),
        figure("morker", "a", "Sverige", 2023, 3.0),
        figure("morker", "b", "Järfälla", 2022, 4.0),
        figure("trafik", "a", "Järfälla", 2021, 5.0),
    ];
    let mut shuffled = sorted.clone();
    shuffled.reverse();
    store.import_indicators(HERE, &shuffled).await.unwrap();
    assert_eq!(store.indicators(HERE).await.unwrap(), sorted);
}
