//! What only time would bring about, put straight into the database of a stopped server.

use std::{collections::BTreeMap, fs};

use domain::promise::{Decided, PromiseText};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::{AccountId, NewAccount, Organisation, Role, SetupLink, SharedStore, TallyDifference};

use crate::Server;

/// The test town's code.
pub const CODE: &str = "9999";

/// Closes every round in the past, as if its last day were over.
pub fn close_all_rounds(server: &Server) {
    with_store(server, async |store| {
        for round in store.rounds(CODE).await.expect("the rounds") {
            let closed = store.close_round(CODE, &round.id, jiff::civil::date(2020, 1, 31)).await;
            assert!(closed.expect("the store"), "{} is closed", round.id);
        }
    });
}

/// Publishes the next version of a survey, with a question less: what the next version of the product might bring.
pub fn publish_changed_survey(server: &Server, slug: &str) {
    with_store(server, async |store| {
        let surveys = store.surveys(CODE).await.expect("the surveys");
        let latest =
            surveys.into_iter().filter(|survey| survey.slug == slug).max_by_key(|survey| survey.version);
        let mut next = latest.expect("a published survey");
        next.version += 1;
        next.questions.pop();
        store.put_survey(CODE, &next).await.expect("the store");
    });
}

/// Adds a colleague whose setup link ran out long ago. Answers the link's path.
pub fn add_expired_setup_link(server: &Server, email: &str) -> String {
    let token = "gammal-lank-som-gatt-ut-for-lange-sedan-0000";
    let colleague = NewAccount {
        id: AccountId::from_u128(0x00c0_11ea_90e0),
        email: email.to_owned(),
        name: "Eva".to_owned(),
        role: Role::Analyst,
        organisation: Organisation::Police,
        password_hash: None,
    };
    let link = SetupLink {
        account: Some(colleague.id),
        expires: Timestamp::from_second(1_600_000_000).expect("a time"),
    };
    with_store(server, async |store| {
        assert!(store.add_account(CODE, &colleague).await.expect("the store"), "the address is free");
        let hash = Sha256::digest(token.as_bytes()).into();
        store.add_setup_link(CODE, &hash, &link).await.expect("the store");
    });
    format!("/personal/start/{token}")
}

/// The `CREATE TABLE` and `CREATE INDEX` statements of a stopped server's database, by the name of what they make.
/// They are read from the file's own bytes, where SQLite keeps them as text.
pub fn schema(server: &Server) -> BTreeMap<String, String> {
    // Opening and closing brings the WAL into the file.
    with_store(server, async |_| {});
    let bytes = fs::read(server.database()).expect("the database");
    let text = String::from_utf8_lossy(&bytes);
    let statements = text.split("CREATE ").skip(1).filter_map(|rest| {
        let rest = rest.strip_prefix("UNIQUE ").unwrap_or(rest);
        let (name, _) =
            rest.strip_prefix("TABLE ").or_else(|| rest.strip_prefix("INDEX "))?.split_once([' ', '('])?;
        // What is next in the page begins with bytes that are no text.
        let end = rest
            .find(|character: char| character.is_control() && character != '\n' || character == '\u{fffd}');
        Some((name.trim_matches('"').to_owned(), rest[..end.unwrap_or(rest.len())].to_owned()))
    });
    statements.collect()
}

/// Where the counts of a server's database, running or not, are not what a recount of its answers gives.
pub fn recount(server: &Server) -> Vec<TallyDifference> {
    let mut differences = Vec::new();
    with_store(server, async |store| differences = store.recount(CODE).await.expect("a recount"));
    differences
}

/// How many answers there are, by the daily counts, which [`recount`] compares with the answers themselves.
pub fn answers(server: &Server) -> usize {
    let mut answers = 0;
    with_store(server, async |store| {
        for year in store.years_with_responses(CODE).await.expect("the years") {
            let days = store.daily_counts(CODE, year).await.expect("the daily counts");
            answers += days.iter().map(|day| usize::try_from(day.count).expect("a count")).sum::<usize>();
        }
    });
    answers
}

/// Decides a promise, as if both parties had approved it.
pub fn decide_promise(server: &Server, text: &PromiseText) {
    let bytes = text.bytes().expect("a text");
    let digest = domain::published::Digest::of(&bytes);
    let day = text.terms.starts;
    let decided = Decided::kept(text.year, 1, day, digest, bytes).expect("the text is whole");
    with_store(server, async |store| {
        assert!(store.add_decided_promise(CODE, &decided).await.expect("the store"), "the year had none");
    });
}

/// The label years that have answers, the latest first.
pub fn years(server: &Server) -> Vec<i16> {
    let mut years = Vec::new();
    with_store(server, async |store| years = store.years_with_responses(CODE).await.expect("the years"));
    years
}

/// What the audit log says was done, the first first.
pub fn actions(server: &Server) -> Vec<String> {
    let mut actions = Vec::new();
    with_store(server, async |store| {
        let entries = store.audit_entries(CODE, 1000).await.expect("the log");
        actions = entries.into_iter().rev().map(|entry| entry.action).collect();
    });
    actions
}

/// Makes the tables, and nothing in them.
pub fn open_and_close(server: &Server) {
    with_store(server, async |_| {});
}

fn with_store(server: &Server, work: impl AsyncFnOnce(&SharedStore)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (address, _copy) = server.look();
        let store = store_sqlx::open(&address).await.expect("the database");
        work(&store).await;
        store.close().await;
    });
}
