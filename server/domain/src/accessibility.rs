//! What is known of how accessible the service is: what was tried and how, what is known to fall short, and what was not
//! tried. The accessibility statement that the law asks for is made from it.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use crate::language::Text;

/// The record that comes with the product. A municipality's configuration may replace any part of it.
const BUILT_IN: &str = include_str!("../../config/accessibility.toml");

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The day of the latest assessment.
    pub assessed: Date,
    /// The day on which the record was last looked over.
    pub updated: Date,
    pub conformity: Conformity,
    /// Who assessed and how, in a sentence or two.
    pub method: Text,
    /// What was tried.
    pub tried: Vec<Text>,
    /// What was not tried, said as openly.
    pub not_tried: Vec<Text>,
    pub deficiencies: Vec<Deficiency>,
    /// Content that the law does not cover, or that would cost unreasonably much, with the reason.
    pub exceptions: Vec<Text>,
    pub supervisor: Supervisor,
    /// Within how many days a matter is answered.
    pub answer_within_days: u16,
    /// How many days a matter is kept after it was done.
    pub keep_days: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conformity {
    Full,
    Partial,
    None,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deficiency {
    /// The success criterion of WCAG, such as `1.3.1`.
    pub criterion: String,
    pub place: Text,
    /// What is hard, and for whom.
    pub what: Text,
    /// Why it is so.
    pub reason: Text,
    /// When it is to be mended; absent where that is not planned.
    #[serde(default)]
    pub planned: Option<Date>,
}

/// Where one complains of how a matter was handled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervisor {
    pub name: Text,
    pub address: String,
}

impl Accessibility {
    pub fn built_in() -> Self {
        toml::from_str(BUILT_IN).expect("the built-in record is checked by a test")
    }

    /// What is wrong with it, each as a sentence that says what to do.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !self.supervisor.address.starts_with("https://") {
            faults.push(format!(
                "accessibility.supervisor.address must begin with https://; it is {:?}",
                self.supervisor.address
            ));
        }
        if !(1..=90).contains(&self.answer_within_days) {
            faults.push("accessibility.answer_within_days must be from 1 to 90".to_owned());
        }
        if !(1..=1000).contains(&self.keep_days) {
            faults.push("accessibility.keep_days must be from 1 to 1000".to_owned());
        }
        if self.updated < self.assessed {
            faults.push(format!(
                "accessibility.updated {} is before accessibility.assessed {}",
                self.updated, self.assessed
            ));
        }
        if self.conformity == Conformity::Full && !self.deficiencies.is_empty() {
            faults.push(
                "accessibility.conformity is \"full\" while there are deficiencies; write \"partial\""
                    .to_owned(),
            );
        }
        faults
    }
}

/// Reads the parts that a configuration gives, and leaves the others as they come with the product.
pub(crate) fn over_built_in<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Accessibility, D::Error> {
    let given = toml::Table::deserialize(deserializer)?;
    let mut whole: toml::Table = toml::from_str(BUILT_IN).map_err(D::Error::custom)?;
    whole.extend(given);
    whole.try_into().map_err(D::Error::custom)
}
