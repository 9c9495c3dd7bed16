//! What comes together in a crowd, whatever the engine: answers and keys in blocks, and the keys that wait in them.
//!
//! Ids and keys are random, so that nothing tells an order; and so each answer and each key dirties a page of its own, which
//! is most of what storing it costs. A crowd's batch is laid down as one row of answers for each survey and one row of keys,
//! in one transaction, and put into the tables when the crowd is over. Until then readers take both together.
//!
//! Keys and answers are in different tables, and nothing in one leads to the other. A block does tell which answers, and
//! which keys, came in one moment, as the log and the numbers of transactions do on their own; so blocks go as soon as there
//! is time, at night at the latest, and a backup has none.
//!
//! A key must be known at once, wherever it is. Keys in blocks cannot be looked up, so every process that writes has them in
//! memory ([`Waiting`]). `crowd.changes` tells it whether another process has changed what is there; it is the first thing that
//! whoever stores an answer takes, so that what was read stays true until the transaction is over.

use std::collections::{HashMap, HashSet};

use domain::{
    answers::{Answers, Written},
    event::EventCode,
    response::{Channel, Response},
};
use jiff::civil::Date;
use serde::Deserialize;
use store::{Accepted, Result, StoredResponse, SubmissionKey};
use uuid::Uuid;

use crate::{
    batch::{Batch, Hash},
    convert::{channel, corrupt, event_code, json, language, to_json},
    recount::{Counts, Versions},
};

/// As many keys as wait at the most, in some 30 MB of memory. What comes beyond is put in its place at once.
pub(crate) const MOST_WAITING: usize = 250_000;
/// As many blocks as are put in their places at a time: whoever answers meanwhile waits for that.
pub(crate) const RESPONSE_BLOCKS_AT_A_TIME: i64 = 16;
pub(crate) const KEY_BLOCKS_AT_A_TIME: i64 = 4;

/// A response on its way into its table.
pub(crate) struct NewResponse<'a> {
    pub(crate) round: &'a str,
    pub(crate) id: Uuid,
    pub(crate) response: &'a Response<Written>,
}

impl<'a> From<&'a Accepted> for NewResponse<'a> {
    fn from(accepted: &'a Accepted) -> Self {
        Self { round: &accepted.round, id: accepted.id, response: &accepted.response }
    }
}

impl<'a> From<&'a Unpacked> for NewResponse<'a> {
    fn from((round, id, response): &'a Unpacked) -> Self {
        Self { round, id: *id, response }
    }
}

/// A key on its way into its table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewKey<'a> {
    pub(crate) round: &'a str,
    pub(crate) key: SubmissionKey,
}

impl<'a> From<&'a Accepted> for NewKey<'a> {
    fn from(accepted: &'a Accepted) -> Self {
        Self { round: &accepted.round, key: accepted.key }
    }
}

/// Answers to one survey that came together.
pub(crate) struct ResponseBlock<'a> {
    pub(crate) round: &'a str,
    pub(crate) survey: &'a str,
    /// Its first response's.
    pub(crate) id: Uuid,
    pub(crate) responses: String,
}

/// Keys that came together.
pub(crate) struct KeyBlock<'a> {
    pub(crate) round: &'a str,
    /// The first half of its first hash.
    pub(crate) id: [u8; 16],
    pub(crate) keys: Vec<u8>,
}

/// A response as a block holds it; round and survey are the block's.
#[derive(Deserialize)]
struct Line(Uuid, u32, Date, Option<String>, Option<String>, String, String, Answers);

/// The answers of a batch, in the order of their table's key.
pub(crate) fn response_blocks<'a>(fresh: &[&'a Accepted]) -> Result<Vec<ResponseBlock<'a>>> {
    let of = |accepted: &&'a Accepted| (&*accepted.round, &*accepted.response.survey);
    fresh
        .chunk_by(|one, other| of(one) == of(other))
        .map(|block| {
            let lines = block.iter().map(|accepted| line(accepted)).collect::<Result<Vec<_>>>()?;
            let (round, survey) = of(&block[0]);
            Ok(ResponseBlock { round, survey, id: block[0].id, responses: format!("[{}]", lines.join(",")) })
        })
        .collect()
}

/// As [`Line`] is read. The answers are JSON already.
fn line(accepted: &Accepted) -> Result<String> {
    let Response { version, day, area, event, channel, language, answers, .. } = &accepted.response;
    let event = event.as_ref().map(EventCode::as_str);
    let mut line = to_json(&(accepted.id, version, day, area, event, channel.id(), language.tag()))?;
    line.pop();
    line.push(',');
    line.push_str(answers.as_str());
    line.push(']');
    Ok(line)
}

/// The keys of a batch.
pub(crate) fn key_blocks<'a>(fresh: &[&'a Accepted]) -> Vec<KeyBlock<'a>> {
    let mut keys: Vec<NewKey<'a>> = fresh.iter().map(|accepted| NewKey::from(*accepted)).collect();
    keys.sort_unstable_by_key(|new| (new.round, new.key.hash));
    keys.chunk_by(|one, other| one.round == other.round)
        .map(|block| KeyBlock {
            round: block[0].round,
            id: std::array::from_fn(|place| block[0].key.hash[place]),
            keys: block.iter().flat_map(|new| [new.key.hash, new.key.fingerprint]).flatten().collect(),
        })
        .collect()
}

/// What a block of answers holds.
pub(crate) fn read_responses(
    round: &str,
    survey: &str,
    responses: &str,
) -> Result<Vec<(Uuid, StoredResponse)>> {
    let lines: Vec<Line> = json("a block of answers", responses)?;
    lines
        .into_iter()
        .map(|Line(id, version, day, area, event, by, tag, answers)| {
            let event: Option<EventCode> = event.as_deref().map(event_code).transpose()?;
            let channel: Channel = channel(&by)?;
            let (survey, language) = (survey.to_owned(), language(&tag)?);
            let response = Response { survey, version, day, area, event, channel, language, answers };
            Ok((id, StoredResponse { round: round.to_owned(), response }))
        })
        .collect()
}

/// A response out of a block: its round and id.
pub(crate) type Unpacked = (String, Uuid, Response<Written>);

/// What blocks (round, survey, id, responses) hold, in the order of the responses' table, and what that counts.
pub(crate) fn unpack(
    blocks: &[(String, String, Vec<u8>, String)],
    versions: &Versions,
) -> Result<(Vec<Unpacked>, Counts)> {
    let (mut unpacked, mut counts) = (Vec::new(), Counts::default());
    for (round, survey, _, responses) in blocks {
        for (id, stored) in read_responses(round, survey, responses)? {
            counts.add(versions, &stored)?;
            unpacked.push((stored.round, id, stored.response.write()));
        }
    }
    unpacked.sort_unstable_by(|(round, id, response), (other_round, other_id, other)| {
        (round, &response.survey, id).cmp(&(other_round, &other.survey, other_id))
    });
    Ok((unpacked, counts))
}

/// What a block of keys holds.
pub(crate) fn read_keys(keys: &[u8]) -> Result<impl Iterator<Item = SubmissionKey>> {
    let (pairs, []) = keys.as_chunks::<64>() else {
        return Err(corrupt("a block of keys of length", keys.len()));
    };
    let half = |pair: &[u8; 64], from: usize| std::array::from_fn(|place| pair[from + place]);
    Ok(pairs.iter().map(move |pair| SubmissionKey { hash: half(pair, 0), fingerprint: half(pair, 32) }))
}

/// The fingerprint of a key in blocks.
pub(crate) fn find_key(blocks: &[Vec<u8>], hash: &Hash) -> Result<Option<Hash>> {
    for block in blocks {
        if let Some(key) = read_keys(block)?.find(|key| key.hash == *hash) {
            return Ok(Some(key.fingerprint));
        }
    }
    Ok(None)
}

/// The keys that wait in blocks, as far as this process has read them.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    municipality: String,
    /// What `crowd.changes` was when they were read.
    changes: i64,
    blocks: HashSet<Vec<u8>>,
    /// Hash → fingerprint.
    keys: HashMap<Hash, Hash>,
}

impl Waiting {
    pub(crate) fn is_current(&self, municipality: &str, changes: i64) -> bool {
        self.municipality == municipality && self.changes == changes
    }

    /// Which of the blocks that are `there` have not been read yet. Where one that was read is gone, none counts as read.
    pub(crate) fn unread(&mut self, municipality: &str, there: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        let there: HashSet<Vec<u8>> = there.into_iter().collect();
        if self.municipality != municipality || !self.blocks.is_subset(&there) {
            *self = Self { municipality: municipality.to_owned(), ..Self::default() };
        }
        there.difference(&self.blocks).cloned().collect()
    }

    pub(crate) fn read(&mut self, id: &[u8], keys: &[u8]) -> Result<()> {
        self.keys.extend(read_keys(keys)?.map(|key| (key.hash, key.fingerprint)));
        self.blocks.insert(id.to_owned());
        Ok(())
    }

    /// What is known of is now what was there at this change.
    pub(crate) fn at(&mut self, changes: i64) {
        self.changes = changes;
    }

    /// These blocks were laid down, which was this change.
    pub(crate) fn laid_down(&mut self, blocks: &[KeyBlock<'_>], changes: i64) -> Result<()> {
        for block in blocks {
            self.read(&block.id, &block.keys)?;
        }
        self.at(changes);
        Ok(())
    }

    /// These blocks, ids and keys, were put in their places, which was this change.
    pub(crate) fn settled(&mut self, blocks: &[(Vec<u8>, Vec<u8>)], changes: i64) -> Result<()> {
        for (id, keys) in blocks {
            for key in read_keys(keys)? {
                self.keys.remove(&key.hash);
            }
            self.blocks.remove(id);
        }
        self.at(changes);
        Ok(())
    }

    /// Whether so many more may wait.
    pub(crate) fn has_room(&self, more: usize) -> bool {
        self.keys.len() + more <= MOST_WAITING
    }

    /// The batch's keys that wait, with their fingerprints.
    pub(crate) fn known(&self, batch: &Batch<'_>) -> HashMap<Hash, Vec<u8>> {
        if self.keys.is_empty() {
            return HashMap::new();
        }
        let kept = |hash: &Hash| Some((*hash, self.keys.get(hash)?.to_vec()));
        batch.first.keys().filter_map(kept).collect()
    }
}
