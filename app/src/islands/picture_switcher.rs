//! Switches year, age group, second dimension, channels and weights of the situation picture without loading a new page.

use leptos::{ev, html, prelude::*, task::spawn_local};

use crate::api::{PictureAddress, situation_picture};

/// Wraps the picture that the server rendered, and swaps it when one of its links is followed.
///
/// The links are ordinary ones (`a[data-picture]`): without script, with a modifier key held, or when the server
/// function fails for any reason, the browser follows them as it always does. The address and the title follow the
/// picture, back and forward work, the focus stays on the link that was pressed, and a polite live region tells what
/// is shown.
#[island]
pub fn PictureSwitcher(
    /// The language of the page, as a BCP 47 tag.
    lang: String,
    /// What is announced while the picture is being fetched.
    loading: String,
    children: Children,
) -> impl IntoView {
    let picture = NodeRef::<html::Div>::new();
    let busy = RwSignal::new(false);
    let message = RwSignal::new(String::new());
    // Answers may come back in another order than they were asked for: only the latest one counts.
    let latest = StoredValue::new(0_u32);
    // What is shown, so that a link to a section of the page is not taken for another picture.
    let shown = StoredValue::new(String::new());

    let show = move |address: PictureAddress, push: bool| {
        let turn = latest.get_value() + 1;
        latest.set_value(turn);
        busy.set(true);
        message.set(loading.clone());
        let lang = lang.clone();
        spawn_local(async move {
            let href = address.href();
            let fetched = situation_picture(href.clone(), lang).await;
            if latest.get_value() != turn {
                return;
            }
            let (Ok(fragment), Some(place)) = (fetched, picture.get_untracked()) else {
                // The page itself knows best what to say: about a session that has ended, or trouble.
                let _ = window().location().set_href(&href);
                return;
            };
            let focused = document().active_element().map(|element| element.id());
            place.set_inner_html(&fragment.html);
            shown.set_value(href.clone());
            document().set_title(&fragment.title);
            if let Some(heading) = document().query_selector("h1").ok().flatten() {
                heading.set_text_content(Some(&fragment.heading));
            }
            if push && let Ok(history) = window().history() {
                let _ = history.push_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(&href));
            }
            if let Some(id) = focused.filter(|id| !id.is_empty()) {
                keep_focus(&id);
            }
            busy.set(false);
            message.set(fragment.heading);
        });
    };

    let follow = show.clone();
    let on_click = move |click: ev::MouseEvent| {
        let plain = click.button() == 0
            && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
            && !click.default_prevented();
        // A half-written text would go away with the picture: then the browser follows the link, and asks first.
        let plain = plain && !is_being_written("");
        if let Some(address) = plain.then(|| pressed_link(&click)).flatten() {
            click.prevent_default();
            follow(address, true);
        }
    };

    // Effects run in the browser only, and `window` is there only.
    Effect::new(move |_| {
        let show = show.clone();
        shown.set_value(address_here().map(|address| address.href()).unwrap_or_default());
        let listener = window_event_listener(ev::popstate, move |_| {
            if let Some(address) = address_here().filter(|address| address.href() != shown.get_value()) {
                show(address, false);
            }
        });
        // A form that is sent takes its own text along, and no other.
        let sent = StoredValue::new(String::new());
        let sending = window_event_listener(ev::submit, move |event| {
            sent.set_value(event.target().and_then(|form| form_address(&form)).unwrap_or_default());
        });
        let leaving = window_event_listener(ev::beforeunload, move |event| {
            if is_being_written(&sent.get_value()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            listener.remove();
            leaving.remove();
            sending.remove();
        });
    });

    view! {
        <div
            class="switcher"
            class:is-busy=move || busy.get()
            aria-busy=move || busy.get().to_string()
            on:click=on_click
        >
            <p class="visually-hidden" role="status">
                {move || message.get()}
            </p>
            <div class="switcher-progress" aria-hidden="true"></div>
            <div class="switcher-picture" node_ref=picture>
                {children()}
            </div>
        </div>
    }
}

/// The picture that the address bar names.
fn address_here() -> Option<PictureAddress> {
    let location = window().location();
    PictureAddress::parse(&(location.pathname().ok()? + &location.search().ok()?))
}

/// The picture that a pressed link leads to; `None` when it was not one of the picture's links.
fn pressed_link(click: &ev::MouseEvent) -> Option<PictureAddress> {
    use leptos::wasm_bindgen::JsCast as _;
    let target = click.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[data-picture]").ok()??;
    PictureAddress::parse(&link.get_attribute("href")?)
}

/// Where the form that an element is, or is in, is sent.
fn form_address(element: &web_sys::EventTarget) -> Option<String> {
    use leptos::wasm_bindgen::JsCast as _;
    element.dyn_ref::<web_sys::Element>()?.closest("form").ok()??.get_attribute("action")
}

/// Whether a text on the page was changed and not saved, in another form than the one that is sent to `sent`.
fn is_being_written(sent: &str) -> bool {
    use leptos::wasm_bindgen::JsCast as _;
    let Ok(fields) = document().query_selector_all("textarea") else { return false };
    (0..fields.length()).filter_map(|at| fields.get(at)?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()).any(
        |field| {
            field.default_value().is_ok_and(|kept| kept != field.value())
                && form_address(&field).as_deref() != Some(sent)
        },
    )
}

/// Puts the focus on the element that has taken the place of the focused one, without scrolling.
fn keep_focus(id: &str) {
    use leptos::wasm_bindgen::JsCast as _;
    let element = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
