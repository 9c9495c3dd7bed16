//! Who works with the picture: the role and the side that an account has. What staff write is signed with these two and
//! a day, never with a name.

use serde::{Deserialize, Serialize};

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everything, people and full microdata included.
    Admin,
    /// Events, dialogues, the picture, the promise.
    Editor,
    /// The picture and exports, to read.
    Analyst,
    /// Decides the promise.
    Signer,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Admin, Self::Editor, Self::Analyst, Self::Signer];

    pub fn id(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Analyst => "analyst",
            Self::Signer => "signer",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// Whether the role may add and change events, and write in the report.
    pub fn edits(self) -> bool {
        matches!(self, Self::Admin | Self::Editor)
    }

    /// Whether the role may publish a picture: editors prepare it, and somebody who answers for it decides.
    pub fn publishes(self) -> bool {
        matches!(self, Self::Admin | Self::Signer)
    }

    /// Whether the role may write down what is done of a promise, judge it and talk about it: who writes it, and who signs.
    pub fn follows_up(self) -> bool {
        self.edits() || self.publishes()
    }

    /// Whether the role may take a year's archive package out.
    pub fn archives(self) -> bool {
        self.follows_up()
    }

    /// Whether the role may take single answers out of the product, in protected detail.
    pub fn exports_responses(self) -> bool {
        matches!(self, Self::Admin | Self::Analyst)
    }

    /// Whether the role may take them out in full.
    pub fn exports_full_responses(self) -> bool {
        self == Self::Admin
    }
}

/// Which side of the partnership an account belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Organisation {
    #[serde(rename = "polis")]
    Police,
    #[serde(rename = "kommun")]
    Municipality,
}

impl Organisation {
    pub const ALL: [Self; 2] = [Self::Police, Self::Municipality];

    pub fn id(self) -> &'static str {
        match self {
            Self::Police => "polis",
            Self::Municipality => "kommun",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|organisation| organisation.id() == id)
    }
}
