//! Three processes on one PostgreSQL database, behind a proxy that sends each connection to the next of them: what
//! residents and staff meet is one Lägesbild.

use std::{sync::Mutex, thread};

use end2end::{
    fleet::Fleet,
    form::Form,
    postgres::Cluster,
    staff::{self, EMAIL, PASSWORD, Session},
};
use reqwest::header::COOKIE;

const PROCESSES: usize = 3;

#[test]
fn three_processes_behind_a_proxy_are_one_to_residents_and_staff() {
    let cluster = Cluster::start();
    let mut fleet = Fleet::start(PROCESSES, &cluster.new_database());

    let session = the_last_setup_link_lets_one_in(&fleet);
    a_session_holds_everywhere_and_ends_everywhere(&fleet);
    an_event_is_known_everywhere_at_once(&fleet, &session);
    an_answer_sent_to_each_counts_once(&fleet);
    guessing_is_no_faster_at_three(&fleet);
    when_one_is_killed_the_others_go_on(&mut fleet, &session);
}

fn the_last_setup_link_lets_one_in(fleet: &Fleet) -> Session {
    let links = fleet.setup_links();
    assert_eq!(links.len(), PROCESSES, "each printed one");
    let entered: Vec<u16> =
        links.iter().map(|link| staff::use_link(&fleet.front, link, EMAIL).status().as_u16()).collect();
    assert_eq!(entered.iter().filter(|status| **status == 303).count(), 1, "{entered:?}");
    Session::sign_in(&fleet.front, EMAIL, PASSWORD)
}

fn a_session_holds_everywhere_and_ends_everywhere(fleet: &Fleet) {
    let session = Session::sign_in(&fleet.front, EMAIL, PASSWORD);
    let statuses = || -> Vec<u16> {
        let overview = || session.get(&fleet.front, "/personal").send().expect("an answer").status().as_u16();
        (0..PROCESSES).map(|_| overview()).collect()
    };
    assert_eq!(statuses(), [200; PROCESSES]);
    session.post(&fleet.front, "/personal/logga-ut", &[]).send().expect("an answer");
    assert_eq!(statuses(), [303; PROCESSES], "signed out at one is signed out");
}

fn an_event_is_known_everywhere_at_once(fleet: &Fleet, session: &Session) {
    let code = session.add_event(&fleet.front, "Trygghetsvandring");
    for _ in 0..PROCESSES {
        let landing = fleet.front.client().get(fleet.front.url(&format!("/e/{code}"))).send().unwrap();
        assert_eq!(landing.status(), 200);
        let form = Form::open_at(&fleet.front, "vuxna", &format!("?event={code}"));
        let (status, said) = form.answer("trygg_kvall", "mycket_trygg").post_json(&fleet.front);
        assert_eq!(status, 201, "{said}");
    }
}

fn an_answer_sent_to_each_counts_once(fleet: &Fleet) {
    let form = Form::open(&fleet.front, "vuxna").answer("trygg_kvall", "ganska_trygg");
    let statuses: Vec<u16> = (0..PROCESSES).map(|_| form.post_json(&fleet.front).0).collect();
    assert_eq!(statuses, [201, 200, 200]);

    // At the same moment, from many phones that share a key.
    let form = Form::open(&fleet.front, "ungdom").answer("trygg_kvall", "ganska_trygg");
    let new = at_once(24, |_| form.post_json(&fleet.front).0).into_iter().filter(|status| *status == 201);
    assert_eq!(new.count(), 1);
}

fn guessing_is_no_faster_at_three(fleet: &Fleet) {
    let guess = |number: usize| {
        let fields = [("email", EMAIL.to_owned()), ("password", format!("gissning nummer {number}"))];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        let request = fleet.front.client().post(fleet.front.url("/personal/logga-in"));
        let request = request.header("x-forwarded-for", "198.51.100.66");
        request.body(end2end::form::encode(&fields)).send().expect("an answer").status().as_u16()
    };
    let tries = at_once(45, guess);
    let allowed = tries.iter().filter(|status| **status == 422).count();
    // Twenty, and one more every ten seconds, should the machine be that slow; three processes by themselves: all.
    assert!((20..30).contains(&allowed), "{allowed} guesses were allowed: {tries:?}");
    assert_eq!(tries.iter().filter(|status| **status == 429).count(), tries.len() - allowed, "{tries:?}");
}

fn when_one_is_killed_the_others_go_on(fleet: &mut Fleet, session: &Session) {
    let before = count(fleet, session);
    let forms: Vec<Form> =
        (0..60).map(|_| Form::open(&fleet.front, "vuxna").answer("trygg_kvall", "avstar")).collect();
    let acknowledged = Mutex::new(0);
    let front = end2end::Server::at(fleet.front.address().to_owned());
    thread::scope(|scope| {
        for part in forms.chunks(10) {
            let (acknowledged, front) = (&acknowledged, &front);
            scope.spawn(move || {
                for form in part {
                    // A connection that is cut says nothing of the answer: the phone sends it again.
                    let sent = || form.request(front).header("accept", "application/json").send();
                    let answer = std::iter::repeat_with(sent).find_map(Result::ok).expect("an answer");
                    assert!(answer.status().is_success(), "{}", answer.status());
                    *acknowledged.lock().unwrap() += 1;
                }
            });
        }
        scope.spawn(|| {
            while *acknowledged.lock().unwrap() < 10 {
                thread::yield_now();
            }
            fleet.kill(1);
        });
    });
    assert_eq!(count(fleet, session), before + forms.len(), "each is there once");
    let overview = fleet.front.client().get(fleet.front.url("/personal")).header(COOKIE, "lagesbild=made-up");
    assert_eq!(overview.send().expect("an answer").status(), 303);
}

/// How many answers to the adults' survey there are.
fn count(fleet: &Fleet, session: &Session) -> usize {
    let year = session.newest_year(&fleet.front);
    session.responses(&fleet.front, "vuxna", year).len() - 1
}

/// What `work` answers, done `count` times at once.
fn at_once(count: usize, work: impl Fn(usize) -> u16 + Sync) -> Vec<u16> {
    thread::scope(|scope| {
        let work = &work;
        let working: Vec<_> = (0..count).map(|number| scope.spawn(move || work(number))).collect();
        working.into_iter().map(|working| working.join().expect("it does not panic")).collect()
    })
}
