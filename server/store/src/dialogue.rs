//! Notes from dialogues with staff and with partners.

use async_trait::async_trait;
use domain::dialogue::DialogueNote;
use uuid::Uuid;

use crate::{Code, Result};

#[async_trait]
pub trait DialogueStore: Send + Sync {
    /// `false` when a note with this id is there already, as from a form that was sent twice; the first one stays.
    async fn add_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool>;
    /// Puts the note in the place of the one with its id. `false` when there is none.
    async fn replace_dialogue(&self, municipality: Code<'_>, note: &DialogueNote) -> Result<bool>;
    /// `false` when there is none.
    async fn delete_dialogue(&self, municipality: Code<'_>, id: Uuid) -> Result<bool>;
    async fn dialogue(&self, municipality: Code<'_>, id: Uuid) -> Result<Option<DialogueNote>>;
    /// Of a label year, by day, the latest first.
    async fn dialogues(&self, municipality: Code<'_>, year: i16) -> Result<Vec<DialogueNote>>;
    /// The label years with notes, the latest first.
    async fn years_with_dialogues(&self, municipality: Code<'_>) -> Result<Vec<i16>>;
    /// Adds or replaces each by its id, all or none. Answers how many were not there before.
    async fn import_dialogues(&self, municipality: Code<'_>, notes: &[DialogueNote]) -> Result<u64>;
    /// Forgets the made-up notes of every year. Answers how many.
    async fn delete_demo_dialogues(&self, municipality: Code<'_>) -> Result<u64>;
}
