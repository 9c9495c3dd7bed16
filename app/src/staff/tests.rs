//! What the staff pages promise, on made-up answers.

mod looks;
mod made;
mod pages;
mod pictures;
mod weights;
mod written;
