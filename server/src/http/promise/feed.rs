//! The Atom feed (RFC 4287): each decided version, each day on which something was done, each year's follow-up.

use std::collections::BTreeMap;

use app::{
    Context,
    promise::words,
    texts::{day, days, integer, t, t_with},
};
use atom_syndication::{Entry, FixedDateTime, Generator, Link, Person, Text};
use domain::promise::{Decided, DeedDone, Done, Seen};
use jiff::civil::Date;
use uuid::{Builder, Uuid};

use crate::{environment::sha256, state::Lagesbild};

/// So many entries, the latest first.
const MOST: usize = 60;

/// What is told of.
pub struct Feed {
    municipality: String,
    entries: Vec<News>,
}

struct News {
    day: Date,
    year: i16,
    what: What,
}

enum What {
    Decided(Box<Decided>),
    Done(Vec<(Option<Box<domain::promise::Commitment>>, DeedDone)>),
    FollowedUp(Vec<(String, Option<Done>, Option<Seen>)>),
}

impl Feed {
    pub async fn read(state: &Lagesbild) -> store::Result<Self> {
        let (store, code) = (state.store.as_ref(), state.code());
        let mut entries = Vec::new();
        for year in store.promise_years(code).await? {
            let mut newest = None;
            for version in store.promise_versions(code, year).await? {
                let Some(decided) = store.promise_version(code, year, version.number).await? else {
                    continue;
                };
                newest.get_or_insert_with(|| decided.text().clone());
                entries.push(News { day: decided.day, year, what: What::Decided(Box::new(decided)) });
            }
            let Some(text) = newest else { continue };
            let (deeds, ..) = super::since(state, year).await?;
            let mut by_day: BTreeMap<Date, Vec<_>> = BTreeMap::new();
            for deed in deeds.into_iter().filter(|deed| deed.day <= state.today()) {
                let commitment = text.commitment(deed.commitment).cloned().map(Box::new);
                by_day.entry(deed.day).or_default().push((commitment, deed));
            }
            entries.extend(by_day.into_iter().map(|(day, deeds)| News {
                day,
                year,
                what: What::Done(deeds),
            }));
            let writing = store.promise(code, year).await?;
            let judged: Vec<_> = text
                .commitments
                .iter()
                .filter_map(|commitment| {
                    let kept = writing.follow_ups.get(&commitment.id)?;
                    let said = kept.value.done.is_some() || kept.value.seen.is_some();
                    said.then(|| (kept.by.day, (commitment.theme.clone(), kept.value.done, kept.value.seen)))
                })
                .collect();
            if let Some(day) = judged.iter().map(|(day, _)| *day).max() {
                let judged = judged.into_iter().map(|(_, judged)| judged).collect();
                entries.push(News { day, year, what: What::FollowedUp(judged) });
            }
        }
        entries.sort_by_key(|news| std::cmp::Reverse((news.day, news.year)));
        entries.truncate(MOST);
        Ok(Self { municipality: code.to_owned(), entries })
    }

    pub fn atom(&self, context: &Context) -> String {
        let language = context.language;
        let own = format!("{}/lofte.atom", context.public_url);
        let newest = self.entries.first().map(|news| news.day);
        let feed = atom_syndication::Feed {
            title: Text::plain(t(language, "told-feed")),
            subtitle: Some(Text::plain(t(language, "feed-about"))),
            id: self.id("feed"),
            updated: moment(newest.unwrap_or(jiff::civil::date(2000, 1, 1))),
            lang: Some(language.tag().to_owned()),
            generator: Some(Generator { value: "Lägesbild".to_owned(), ..Generator::default() }),
            authors: vec![Person { name: context.municipality.name.clone(), ..Person::default() }],
            links: vec![
                link("self", &own, "application/atom+xml"),
                link("alternate", &format!("{}/lofte", context.public_url), "text/html"),
            ],
            entries: self.entries.iter().map(|news| self.entry(context, news)).collect(),
            ..atom_syndication::Feed::default()
        };
        feed.to_string()
    }

    /// The same for ever for the same thing, whatever address the installation has.
    fn id(&self, thing: &str) -> String {
        let digest = sha256(format!("lagesbild promise {} {thing}", self.municipality).as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        let id: Uuid = Builder::from_custom_bytes(bytes).into_uuid();
        format!("urn:uuid:{id}")
    }

    fn entry(&self, context: &Context, news: &News) -> Entry {
        let language = context.language;
        let year = news.year;
        let named = [("year", year.to_string().into())];
        let (thing, title, below, summary) = match &news.what {
            What::Decided(decided) => {
                let text = decided.text();
                let key = if decided.number == 1 { "feed-decided" } else { "feed-changed" };
                let when = days(language, text.terms.starts, text.terms.ends);
                let values = [("count", text.commitments.len().into()), ("days", when.into())];
                let themes = text.commitments.iter().map(|one| words::theme(language, &one.theme));
                let summary = t_with(language, "feed-decided-about", &values);
                let themes = themes.collect::<Vec<_>>().join(", ");
                let reason = text.terms.reason.trim();
                let summary = [summary.as_str(), &themes, reason].join("\n");
                let mark = if text.demo() { format!("{} ", t(language, "demo-mark")) } else { String::new() };
                let title = format!("{mark}{}", t_with(language, key, &named));
                let below = format!("?version={}", decided.number);
                (format!("{year} version {}", decided.number), title, below, summary)
            }
            What::Done(deeds) => {
                let lines: Vec<_> = deeds
                    .iter()
                    .map(|(commitment, deed)| done(context, commitment.as_deref(), deed))
                    .collect();
                let title = t_with(language, "feed-deeds", &[("day", day(language, news.day).into())]);
                (format!("{year} done {}", news.day), title, String::new(), lines.join("\n"))
            }
            What::FollowedUp(judged) => {
                let lines: Vec<_> = judged
                    .iter()
                    .map(|(theme, done, seen)| {
                        let done = done.map(|done| words::was_done(language, done));
                        let seen = seen.map(|seen| words::was_seen(language, seen));
                        let said: Vec<_> = done.into_iter().chain(seen).collect();
                        format!("{}: {}.", words::theme(language, theme), said.join(". "))
                    })
                    .collect();
                let title = t_with(language, "feed-follow-up", &named);
                (format!("{year} follow-up"), title, String::new(), lines.join("\n"))
            }
        };
        let address = format!("{}/lofte/{year}{below}", context.public_url);
        Entry {
            title: Text::plain(title),
            id: self.id(&thing),
            updated: moment(news.day),
            links: vec![link("alternate", &address, "text/html")],
            summary: Some(Text::plain(summary.trim().to_owned())),
            ..Entry::default()
        }
    }
}

/// "Mörka platser: 2 fotpatruller, Torget".
fn done(context: &Context, commitment: Option<&domain::promise::Commitment>, deed: &DeedDone) -> String {
    let language = context.language;
    let theme = commitment.map(|one| words::theme(language, &one.theme)).unwrap_or_default();
    let unit = commitment.map(|one| one.deed.unit.trim()).unwrap_or_default();
    let number = if unit.is_empty() {
        t_with(language, "told-times", &[("n", deed.number.into())])
    } else {
        format!("{} {unit}", integer(language, u64::from(deed.number)))
    };
    let place = deed.place.trim();
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    format!("{theme}: {number}{place}")
}

/// A day as Atom wants it: a moment. Nothing finer than the day is known.
fn moment(day: Date) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&format!("{day}T00:00:00Z")).unwrap_or_default()
}

fn link(rel: &str, href: &str, mime: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), mime_type: Some(mime.to_owned()), ..Link::default() }
}
