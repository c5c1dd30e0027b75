//! Numbers in digits and words: `1,200`, `2.5`, `twenty-five`, `half a million`, `a dozen`, `tens of thousands`.

use super::lexicon::{self, Sense};
use super::reader::Reader;

/// A number, or two that bound it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// The number, if it is one and known: `several` and `five to seven` are not.
    pub(super) value: Option<f64>,
    /// The index behind its last token.
    pub(super) end: usize,
}

/// More words than any number in use has; bounds the look ahead.
const LONGEST: usize = 8;

/// Reads the number that begins with the token `at`.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Number> {
    match reader.sense(at) {
        Sense::Fuzzy if reader.is(at, "couple") => None,
        Sense::Fuzzy | Sense::Powers(_) => Some(vague(reader, at)),
        Sense::A => after_article(reader, at),
        Sense::HalfOf => half(reader, at),
        _ => exact(reader, at),
    }
}

/// Reads a number or a span of numbers: `five to seven`, `10-15`, `one or two`.
pub(super) fn read_range(reader: Reader<'_>, at: usize) -> Option<Number> {
    read(reader, at).map(|first| up_to(reader, first))
}

/// The span of numbers that begins with `first`, or `first` itself.
pub(super) fn up_to(reader: Reader<'_>, first: Number) -> Number {
    let joined = reader.is_dash(first.end) || reader.is_any(first.end, &["to", "or"]);
    let second = if joined { exact(reader, first.end + 1) } else { None };
    second.map_or(first, |second| Number { value: None, end: second.end })
}

/// `several`, `many hundreds`, `tens of thousands of`: without the final `of`.
fn vague(reader: Reader<'_>, at: usize) -> Number {
    let mut end = at + 1;
    loop {
        let next = reader.skip(end, "of");
        match reader.sense(next) {
            Sense::Powers(_) | Sense::Power(_) if next < at + LONGEST => end = next + 1,
            _ => return Number { value: None, end },
        }
    }
}

/// `a dozen`, `a hundred`, `a couple of`, `a few`, `a number of`, `a million`.
fn after_article(reader: Reader<'_>, at: usize) -> Option<Number> {
    let next = at + 1;
    if reader.is(next, "dozen") {
        return Some(Number { value: Some(12.0), end: next + 1 });
    }
    if reader.is_any(next, &["couple", "number", "handful"]) && reader.is(next + 1, "of") {
        return Some(Number { value: None, end: next + 2 });
    }
    match reader.sense(next) {
        Sense::Power(_) => words(reader, next),
        Sense::Fuzzy if reader.is(next, "few") => Some(vague(reader, next)),
        _ => None,
    }
}

/// Whether what stands behind `a` may make it a number or a length: most articles stand before other nouns.
pub(super) fn may_follow_article(reader: Reader<'_>, at: usize) -> bool {
    reader.sense(at) != Sense::Other || reader.is_any(at, &["dozen", "number", "handful"])
}

/// `half a million`, `half a dozen`.
fn half(reader: Reader<'_>, at: usize) -> Option<Number> {
    let whole = match reader.sense(at + 1) {
        Sense::A => after_article(reader, at + 1)?,
        _ => return None,
    };
    Some(Number { value: whole.value.map(|value| value / 2.0), end: whole.end })
}

/// A number in digits or words, with its powers of ten.
fn exact(reader: Reader<'_>, at: usize) -> Option<Number> {
    if !reader.is_number(at) {
        return may_be_in_words(reader, at).then(|| words(reader, at)).flatten();
    }
    let (mut value, rest) = digits(reader.word(at))?;
    value *= suffix_power(rest)?;
    let mut end = at + 1;
    if reader.is(end, "and") && reader.is(end + 1, "a") && reader.is(end + 2, "half") {
        value += 0.5;
        end += 3;
    }
    Some(with_powers(reader, value, end))
}

/// `value` times the powers of ten that stand at `end`, a hyphen between them or not.
pub(super) fn with_powers(reader: Reader<'_>, mut value: f64, mut end: usize) -> Number {
    for _ in 0..3 {
        let next = if reader.is_dash(end) { end + 1 } else { end };
        let Sense::Power(power) = reader.sense(next) else { break };
        value *= ten_to(power);
        end = next + 1;
    }
    Number { value: Some(value), end }
}

/// Whether a word is a number or begins one in a word with hyphens.
fn may_be_in_words(reader: Reader<'_>, at: usize) -> bool {
    match reader.sense(at) {
        Sense::Cardinal(_) | Sense::Power(_) => true,
        Sense::Other => reader.word(at).as_bytes().contains(&b'-'),
        _ => false,
    }
}

/// A number in words: `two hundred and fifty thousand`, `twenty-five`.
fn words(reader: Reader<'_>, at: usize) -> Option<Number> {
    let (mut total, mut current, mut end) = (0.0, 0.0, at);
    while end < at + LONGEST {
        let joint = if end > at { reader.skip(end, "and") } else { end };
        if let Sense::Power(power) = reader.sense(end) {
            current = f64::max(current, 1.0) * ten_to(power);
            if power > 2 {
                total += current;
                current = 0.0;
            }
            end += 1;
        } else if fits(reader, at, end, joint) {
            let Some(value) = in_one_word(reader.word(joint)) else { break };
            current += value;
            end = joint + 1;
        } else {
            break;
        }
    }
    if end > at && reader.is(end, "and") && reader.is(end + 1, "a") && reader.is(end + 2, "half") {
        current += 0.5;
        end += 3;
    }
    (end > at).then_some(Number { value: Some(total + current), end })
}

/// Whether a further number word continues the number: only behind a power of ten (`two hundred fifty`).
fn fits(reader: Reader<'_>, at: usize, end: usize, joint: usize) -> bool {
    end == at || matches!(reader.sense(end - 1), Sense::Power(_)) && (joint == end || joint == end + 1)
}

/// `seven`, `forty`, `twenty-five`, `two-point-five`.
pub(super) fn in_one_word(word: &str) -> Option<f64> {
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return None;
    }
    let mut value = 0.0;
    let mut scale = None;
    for part in word.split('-') {
        match (lexicon::sense(part), scale) {
            (Sense::Cardinal(number), None) => value += f64::from(number),
            (Sense::Cardinal(number @ 0..10), Some(place)) => {
                value += f64::from(number) * place;
                scale = Some(place / 10.0);
            }
            (Sense::Other, None) if part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty() => {
                value = part.parse().ok()?;
            }
            (Sense::Power(power), None) => value = f64::max(value, 1.0) * ten_to(power),
            (Sense::Other, None) if part == "point" && value > 0.0 => scale = Some(0.1),
            _ => return None,
        }
    }
    Some(value)
}

/// The number at the head of a word in digits (`1,200.5`, `10`) and what follows it (`m`, `th`, `s`).
pub(super) fn digits(word: &str) -> Option<(f64, &str)> {
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    let end =
        whole + word[whole..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let (number, rest) = word.split_at(end);
    if whole == end && (1..=EXACT_DIGITS).contains(&end) {
        let value = number.bytes().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        return Some((value as f64, rest));
    }
    let mut buffer = [0; 32];
    let mut length = 0;
    for byte in number.bytes().filter(|&b| b != b',') {
        *buffer.get_mut(length)? = byte;
        length += 1;
    }
    let value = std::str::from_utf8(&buffer[..length]).ok()?.parse().ok()?;
    Some((value, rest))
}

/// How many digits a number may have that is exact without the care of a parser.
const EXACT_DIGITS: usize = 15;

/// What the letters behind a number multiply it by: `1.2bn`, `300k`; nothing else may follow.
pub(super) fn suffix_power(rest: &str) -> Option<f64> {
    Some(match rest {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" | "MM" => 1e6,
        "bn" | "b" | "B" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

fn ten_to(power: u8) -> f64 {
    10_f64.powi(i32::from(power))
}

#[cfg(test)]
mod tests {
    use super::super::reader::Senses;
    use super::*;
    use crate::text::Segmenter;

    fn number(text: &str) -> Option<(Option<f64>, usize)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let senses = Senses::new(&document);
        let reader = Reader::new(&document, &senses, 0..document.tokens().len());
        read_range(reader, 0).map(|number| (number.value, number.end))
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        for (text, value, tokens) in [
            ("1,200 men", 1200.0, 1),
            ("1,00,000 men", 100_000.0, 1),
            ("2.5 tons", 2.5, 1),
            ("twenty-five men", 25.0, 1),
            ("two hundred and fifty thousand men", 250_000.0, 5),
            ("half a million men", 500_000.0, 3),
            ("a dozen men", 12.0, 2),
            ("3 bln dlrs", 3e9, 2),
            ("five-point-two billion", 5.2e9, 2),
            ("two and a half men", 2.5, 4),
        ] {
            let (found, end) = number(text).expect(text);
            assert!((found.expect(text) - value).abs() < value * 1e-9, "{text}: {found:?}");
            assert_eq!(end, tokens, "{text}");
        }
    }

    #[test]
    fn a_vague_number_or_a_range_has_no_value() {
        assert_eq!(number("several men"), Some((None, 1)));
        assert_eq!(number("tens of thousands of men"), Some((None, 3)));
        assert_eq!(number("five to seven men"), Some((None, 3)));
        assert_eq!(number("10-15 men"), Some((None, 3)));
        assert_eq!(number("a couple of men"), Some((None, 3)));
    }

    #[test]
    fn an_article_alone_is_no_number() {
        assert_eq!(number("a man"), None);
        assert_eq!(number("21st man"), None);
        assert_eq!(number("half the men"), None);
    }
}
