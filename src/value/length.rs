//! Lengths of time, and the dates that are told by one: `three years`, `14-year-old`, `two days ago`.

use super::lexicon::{self, Sense, Unit};
use super::mention::{From, Meaning, Mention, Rule};
use super::number::{self, Number};
use super::reader::Reader;

/// Reads a number and a unit: a length, or a date if `ago`, `earlier` or `later` follows.
pub(super) fn quantity(reader: Reader<'_>, at: usize) -> Option<Mention> {
    counted(reader, at, number::read(reader, at))
}

/// Reads the unit behind a number; `first` is the number that begins at `at`.
pub(super) fn counted(reader: Reader<'_>, at: usize, first: Option<Number>) -> Option<Mention> {
    let number = half(reader, at).or_else(|| first.map(|first| number::up_to(reader, first)))?;
    let modified = skip_modifiers(reader, number.end);
    let glued =
        usize::from(reader.is_dash(modified) && reader.is_glued(modified) && reader.is_glued(modified + 1));
    let unit_at = modified + glued;
    let unit = length_unit(reader, unit_at)?;
    if is_age(reader, at, unit_at) || is_no_length(reader, at, unit_at) {
        return None;
    }
    let length = Length { unit, amount: number.value, end: unit_at + 1 };
    let singular = matches!(reader.sense(unit_at), Sense::Unit(_));
    Some(told_by(reader, at, extended(reader, length, singular)))
}

/// Whether the length is somebody's age in words: `children under ten years`, `aged 60 to 90 years old`.
fn is_age(reader: Reader<'_>, at: usize, unit: usize) -> bool {
    let of_age = reader.is(unit + 1, "of") && reader.is(unit + 2, "age");
    let old = reader.is(unit + 1, "old") && matches!(reader.sense(unit), Sense::Units(_));
    let bounded =
        reader.follows(at, &["under", "aged", "than", "over", "now", "age", "of", "between", "to", "or"]);
    let of_young = at > 1 && reader.follows(at, &["under"]) && reader.is_any(at - 2, YOUNG);
    let aged = reader.follows(at, &["aged"]);
    of_age || of_young || aged || old && (bounded || !reader.is_number(at) || unit > at + 1)
}

const YOUNG: &[&str] = &["infants", "children", "those", "anyone", "people", "persons", "babies"];

/// Whether a number and a unit are none of a length: `six minutes from time`, `as many days`, `2018 day five`.
fn is_no_length(reader: Reader<'_>, at: usize, unit: usize) -> bool {
    let of_match = reader.is(unit + 1, "from") && reader.is(unit + 2, "time")
        || reader.follows(at, &["on"]) && reader.is(unit, "minutes");
    let programme = matches!(reader.word(unit), "Minutes" | "Hours") && reader.is_number(at);
    let how_many = reader.is(at, "many") && reader.follows(at, &["as", "so", "how"]);
    of_match || how_many || programme || reader.is(unit, "second") && reader.is_dash(unit + 1)
}

#[derive(Clone, Copy)]
struct Length {
    unit: Unit,
    amount: Option<f64>,
    end: usize,
}

/// The unit of a length that the token names.
fn length_unit(reader: Reader<'_>, at: usize) -> Option<Unit> {
    let word = reader.word(at);
    // `17 year-old`
    let unit = lexicon::unit(word.strip_suffix("-old").or(word.strip_suffix("-olds")).unwrap_or(word))?;
    let measures = !matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Season);
    measures.then_some(unit)
}

/// `half an hour`, `half a century`.
fn half(reader: Reader<'_>, at: usize) -> Option<Number> {
    let halved = reader.sense(at) == Sense::HalfOf
        && reader.sense(at + 1) == Sense::A
        && length_unit(reader, at + 2).is_some();
    halved.then_some(Number { value: Some(0.5), end: at + 2 })
}

fn skip_modifiers(reader: Reader<'_>, at: usize) -> usize {
    const MODIFIERS: &[&str] = &[
        "more",
        "full",
        "working",
        "business",
        "consecutive",
        "straight",
        "long",
        "additional",
        "further",
        "calendar",
        "bloody",
        "brutal",
        "difficult",
        "whole",
    ];
    at + usize::from(reader.is_any(at, MODIFIERS))
}

/// The length with what still belongs to it: `and a half`, `old` of `19 year old`, `, 30 seconds`.
fn extended(reader: Reader<'_>, mut length: Length, singular: bool) -> Length {
    if reader.is(length.end, "and") && reader.is(length.end + 1, "a") && reader.is(length.end + 2, "half") {
        return Length { amount: length.amount.map(|amount| amount + 0.5), end: length.end + 3, ..length };
    }
    if singular && reader.is(length.end, "old") {
        length.end += 1;
        return length;
    }
    let joint = reader.skip_comma(length.end);
    let joint = reader.skip(joint, "and");
    let smaller = number::read(reader, joint).and_then(|number| {
        let unit = length_unit(reader, number.end).filter(|&unit| unit < length.unit && unit < Unit::Day)?;
        Some((unit, number))
    });
    if let Some((_, number)) = smaller.filter(|_| length.unit <= Unit::Hour) {
        return Length { amount: None, end: number.end + 1, ..length };
    }
    length
}

/// The length as a mention, or the date that it tells: `two days ago`, `a year earlier`, `weeks later`.
fn told_by(reader: Reader<'_>, first: usize, length: Length) -> Mention {
    let Length { unit, amount, end } = length;
    let (from, sign) = match reader.word(end) {
        "ago" => (From::Now, -1),
        "back" if unit >= Unit::Day => (From::Now, -1),
        "earlier" | "previously" => (From::Story, -1),
        "later" if !reader.is(end + 1, "than") => (From::Story, 1),
        "hence" => (From::Now, 1),
        _ => {
            let rule = Rule::Quantity;
            return Mention { first, end, meaning: Meaning::Length { unit, amount }, rule };
        }
    };
    let meaning = match amount.filter(|amount| amount.fract() == 0.0 && *amount < 10_000.0) {
        Some(amount) => Meaning::Offset { unit, amount: amount as i16 * sign, from },
        None if from == From::Now && sign < 0 => Meaning::Past,
        None => Meaning::SomeDate,
    };
    Mention { first, end: end + 1, meaning, rule: Rule::Offset }
}

/// `a day`, `an hour`, `another week`: where it is a length and no rate (`$50 a day`).
pub(super) fn one_unit(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let unit = length_unit(reader, at + 1).filter(|&unit| unit != Unit::Night && unit != Unit::Second)?;
    let singular = matches!(reader.sense(at + 1), Sense::Unit(_));
    let length = extended(reader, Length { unit, amount: Some(1.0), end: at + 2 }, false);
    let mention = told_by(reader, at, length);
    if !singular {
        return None;
    }
    if mention.rule == Rule::Offset {
        return Some(mention);
    }
    let another = reader.sense(at) == Sense::Another;
    let introduced = reader.follows(at, BEFORE_ONE_UNIT)
        || unit == Unit::Fortnight
        || reader.is_any(length.end, &["after", "before", "ahead", "early"]);
    if another || introduced || length.end > at + 2 || or_two(reader, at + 2) > at + 2 {
        let end = if length.end > at + 2 { length.end } else { or_two(reader, at + 2) };
        return Some(Mention { end, rule: Rule::OneUnit, ..mention });
    }
    None
}

/// The index behind `or two`, or `at`.
fn or_two(reader: Reader<'_>, at: usize) -> usize {
    let two = reader.is(at, "or") && reader.is_any(at + 1, &["two", "so"]);
    if two && reader.is(at + 1, "two") { at + 2 } else { at }
}

const BEFORE_ONE_UNIT: &[&str] = &[
    "for",
    "in",
    "within",
    "after",
    "over",
    "than",
    "about",
    "almost",
    "nearly",
    "least",
    "lasted",
    "lasts",
    "last",
    "lasting",
    "took",
    "takes",
    "take",
    "taken",
    "taking",
    "spend",
    "spent",
    "spends",
    "spending",
    "until",
    "around",
    "only",
    "just",
    "under",
    "roughly",
    "during",
    "exactly",
    "approximately",
    "barely",
    "up to",
    "once",
    "quite",
    "wait",
    "waited",
    "by",
];

/// `hours after`, `weeks of rain`, `for years`: a plural unit alone.
pub(super) fn bare_units(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let before = at.saturating_sub(1);
    let counted =
        matches!(reader.sense(before), Sense::Cardinal(_) | Sense::Power(_)) || reader.is_number(before);
    let unit = length_unit(reader, at).filter(|&unit| unit != Unit::Night && !counted)?;
    let mention = told_by(reader, at, Length { unit, amount: None, end: at + 1 });
    if mention.rule == Rule::Offset {
        return Some(mention);
    }
    let introduced = reader.follows(at, BEFORE_BARE_UNITS) && !reader.is(at + 1, "of");
    let matter = at > 1 && reader.follows(at, &["of"]) && reader.is(at - 2, "matter");
    let counted = reader.is(at + 1, "of")
        && !reader.is_any(at + 2, &["the", "a"])
        && !reader.follows(at, NOT_BEFORE_BARE);
    let continued = reader.is_any(at + 1, &["after", "long"])
        || reader.is(at + 1, "ahead") && reader.is(at + 2, "of")
        || reader.is(at + 1, "before") && reader.follows(at, &["months", ","]);
    (introduced || matter || counted || continued).then_some(Mention { rule: Rule::BareUnit, ..mention })
}

const BEFORE_BARE_UNITS: &[&str] = &[
    "for", "within", "after", "in", "over", "lasted", "lasting", "take", "taken", "took", "spent", "spend",
    "or", "until", "even",
];

const NOT_BEFORE_BARE: &[&str] = &[
    "the", "first", "last", "early", "final", "these", "those", "his", "her", "their", "its", "best",
    "worst", "dying", "'s", "’s", "to",
];

/// `two-week`, `14-year-old`, `decades-old`, `week-long`, `weeklong`: a measure in one token.
pub(super) fn hyphenated(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let (unit, amount, old) = match reader.sense(at) {
        Sense::Long(unit) => (unit, Some(1.0), true),
        _ => in_one_token(reader.word(at))?,
    };
    let end = at + 1 + usize::from(!old && reader.is_any(at + 1, &["old", "long"]));
    if reader.is_any(end, OF_FINANCE) {
        return None;
    }
    Some(Mention { first: at, end, meaning: Meaning::Length { unit, amount }, rule: Rule::Hyphenated })
}

/// What a hyphenated length names a kind of, rather than measures: `10-year gilts`, `three-month copper`.
const OF_FINANCE: &[&str] = &[
    "bond",
    "bonds",
    "bund",
    "bunds",
    "gilt",
    "gilts",
    "yield",
    "yields",
    "note",
    "notes",
    "treasury",
    "treasuries",
    "copper",
    "zinc",
    "rate",
    "bills",
    "swap",
    "futures",
];

/// The unit and number of a hyphenated measure, and whether it ends in `old` or `long`.
fn in_one_token(word: &str) -> Option<(Unit, Option<f64>, bool)> {
    let (head, last) = word.rsplit_once('-')?;
    let tail = matches!(last, "old" | "olds" | "long" | "plus" | "Old");
    let (number, unit) = match (tail, head.rsplit_once('-')) {
        (false, _) => (head, last),
        (true, Some((number, unit))) => (number, unit),
        (true, None) => ("", head),
    };
    let unit =
        lexicon::unit(unit).filter(|&unit| !matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Season))?;
    if number.is_empty() {
        let long = last == "long" || last == "old" && unit >= Unit::Day && head.ends_with('s');
        return long.then_some((unit, None, true));
    }
    let amount = match number::digits(number) {
        Some((value, "")) => Some(value),
        _ if matches!(number, "several" | "multi" | "half" | "many") => None,
        _ => Some(in_words(number)?),
    };
    Some((unit, amount, tail))
}

/// `two`, `twenty-five`, `two-and-a-half`.
fn in_words(number: &str) -> Option<f64> {
    match number.strip_suffix("-and-a-half") {
        Some(whole) => number::in_one_word(whole)
            .or_else(|| number::digits(whole).map(|found| found.0))
            .map(|value| value + 0.5),
        None => number::in_one_word(number),
    }
}
