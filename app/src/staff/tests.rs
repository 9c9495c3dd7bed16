//! What the staff pages promise, on made-up answers.

mod made;
mod pages;
mod pictures;
