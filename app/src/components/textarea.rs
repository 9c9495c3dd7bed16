//! What stands in a `<textarea>`.

/// Text as the content of a `<textarea>`. Leptos takes that element's content for raw, as a script's, but a browser reads
/// it as markup up to `</textarea>`: what someone typed would become part of the page.
pub(crate) fn in_textarea(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
