//! Names on the web: absolute URIs from what a caller gives, or from the text.

use std::fmt::Write;

/// `url` with everything escaped that a URI must not hold; `None` if it is not absolute.
pub(super) fn absolute(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let is_named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let is_absolute =
        is_named && (rest.starts_with("//") || matches!(scheme, "urn" | "tag")) && rest.len() > 2;
    is_absolute.then(|| format!("{scheme}:{}", escape(rest)))
}

/// `text` with every byte as `%XX` that cannot stand in a URI as it is.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut has_fragment = false;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let stays = match byte {
            b'%' => is_escape(&text.as_bytes()[at..]),
            b'#' => !std::mem::replace(&mut has_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if stays {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn is_escape(bytes: &[u8]) -> bool {
    bytes.len() > 2 && bytes[1].is_ascii_hexdigit() && bytes[2].is_ascii_hexdigit()
}

/// A name that follows from the text alone: the same text has the same name everywhere.
///
/// It is a UUID of version 8, whose bits may come from anywhere: here from the 128-bit FNV-1a hash of the text. It tells
/// texts apart, but is no defence against somebody who wants two texts to have one name.
pub(super) fn of_text(text: &str) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let version = hash & !(0xF << 76) | 8 << 76;
    let hex = format!("{:032x}", version & !(3 << 62) | 2 << 62);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absolute_addresses_are_names() {
        assert_eq!(absolute(" https://example.org/a?b=c#d "), Some("https://example.org/a?b=c#d".to_owned()));
        assert_eq!(absolute("urn:isbn:123"), Some("urn:isbn:123".to_owned()));
        for other in
            ["", "story.txt", "C:\\a\\b", "notes:1", "//example.org/a", "1a://b", "http://", ":", "urn:"]
        {
            assert_eq!(absolute(other), None, "{other}");
        }
    }

    #[test]
    fn what_a_uri_must_not_hold_is_escaped() {
        let escaped = absolute("https://example.org/a b\"<é>%zz%20\0#x#y").unwrap();
        assert_eq!(escaped, "https://example.org/a%20b%22%3C%C3%A9%3E%25zz%20%00#x%23y");
    }

    #[test]
    fn the_name_of_a_text_is_a_uuid_of_version_8() {
        // The hash of nothing is the basis of FNV-1a.
        assert_eq!(of_text(""), "urn:uuid:6c62272e-07bb-8142-a2b8-21756295c58d");
        assert_ne!(of_text("a"), of_text("b"));
    }
}
