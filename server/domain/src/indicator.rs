//! Figures from elsewhere, such as the police's own survey: shown beside the residents' answers, with their source.

use serde::{Deserialize, Serialize};

/// A published figure. Its place in the world is `source`, `year`, `geography` and `indicator` together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub source: String,
    /// Where it can be read; may be empty.
    pub url: String,
    pub year: i16,
    pub geography: String,
    pub indicator: String,
    pub theme: String,
    /// `percent` or `persons`.
    pub unit: String,
    pub value: f64,
}

impl Indicator {
    /// The address to lead to. What was read in before addresses were looked at may hold none.
    pub fn link(&self) -> Option<&str> {
        Some(self.url.as_str()).filter(|url| is_web_address(url))
    }
}

/// Whether it is an address that a browser can open: `http(s)`, a host, and nothing that belongs in no address.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\".contains(letter);
    let labels = host.split(':').next().unwrap_or_default().split('.');
    host.contains(|letter: char| letter.is_alphanumeric())
        && labels.into_iter().all(|label| !label.is_empty())
        && !host.contains('@')
        && !text.contains(odd)
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn an_address_is_one_that_a_browser_opens() {
        for address in
            ["https://bra.se", "http://scb.se/a?b=c#d", "https://räksmörgås.se/å", "http://127.0.0.1:8080/"]
        {
            assert!(is_web_address(address), "{address}");
        }
        for text in [
            "",
            "bra.se",
            "https://",
            "https:///x",
            "https://mitti.se Inbrott oroar",
            "https://a..b/",
            "https://a@b.se/",
            "https://a.se/\"x",
            "javascript:alert(1)",
            "ftp://a.se",
        ] {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
