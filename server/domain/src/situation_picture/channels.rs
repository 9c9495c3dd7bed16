//! The answers of some channels by themselves. Each answer came in through exactly one channel, so counts and sums of
//! the whole municipality are those of its channels added up; for areas that is not counted.

use std::collections::BTreeMap;

use super::{Place, RawField, RawGroup, RawTable, RawTheme};
use crate::{response::Channel, tally::ScoreSums};

impl RawField {
    /// The tables that the answers of these channels make in the whole municipality.
    pub(crate) fn tables_of(&self, channels: &[Channel]) -> Vec<RawTable> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for (option, count) in channels.iter().filter_map(|channel| self.by_channel.get(channel)).flatten() {
            *counts.entry(option.clone()).or_default() += count;
        }
        let of_channels = Self {
            counts: BTreeMap::from([(Place::None, counts)]),
            by_channel: BTreeMap::new(),
            ..self.clone()
        };
        of_channels.tables(&None)
    }
}

impl RawTheme {
    pub(crate) fn sums_of(&self, channels: &[Channel]) -> ScoreSums {
        let mut sums = ScoreSums::default();
        for channel in channels {
            sums.add(self.by_channel.get(channel).copied().unwrap_or_default());
        }
        sums
    }
}

impl RawGroup {
    pub(crate) fn received_through(&self, channel: Channel) -> u64 {
        self.by_channel.get(&channel).copied().unwrap_or_default()
    }
}
