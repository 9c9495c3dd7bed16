//! Progress on a terminal; nothing where standard error goes elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar towards `total`, which indicatif hides by itself when standard error is no terminal.
pub(super) fn bar(total: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}")
        .expect("the template is checked by a test");
    ProgressBar::new(total).with_style(style).with_message(what)
}

/// Bytes written, where the total is not known.
pub(super) fn bytes(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} {bytes} {bytes_per_sec}")
        .expect("the template is checked by a test");
    ProgressBar::new_spinner().with_style(style).with_message(what)
}

/// Something that cannot be counted on the way.
pub(super) fn busy(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_templates_are_understood() {
        super::bar(1, "a").finish_and_clear();
        super::bytes("b").finish_and_clear();
    }
}
