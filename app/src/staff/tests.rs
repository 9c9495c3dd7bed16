//! What the staff pages promise, on made-up answers.

mod brief;
mod dialogues;
mod looks;
mod made;
mod pages;
mod pictures;
mod promise;
mod weights;
mod written;

/// The town of these tests.
pub(in crate::staff) fn town() -> domain::municipality::Municipality {
    made::municipality(true)
}
