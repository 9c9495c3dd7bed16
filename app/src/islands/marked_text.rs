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
/// nowhere before that.
#[island]
pub fn MarkedText(
    /// What each kind of suspicion is called, in the order of [`Suspicion::ALL`].
    words: Vec<String>,
    /// What to write instead.
    advice: String,
    /// What the server found when the form was posted: kind, by its place in [`Suspicion::ALL`], and piece.
    found: Vec<(usize, String)>,
    children: Children,
) -> impl IntoView {
    let wrapper = NodeRef::<html::Div>::new();
    let typed = RwSignal::new(Vec::<String>::new());
    let listed = RwSignal::new(found);
    let waiting = StoredValue::new(None::<TimeoutHandle>);

    let look = move |at_once: bool| {
        if let Some(waiting) = waiting.get_value() {
            waiting.clear();
        }
        let list = move || listed.set(pieces(&typed.get_untracked()));
        typed.set(wrapper.get_untracked().map(|wrapper| typed_in(&wrapper)).unwrap_or_default());
        if at_once {
            list();
        } else if let Ok(handle) = set_timeout_with_handle(list, PAUSE) {
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
                {children()}
                <div class="marked-under" aria-hidden="true">
                    {move || typed.with(|typed| segments(typed.first().map_or("", String::as_str)))}
                </div>
            </div>
            <div class="marked-list" role="status">
                {move || list(&listed.get(), &words, &advice)}
            </div>
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

fn pieces(typed: &[String]) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for text in typed {
        for found in suspicion::find(text) {
            let kind = Suspicion::ALL.iter().position(|kind| *kind == found.what).unwrap_or_default();
            let piece = (kind, found.of(text).to_owned());
            if !pieces.contains(&piece) {
                pieces.push(piece);
            }
        }
    }
    pieces
}

/// The same text as in the field, letter for letter, with the marks.
fn segments(text: &str) -> impl IntoView + use<> {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut from = 0;
    for found in suspicion::find(text) {
        parts.push(text[from..found.at.start].to_owned().into_any());
        parts.push(view! { <mark>{found.of(text).to_owned()}</mark> }.into_any());
        from = found.at.end;
    }
    // A line break at the end has a height only with something after it.
    parts.push(format!("{}\u{200b}", &text[from..]).into_any());
    parts
}

fn list(found: &[(usize, String)], words: &[String], advice: &str) -> impl IntoView + use<> {
    (!found.is_empty()).then(|| {
        let items = found
            .iter()
            .map(|(kind, piece)| {
                let what = words.get(*kind).cloned().unwrap_or_default();
                view! {
                    <li>
                        {what} " " <q>{piece.clone()}</q>
                    </li>
                }
            })
            .collect_view();
        view! {
            <ul>{items}</ul>
            <p>{advice.to_owned()}</p>
        }
    })
}
