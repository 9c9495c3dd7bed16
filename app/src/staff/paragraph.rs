//! Several lines of text with a label.

use leptos::prelude::*;

use crate::components::textarea::in_textarea;

#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) error: Option<String>,
}

impl Paragraph {
    pub(super) fn field(self) -> impl IntoView {
        let Self { name, label, hint, value, error } = self;
        let hint_id = format!("{name}-hjalp");
        let error_id = format!("{name}-fel");
        let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
        let invalid = error.is_some().then_some("true");
        view! {
            <div class="field" class:has-error=invalid.is_some()>
                <label for=name>{label}</label>
                <p class="hint" id=hint_id>
                    {hint}
                </p>
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <textarea id=name name=name rows="5" aria-describedby=described aria-invalid=invalid>
                    {in_textarea(&value)}
                </textarea>
            </div>
        }
        .into_any()
    }
}
