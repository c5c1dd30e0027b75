//! The agencies and outlets whose credits stand in datelines.

mod table;

use table::{AGENCIES, BRACKETED, Row};

/// What the table says of a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Agency {
    /// The agency's full name.
    pub(super) name: &'static str,
    /// The row of the table.
    row: &'static Row,
    /// Whether the name is a credit between brackets or slashes only.
    pub(super) needs_brackets: bool,
}

impl Agency {
    /// Whether the table writes one of its credits exactly so.
    pub(super) fn is_written(&self, credit: &str) -> bool {
        credits(self.row).any(|known| known == credit)
    }
}

/// The agency that is credited as `credit`, if it is known.
pub(super) fn find(credit: &str) -> Option<Agency> {
    if credit.len() > LONGEST {
        return None;
    }
    let hash = hash_of(credit.as_bytes(), 0, credit.len());
    let mut slot = hash as usize % SLOTS;
    while INDEX[slot] != 0 {
        if INDEX[slot] >> 16 == hash >> 16 {
            let index = (INDEX[slot] & 0xFFFF) as usize - 1;
            if credits(row(index)).any(|known| same_letters(known, credit)) {
                let row @ &(_, name, _) = row(index);
                return Some(Agency { name, row, needs_brackets: index >= AGENCIES.len() });
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

/// The full name of the agency that is credited as `credit`, if it is known.
pub(super) fn name_of(credit: &str) -> Option<&'static str> {
    find(credit).map(|agency| agency.name)
}

/// Whether a name is one of an agency, newspaper or broadcaster wherever it stands.
pub(crate) fn is_agency(name: &str) -> bool {
    find(name).is_some_and(|agency| !agency.needs_brackets)
}

/// The country, in ISO 3166, where a place that the agency names without a qualifier most likely lies; `None` for
/// agencies that are not known, and for those that report from everywhere alike.
#[allow(dead_code, reason = "the resolver of places asks for it")]
pub(crate) fn country_of(agency: &str) -> Option<&'static str> {
    Some(find(agency)?.row.0).filter(|home| !home.is_empty())
}

/// Whether `credit` is a station's call sign, as American local broadcasters use them: `KXAN`, `WBKO`, `ABC7`.
pub(super) fn is_call_sign(credit: &str) -> bool {
    let letters = credit.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = credit.len() - letters;
    credit.bytes().skip(letters).all(|b| b.is_ascii_digit())
        && match credit.as_bytes().first() {
            Some(b'K' | b'W') => digits == 0 && (3..=4).contains(&letters),
            Some(_) => letters == 3 && (1..=2).contains(&digits),
            None => false,
        }
}

/// No credit has more bytes.
const LONGEST: usize = 96;
/// Slots of the index: a power of two, about three times as many as there are credits.
const SLOTS: usize = 8192;

/// An open-addressed index of all credits, made by the compiler: the upper half of a credit's hash, and below it
/// the number of its row, plus one.
static INDEX: [u32; SLOTS] = index();

const fn row(index: usize) -> &'static Row {
    if index < AGENCIES.len() { &AGENCIES[index] } else { &BRACKETED[index - AGENCIES.len()] }
}

fn credits(row: &'static Row) -> impl Iterator<Item = &'static str> {
    std::iter::once(row.1).chain(row.2.split('|'))
}

#[allow(clippy::large_stack_arrays, reason = "it runs in the compiler")]
const fn index() -> [u32; SLOTS] {
    let mut slots = [0; SLOTS];
    let mut at = 0;
    while at < AGENCIES.len() + BRACKETED.len() {
        let &(_, name, others) = row(at);
        enter(&mut slots, hash_of(name.as_bytes(), 0, name.len()), at);
        let others = others.as_bytes();
        let (mut start, mut end) = (0, 0);
        while end <= others.len() {
            if end == others.len() || others[end] == b'|' {
                if end > start {
                    enter(&mut slots, hash_of(others, start, end), at);
                }
                start = end + 1;
            }
            end += 1;
        }
        at += 1;
    }
    slots
}

const fn enter(slots: &mut [u32; SLOTS], hash: u32, row: usize) {
    let mut slot = hash as usize % SLOTS;
    while slots[slot] != 0 {
        slot = (slot + 1) % SLOTS;
    }
    slots[slot] = hash & 0xFFFF_0000 | (row + 1) as u32;
}

/// FNV-1a over the letters of `text[start..end]`.
const fn hash_of(text: &[u8], start: usize, end: usize) -> u32 {
    let mut hash = 0x811C_9DC5_u32;
    let mut at = behind_article(text, start, end);
    while at < end {
        if let Some(letter) = letter(text, at) {
            hash = (hash ^ letter as u32).wrapping_mul(0x0100_0193);
        }
        at += 1;
    }
    hash
}

/// The index behind a leading `The `.
const fn behind_article(text: &[u8], start: usize, end: usize) -> usize {
    let article = start + 4 < end
        && text[start].eq_ignore_ascii_case(&b't')
        && text[start + 1].eq_ignore_ascii_case(&b'h')
        && text[start + 2].eq_ignore_ascii_case(&b'e')
        && text[start + 3] == b' ';
    if article { start + 4 } else { start }
}

/// The byte at `at` as it counts: small ASCII letters and digits, and characters of two bytes (`é` for `É`); `None`
/// for blanks, punctuation and longer characters.
const fn letter(text: &[u8], at: usize) -> Option<u8> {
    match text[at] {
        byte if byte.is_ascii_alphanumeric() => Some(byte.to_ascii_lowercase()),
        byte @ 0xC3..=0xDF => Some(byte),
        byte @ 0x80..=0xBF if at > 0 => match text[at - 1] {
            0xC3 if byte < 0x9F => Some(byte + 0x20),
            0xC3..=0xDF => Some(byte),
            _ => None,
        },
        _ => None,
    }
}

fn same_letters(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> + '_ {
        let bytes = text.as_bytes();
        (behind_article(bytes, 0, bytes.len())..bytes.len()).filter_map(|at| letter(bytes, at))
    }
    letters(a).eq(letters(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_credit_of_the_table_finds_its_own_agency() {
        let rows = AGENCIES.iter().chain(BRACKETED);
        for row @ (home, name, _) in rows {
            assert!(home.is_empty() || home.len() == 2, "{name}");
            for credit in credits(row).filter(|credit| !credit.is_empty()) {
                assert_eq!(name_of(credit), Some(*name), "{credit}");
                assert!(credit.len() <= LONGEST, "{credit}");
            }
        }
    }

    #[test]
    fn a_credit_is_found_in_any_spelling() {
        for credit in ["PRNewswire", "PR Newswire", "/PRNEWSWIRE/"] {
            assert_eq!(name_of(credit), Some("PR Newswire"));
        }
        assert_eq!(name_of("Itar-Tass"), Some("TASS"));
        assert_eq!(name_of("dpa"), Some("Deutsche Presse-Agentur"));
        assert_eq!(name_of("AGÊNCIA BRASIL"), Some("Agência Brasil"));
        assert_eq!(name_of("Ma’an News Agency"), Some("Ma'an News Agency"));
        assert_eq!(name_of("the jakarta post"), name_of("Jakarta Post"));
        assert_eq!(name_of("Smith"), None);
        assert_eq!(name_of(""), None);
        assert_eq!(name_of(&"x".repeat(1000)), None);
    }

    #[test]
    fn national_agencies_have_a_home_and_world_wires_have_none() {
        assert_eq!(country_of("Press Trust of India"), Some("IN"));
        assert_eq!(country_of("Ghana News Agency"), Some("GH"));
        assert_eq!(country_of("Reuters"), None);
        assert_eq!(country_of("Nobody's News"), None);
    }

    #[test]
    fn common_words_need_brackets() {
        assert!(find("Fortune").unwrap().needs_brackets);
        assert!(!find("AFP").unwrap().needs_brackets);
    }

    #[test]
    fn call_signs_have_their_shape() {
        assert!(is_call_sign("KXAN") && is_call_sign("WGN") && is_call_sign("ABC7"));
        assert!(!is_call_sign("KANSAS") && !is_call_sign("W") && !is_call_sign("") && !is_call_sign("G20"));
    }
}
