//! Clock times: `5 p.m.`, `22:30`, `1330 GMT`, `five o'clock`, `noon`.

use super::lexicon::Sense;
use super::mention::{Meaning, Mention, Rule};
use super::number::Number;
use super::reader::Reader;

/// Reads a clock time that begins at `at`, perhaps with `number`.
pub(super) fn read(reader: Reader<'_>, at: usize, number: Option<Number>) -> Option<Mention> {
    let (mut hour, minute, half, end) = in_digits(reader, at).or_else(|| in_words(reader, at, number))?;
    match half {
        Some(Half::Afternoon) if hour < 12 => hour += 12,
        Some(Half::Morning) if hour == 12 => hour = 0,
        _ => {}
    }
    let end = zone_end(reader, end);
    Some(Mention { first: at, end, meaning: Meaning::Clock { hour, minute }, rule: Rule::Clock })
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

type Found = (u8, u8, Option<Half>, usize);

/// `5 p.m.`, `5pm`, `8.15 a.m.`, `22:30`, `1330 GMT`.
fn in_digits(reader: Reader<'_>, at: usize) -> Option<Found> {
    if !reader.is_number(at) {
        return None;
    }
    let word = reader.word(at);
    let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
    let (digits, suffix) = word.split_at(digits);
    let (hour, minute) = hour_and_minute(digits)?;
    if let Some(half) = half_of_day(suffix).filter(|_| hour <= 12) {
        return Some((hour, minute, Some(half), at + 1));
    }
    if suffix == "hrs" && digits.len() > 3 {
        return Some((hour, minute, None, at + 1));
    }
    if !suffix.is_empty() {
        return None;
    }
    if let Some(half) = half_of_day(reader.word(at + 1)).filter(|_| hour <= 12 || digits.contains(':')) {
        return Some((hour, minute, Some(half), at + 2));
    }
    let zoned =
        zone_end(reader, at + 1) > at + 1 || reader.is_any(at + 1, &["hours", "hrs"]) && digits.len() == 4;
    let introduced = digits.contains(':') && reader.follows(at, BEFORE_CLOCK);
    (zoned && digits.len() > 3 || introduced).then_some((hour, minute, None, at + 1))
}

const BEFORE_CLOCK: &[&str] =
    &["at", "by", "around", "before", "after", "since", "until", "from", "till", "about"];

/// `9`, `22:30`, `8.15`, `1330`.
fn hour_and_minute(digits: &str) -> Option<(u8, u8)> {
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if digits.len() == 4 => digits.split_at(2),
        None => (digits, "0"),
    };
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 25 && minute < 60).then_some((hour, minute))
}

fn half_of_day(word: &str) -> Option<Half> {
    match word {
        "a.m." | "am" | "AM" | "A.M." | "a.m" => Some(Half::Morning),
        "p.m." | "pm" | "PM" | "P.M." | "p.m" => Some(Half::Afternoon),
        _ => None,
    }
}

/// `five o'clock`, `two in the morning`, `quarter to five`.
fn in_words(reader: Reader<'_>, at: usize, number: Option<Number>) -> Option<Found> {
    if reader.is_any(at, &["quarter", "half"]) && reader.is_any(at + 1, &["past", "to"]) {
        let Sense::Cardinal(hour @ 1..=12) = reader.sense(at + 2) else { return None };
        let minute = if reader.is(at, "half") { 30 } else { 15 };
        let to = reader.is(at + 1, "to");
        return Some((if to { hour - 1 } else { hour }, if to { 45 } else { minute }, None, at + 3));
    }
    let hour = number.filter(|hour| hour.end == at + 1)?.value.filter(|hour| (1.0..=12.0).contains(hour))?;
    if reader.is_any(at + 1, &["o'clock", "o’clock"]) {
        let (half, end) = in_the(reader, at + 2);
        return Some((hour as u8, 0, half, end));
    }
    let (half, end) = in_the(reader, at + 1);
    half.filter(|_| reader.follows(at, BEFORE_CLOCK)).map(|half| (hour as u8, 0, Some(half), end))
}

/// `in the morning`, and the index behind it.
fn in_the(reader: Reader<'_>, at: usize) -> (Option<Half>, usize) {
    if !reader.is(at, "in") || !reader.is(at + 1, "the") {
        return (None, at);
    }
    match reader.word(at + 2) {
        "morning" => (Some(Half::Morning), at + 3),
        "afternoon" | "evening" => (Some(Half::Afternoon), at + 3),
        _ => (None, at),
    }
}

/// The index behind a time zone: `GMT`, `local time`, `(NZDT)`, `Pacific time`.
fn zone_end(reader: Reader<'_>, at: usize) -> usize {
    const ZONES: &[&str] = &[
        "GMT", "UTC", "ET", "EST", "EDT", "PST", "PDT", "CST", "CDT", "MST", "MDT", "PT", "CET", "CEST",
        "BST", "IST", "NZDT", "NZST", "AEST", "AEDT", "MSK", "JST", "PKT", "WIB", "EAT", "WAT", "SAST",
    ];
    let named = matches!(
        reader.word(at),
        "local" | "Pacific" | "Eastern" | "Central" | "Mountain" | "Moscow" | "Beijing" | "Greenwich"
    );
    if named && reader.is(at + 1, "time") {
        return at + 2;
    }
    if reader.word(at) == "(" && ZONES.contains(&reader.word(at + 1)) && reader.word(at + 2) == ")" {
        return at + 3;
    }
    at + usize::from(ZONES.contains(&reader.word(at)))
}

/// Reads `noon`, `midnight`, `dawn` where a preposition makes them a moment.
pub(super) fn moment(reader: Reader<'_>, at: usize, hour: Option<u8>) -> Option<Mention> {
    let introduced = reader.follows(
        at,
        &["at", "by", "before", "after", "until", "till", "since", "around", "past", "from", "to"],
    );
    let meaning = match hour {
        Some(hour) => Meaning::Clock { hour, minute: 0 },
        None => Meaning::SomeTime,
    };
    introduced.then(|| Mention { first: at, end: zone_end(reader, at + 1), meaning, rule: Rule::Moment })
}
