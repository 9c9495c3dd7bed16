//! What polis and kommun say to one another about a commitment, or about the whole.

use domain::{language::Language, promise::Comment};
use leptos::prelude::*;
use store::Organisation;
use uuid::Uuid;

use super::{Names, below};
use crate::{
    report::{organisation_name, prose, signature},
    staff::{
        form::{FieldErrors, error_of},
        writing::Writing,
    },
    texts::{t, t_with},
};

/// The fields for a new comment.
#[derive(Clone, Debug, Default)]
pub struct CommentForm {
    /// Whether whoever reads may write.
    pub may: bool,
    /// The side that is spoken to.
    pub to: Option<Organisation>,
    /// A new random id; each of the page's fields makes its own of it, so that what is sent twice is there once.
    pub fresh: Uuid,
    /// What was refused: about which commitment, the text, and what is wrong with it.
    pub refused: Option<(Option<Uuid>, String, FieldErrors)>,
}

/// The comments about `about`, and the field for another.
pub(super) fn comments(
    names: &Names,
    year: i16,
    about: Option<Uuid>,
    all: &[Comment],
    form: &CommentForm,
) -> Option<AnyView> {
    let language = names.language;
    let said: Vec<_> = all.iter().filter(|comment| comment.commitment == about).collect();
    if said.is_empty() && !form.may {
        return None;
    }
    let number = said.len();
    let said = said
        .into_iter()
        .map(|comment| {
            view! {
                <li class=format!("comment is-{}", comment.by.organisation.id())>
                    <p class="under">{signature(language, &comment.by)}</p>
                    {prose(&comment.text)}
                </li>
            }
        })
        .collect_view();
    let (id, subject) = match about {
        Some(about) => (format!("kommentar-{about}"), about.to_string()),
        None => ("kommentar".to_owned(), String::new()),
    };
    let refused = form.refused.as_ref().filter(|(commitment, ..)| *commitment == about);
    let open = number > 0 || refused.is_some();
    let writing = form.may.then(|| field(language, year, about, &subject, form));
    let title = if number == 0 {
        t(language, "comments-none")
    } else {
        t_with(language, "comments-number", &[("number", number.into())])
    };
    Some(
        view! {
            <details class="comments" id=id open=open>
                <summary>{title}</summary>
                <ul>{said}</ul>
                {writing}
            </details>
        }
        .into_any(),
    )
}

fn field(language: Language, year: i16, about: Option<Uuid>, subject: &str, form: &CommentForm) -> AnyView {
    let refused = form.refused.as_ref().filter(|(commitment, ..)| *commitment == about);
    let other = form.to.map(|to| organisation_name(language, to)).unwrap_or_default();
    let own = Uuid::from_u128(form.fresh.as_u128() ^ about.unwrap_or_default().as_u128());
    let writing = Writing {
        marked: None,
        name: "comment",
        id: format!("skriv-{subject}"),
        label: t_with(language, "comment-label", &[("other", other.into())]),
        hint: t(language, "comment-hint"),
        value: refused.map(|(_, text, _)| text.clone()).unwrap_or_default(),
        error: refused.and_then(|(_, _, errors)| error_of(errors, "comment")),
        rows: 2,
    };
    view! {
        <form method="post" action=below(year, "/kommentar") novalidate>
            <input type="hidden" name="id" value=own.to_string() autocomplete="off" />
            <input type="hidden" name="commitment" value=subject.to_owned() autocomplete="off" />
            {writing.field()}
            <button type="submit" class="button">
                {t(language, "comment-send")}
            </button>
        </form>
    }
    .into_any()
}
