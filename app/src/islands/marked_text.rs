//! Marks what may point someone out while a note is typed: names, personal numbers, telephones, addresses.

use std::time::Duration;

use domain::suspicion::{self, Suspicion};
use leptos::{html, leptos_dom::helpers::TimeoutHandle, prelude::*};

/// How long after the last key the list below the field is read out anew. The marks themselves do not wait.
const PAUSE: Duration = Duration::from_millis(600);

/// Wraps a text area that the server made, lays marks behind its text, and lists below it what was marked. Around
/// single lines, of which there may be several, it only lists.
///
/// The rules are the domain's own function, the one that the server asks when the form is posted: without script, or
/// before it has loaded, the field is an ordinary one and the server says the same afterwards. What is typed goes
/// nowhere before that. Texts go in and out as plain strings, and marks are written as HTML: views of them would make
/// the wasm file half as large again.
#[island]
pub fn MarkedText(
    /// What each kind of suspicion is called, a line each in the order of [`Suspicion::ALL`].
    words: String,
    /// What to write instead.
    advice: String,
    /// What the server found when the form was posted, a line each: the kind's id, a tab, and the piece.
    found: String,
    children: Children,
) -> impl IntoView {
    let wrapper = NodeRef::<html::Div>::new();
    let marked = RwSignal::new(String::new());
    let listed = RwSignal::new(list(&found, &words, &advice));
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let texts = StoredValue::new((words, advice));

    let look = move |at_once: bool| {
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        let typed = wrapper.get_untracked().map(|wrapper| typed_in(&wrapper)).unwrap_or_default();
        marked.set(typed.first().map(|text| marks(text)).unwrap_or_default());
        let tell = move || {
            let found = lines(&typed);
            listed.set(texts.with_value(|(words, advice)| list(&found, words, advice)));
        };
        if at_once {
            tell();
        } else if let Ok(handle) = set_timeout_with_handle(tell, PAUSE) {
            waiting.set_value(Some(handle));
        }
    };
    // Effects run in the browser only: what the fields hold by then may have been typed before the script came.
    Effect::new(move |_| {
        if wrapper.get().is_some() {
            look(true);
        }
    });

    view! {
        <div class="marking" on:input=move |_| look(false) node_ref=wrapper>
            <div class="marked-box">
                {children()} <div class="marked-under" aria-hidden="true" inner_html=move || marked.get()></div>
            </div>
            <div class="marked-list" role="status" inner_html=move || listed.get()></div>
        </div>
    }
}

/// What the wrapped fields hold.
fn typed_in(wrapper: &web_sys::Element) -> Vec<String> {
    use leptos::wasm_bindgen::JsCast as _;
    let Ok(fields) = wrapper.query_selector_all("textarea, input[type=text]") else { return Vec::new() };
    let value = |node: web_sys::Node| match node.dyn_into::<web_sys::HtmlTextAreaElement>() {
        Ok(area) => Some(area.value()),
        Err(node) => Some(node.dyn_into::<web_sys::HtmlInputElement>().ok()?.value()),
    };
    (0..fields.length()).filter_map(|at| value(fields.get(at)?)).collect()
}

/// What may point someone out in any of the texts, a line each, the same piece once.
fn lines(typed: &[String]) -> String {
    let mut lines = String::new();
    for text in typed {
        for found in suspicion::find(text) {
            let line = [found.what.id(), "\t", found.of(text)].concat();
            if !lines.lines().any(|known| known == line) {
                lines.push_str(&line);
                lines.push('\n');
            }
        }
    }
    lines
}

/// The same text as in the field, letter for letter, with the marks.
fn marks(text: &str) -> String {
    let mut html = String::new();
    let mut from = 0;
    for found in suspicion::find(text) {
        escape(&mut html, &text[from..found.at.start]);
        html.push_str("<mark>");
        escape(&mut html, found.of(text));
        html.push_str("</mark>");
        from = found.at.end;
    }
    escape(&mut html, &text[from..]);
    // A line break at the end has a height only with something after it.
    html.push('\u{200b}');
    html
}

fn list(found: &str, words: &str, advice: &str) -> String {
    if found.is_empty() {
        return String::new();
    }
    let mut html = String::from("<ul>");
    for (kind, piece) in found.lines().filter_map(|line| line.split_once('\t')) {
        let place = Suspicion::ALL.iter().position(|known| known.id() == kind).unwrap_or_default();
        html.push_str("<li>");
        escape(&mut html, words.lines().nth(place).unwrap_or_default());
        html.push_str(" <q>");
        escape(&mut html, piece);
        html.push_str("</q></li>");
    }
    html.push_str("</ul><p>");
    escape(&mut html, advice);
    html.push_str("</p>");
    html
}

/// Adds a text as text.
fn escape(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Personnummer:\nE-post:\nTelefon:\nAdress:\nNamn:";

    #[test]
    fn what_someone_types_is_never_markup() {
        let typed = "<img src=x onerror=alert(1)> & Anna Svensson</textarea>";
        let expected =
            "&lt;img src=x onerror=alert(1)&gt; &amp; <mark>Anna Svensson</mark>&lt;/textarea&gt;\u{200b}";
        assert_eq!(marks(typed), expected);
        let html = list("name\tAnna <b> & Co\n", WORDS, "Skriv <i>funktion</i>.");
        assert_eq!(
            html,
            "<ul><li>Namn: <q>Anna &lt;b&gt; &amp; Co</q></li></ul><p>Skriv &lt;i&gt;funktion&lt;/i&gt;.</p>"
        );
    }

    #[test]
    fn the_same_piece_is_listed_once_and_nothing_gives_no_list() {
        let typed = ["Anna Svensson och Anna Svensson".to_owned(), "070-174 06 05".to_owned()];
        assert_eq!(lines(&typed), "name\tAnna Svensson\nphone\t070-174 06 05\n");
        assert_eq!(list(&lines(&["Polisen Järfälla".to_owned()]), WORDS, "x"), "");
    }
}
