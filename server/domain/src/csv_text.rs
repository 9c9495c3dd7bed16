//! What a text or a number may look like in a CSV file that people open in a spreadsheet.

use std::borrow::Cow;

/// Makes a text cell harmless: a spreadsheet takes one that begins with `=`, `+`, `-`, `@`, tab or carriage return for
/// a formula and may run it, so such a text gets a leading apostrophe, which spreadsheets show as text.
///
/// Only for text: a negative number stays a number. (OWASP, *CSV Injection*.)
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A number written with a decimal point, written with a decimal comma.
pub fn decimal_comma(number: &str) -> Cow<'_, str> {
    if number.contains('.') { Cow::Owned(number.replace('.', ",")) } else { Cow::Borrowed(number) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe() {
        for formula in ["=1+1", "+46", "-2", "@SUM(A1)", "\tx", "\r=1"] {
            assert_eq!(neutralise(formula), format!("'{formula}"));
        }
        for text in ["", "viksjo", "a=b", "'=1", "Östra"] {
            assert_eq!(neutralise(text), text);
        }
    }

    #[test]
    fn a_number_gets_its_comma_and_keeps_its_sign() {
        assert_eq!(decimal_comma("-2.5"), "-2,5");
        assert_eq!(decimal_comma("40"), "40");
    }

    proptest! {
        #[test]
        fn no_neutralised_text_begins_like_a_formula(text in any::<String>()) {
            prop_assert!(!neutralise(&text).starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(neutralise(&text).ends_with(&text));
        }
    }
}
