//! Dates of the Islamic and the Iranian calendar: `15 Ramadan 1445`, `12 Shahrivar 1402`, `1445 AH`.
//!
//! They are marked and not converted: the Islamic month begins with the moon, on another day in another country. A
//! month's name alone is a holiday, a person or a place (`Ramadan`, `Bahman`), so a day or a year must stand with it.

use super::date::Part;
use super::lexicon::{self, Sense};
use super::mention::{Meaning, Rule};
use super::reader::{Reader, Senses};
use super::written::day_of_month;
use crate::text::Document;

/// The index behind a date of another calendar that begins with the token `first`, as it stands in datelines beside
/// the common one: `Jeddah, Rajab 27, 1433, June 17, 2012, SPA --`.
pub(crate) fn read_other_date(document: &Document<'_>, first: usize) -> Option<usize> {
    let word = |at: usize| if at < document.tokens().len() { document.word(at) } else { "" };
    let is_month = |at: usize| matches!(lexicon::sense(word(at)), Sense::OtherMonth | Sense::Holiday);
    if !is_month(first) && !is_month(first + 1) {
        return None;
    }
    let senses = Senses::new(document);
    let reader = Reader::new(document, &senses, first..document.tokens().len().min(first + LONGEST));
    month_first(reader, first).or_else(|| number(reader, first)).map(|part| part.1)
}

/// Most tokens of a date, with what stands behind it.
const LONGEST: usize = 8;

/// Reads a date that begins with its day or its year: `15 Ramadan 1445`, `5th of Muharram`, `1445 AH`.
pub(super) fn number(reader: Reader<'_>, at: usize) -> Option<Part> {
    if is_year(reader.word(at)) && is_era(reader.word(at + 1)) {
        return Some((Meaning::SomeDate, at + 2, Rule::Year));
    }
    day_of_month(reader.word(at))?;
    let (name, end) = month(reader, reader.skip(at + 1, "of"))?;
    let (end, dated) = behind_year(reader, end);
    let alone = name == Name::Clear && !reader.is_word(end);
    (dated || alone).then_some((Meaning::SomeDate, end, Rule::WrittenDate))
}

/// Reads a date that begins with its month: `Ramadan 15, 1445`, `Muharram 5`, `Shahrivar 1402`.
pub(super) fn month_first(reader: Reader<'_>, at: usize) -> Option<Part> {
    let (name, next) = month(reader, at)?;
    let day = day_of_month(reader.word(next));
    let (end, dated) = behind_year(reader, next + usize::from(day.is_some()));
    let alone = day.is_some() && name == Name::Clear && !reader.is_word(end);
    (dated || alone).then_some((Meaning::SomeDate, end, Rule::WrittenDate))
}

/// Whether a month's name is also a person's, a house's or a common word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Clear,
    /// The year must stand with it.
    Shared,
}

/// The month whose name begins at `at`, and the index behind it.
fn month(reader: Reader<'_>, at: usize) -> Option<(Name, usize)> {
    if !matches!(reader.sense(at), Sense::OtherMonth | Sense::Holiday) {
        return None;
    }
    let word = reader.word(at);
    let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    if is(&["rabi", "jumada", "dhu", "dhul"]) {
        return is_second_part(reader.word(at + 1)).then_some((Name::Clear, at + 2));
    }
    let shared = is(&["safar", "rajab", "shaban", "tir", "mehr", "aban", "azar", "dey", "bahman"]);
    let holiday = is(&["christmas", "easter", "thanksgiving"]);
    (!holiday).then_some((if shared { Name::Shared } else { Name::Clear }, at + 1))
}

/// Whether the word ends the name of a month in two words: `Rabi al-Awwal`, `Dhu al-Hijjah`, `Jumada II`.
fn is_second_part(word: &str) -> bool {
    const STEMS: &[&str] = &["aww", "thani", "akh", "ula", "hijj", "qa", "qi"];
    let stem = word.split_once('-').map_or(word, |(_, stem)| stem);
    let begins = |start: &str| {
        stem.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)) && stem.len() < 10
    };
    matches!(word, "I" | "II") || STEMS.iter().any(|start| begins(start))
}

/// The index behind a year of one of the calendars, and whether there is one.
fn behind_year(reader: Reader<'_>, at: usize) -> (usize, bool) {
    let year = reader.skip_comma(at);
    if !is_year(reader.word(year)) {
        return (at, false);
    }
    (year + 1 + usize::from(is_era(reader.word(year + 1))), true)
}

/// A year of the last centuries in either calendar.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1200..1500).contains(&year))
}

fn is_era(word: &str) -> bool {
    matches!(word, "AH" | "A.H." | "AP" | "SH" | "Hijri" | "H.")
}
