//! What is done again and again beside the requests.

use std::{sync::Arc, time::Duration};

use domain::clock::{Clock, time_in_sweden};
use jiff::{ToSpan as _, civil::Date};

use crate::{http::kiosk, state::Shared};

/// How often surveys and rounds are read anew, so that what a command changed shows without a restart.
const REFRESH: Duration = Duration::from_secs(5);
/// The hour of the night, in Sweden, from which the database is tidied: nobody answers then.
const TIDY_FROM: i8 = 3;

/// Every few seconds reads surveys and rounds anew and forgets the addresses that are quiet. Once a night rewrites the
/// database, so that neither the order of its pages nor its log tells in which order answers came.
pub async fn keep(state: Shared) {
    let mut ticks = tokio::time::interval(REFRESH);
    let mut tidied = state.today();
    loop {
        ticks.tick().await;
        state.refresh_catalogue().await;
        state.submissions.forget_quiet();
        state.matters.forget_quiet();
        if let Some(night) = due(&state.clock, tidied) {
            tidied = night;
            tidy(&state).await;
        }
    }
}

/// The day whose night's tidying is due, when `tidied` is the day of the last one.
fn due(clock: &Arc<dyn Clock>, tidied: Date) -> Option<Date> {
    let now = time_in_sweden(clock.now());
    // Another day, not a later one: a clock that was a year ahead and is put right must not keep it from being tidied.
    (now.date() != tidied && now.hour() >= TIDY_FROM).then(|| now.date())
}

pub(crate) async fn tidy(state: &Shared) {
    // Of several processes on one database, one.
    match state.store.claim(state.code(), "tidy", state.today()).await {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => {
            tracing::error!(%error, "the database does not answer; it is tidied tomorrow night");
            return;
        }
    }
    let forgotten = state.store.forget_expired(state.code(), state.clock.now()).await;
    if let Err(error) = forgotten {
        tracing::error!(%error, "expired sessions and links could not be forgotten");
    }
    forget_keys(state).await;
    if let Err(error) = kiosk::forget_old(state.store.as_ref(), state.code(), state.today()).await {
        tracing::error!(%error, "old kiosks could not be forgotten");
    }
    if let Err(error) = forget_matters(state).await {
        tracing::error!(%error, "old matters of accessibility could not be deleted; it is tried again tomorrow night");
    }
    match state.store.tidy().await {
        Ok(()) => tracing::info!("the database was tidied"),
        Err(error) => {
            tracing::error!(%error, "the database could not be tidied; it is tried again tomorrow night");
        }
    }
}

/// Matters that have been done for as long as they are kept, which the log tells.
async fn forget_matters(state: &Shared) -> store::Result<()> {
    let kept = i32::from(state.municipality.accessibility.keep_days).days();
    let deleted = state.store.forget_matters(state.code(), state.today().saturating_sub(kept)).await?;
    if deleted > 0 {
        state.audit(None, "matter.forget", "", &deleted.to_string()).await?;
    }
    Ok(())
}

/// The keys of rounds that can get nothing more, each round's all together.
async fn forget_keys(state: &Shared) {
    let today = state.today();
    for round in state.catalogue().rounds().iter().filter(|round| round.is_over_on(today)) {
        if let Err(error) = state.store.forget_keys(state.code(), &round.id).await {
            tracing::error!(%error, round = round.id, "the keys of a closed round could not be forgotten");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use jiff::{Timestamp, civil::date};

    use super::*;

    struct At(Mutex<Timestamp>);

    impl Clock for At {
        fn now(&self) -> Timestamp {
            *self.0.lock().unwrap()
        }
    }

    fn at(instant: &str) -> Arc<dyn Clock> {
        Arc::new(At(Mutex::new(instant.parse().unwrap())))
    }

    #[test]
    fn the_database_is_tidied_once_a_night_and_not_at_the_days_start() {
        let yesterday = date(2026, 9, 2);
        // Sweden is two hours ahead of UTC in September.
        assert_eq!(due(&at("2026-09-03T00:59:59Z"), yesterday), None);
        assert_eq!(due(&at("2026-09-03T01:00:00Z"), yesterday), Some(date(2026, 9, 3)));
        assert_eq!(due(&at("2026-09-03T01:00:05Z"), date(2026, 9, 3)), None);
        assert_eq!(
            due(&at("2026-09-05T10:00:00Z"), yesterday),
            Some(date(2026, 9, 5)),
            "after a night asleep"
        );
        let ahead = date(2027, 9, 2);
        assert_eq!(due(&at("2026-09-03T01:00:00Z"), ahead), Some(date(2026, 9, 3)), "a clock put right");
        // The nights that the clocks are changed: at two to three, and at three back to two.
        assert_eq!(due(&at("2026-03-29T00:59:59Z"), date(2026, 3, 28)), None);
        assert_eq!(due(&at("2026-03-29T01:00:00Z"), date(2026, 3, 28)), Some(date(2026, 3, 29)));
        assert_eq!(due(&at("2026-10-25T01:30:00Z"), date(2026, 10, 24)), None);
        assert_eq!(due(&at("2026-10-25T02:00:00Z"), date(2026, 10, 24)), Some(date(2026, 10, 25)));
    }
}
