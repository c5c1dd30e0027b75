//! Values: dates, times, durations, amounts of money and percentages, read by grammar.
//!
//! One forward pass over the tokens of each sentence. What a token may mean ([`lexicon`]) picks the rules that are
//! tried on it; a rule reads ahead a few tokens and says where its mention ends and what it means ([`mention`]);
//! the meanings are resolved against the calendar in the order of the text ([`resolve`]).

mod calendar;
mod clock;
mod date;
mod length;
mod lexicon;
mod mention;
mod money;
mod number;
mod other_calendar;
mod reader;
mod relative;
mod resolve;
mod tense;
mod vague;
mod written;

pub use calendar::Date;
pub(crate) use other_calendar::read_other_date;
pub(crate) use vague::add as add_vague;
pub(crate) use written::{WrittenDate, read_written_date};

use crate::entity::{Entity, Label, Value};
use crate::text::Document;
pub(crate) use lexicon::MONTHS;
use lexicon::Sense;
use mention::Mention;
use reader::{Reader, Senses};
use resolve::Resolver;
use tense::Tense;

/// What relative dates are counted from, best evidence first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchor {
    /// The day of the dateline, or else the day of publication.
    pub(crate) day: Option<Date>,
}

/// The dates, times, durations, amounts and percentages of a document, in order, without overlaps.
pub(crate) fn find(document: &Document<'_>, anchor: Anchor) -> Vec<Entity> {
    let mut resolver = Resolver::new(anchor.day);
    let mut entities = Vec::new();
    let senses = Senses::new(document);
    let mut openings = senses.openings.iter().map(|at| *at as usize).peekable();
    for sentence in document.sentences() {
        let reader = Reader::new(document, &senses, sentence.tokens());
        let mut previous_end = None;
        while let Some(at) = openings.next_if(|&at| at < sentence.tokens().end) {
            let taken = previous_end.is_some_and(|end| at < end);
            let Some(mention) = (!taken).then(|| read(reader, at)).flatten() else { continue };
            let value = resolve(reader, &mut resolver, mention);
            entities.push(entity(document, mention, value));
            if previous_end.is_some_and(|end| stand_together(reader, end, mention.first)) {
                give_day_to_clock(&mut entities);
            }
            previous_end = Some(mention.end);
        }
    }
    entities
}

/// Whether at most one small word parts what ends at `end` from what begins at `first`: `6 p.m. on Sunday`.
fn stand_together(reader: Reader<'_>, end: usize, first: usize) -> bool {
    first == end || first == end + 1 && reader.is_any(end, &["on", "at", ","])
}

/// Completes a clock time by the day of its neighbour, if the last two entities are such a pair.
fn give_day_to_clock(entities: &mut [Entity]) {
    let [.., first, second] = entities else { return };
    let (clock, day) = if first.label == Label::Time { (first, second) } else { (second, first) };
    if let (Some(Value::Timex { value: time }), Some(Value::Timex { value: day })) =
        (&mut clock.value, &day.value)
    {
        if time.starts_with('T') && day.parse::<Date>().is_ok() {
            time.insert_str(0, day);
        }
    }
}

/// The mention that begins with the token `at`.
fn read(reader: Reader<'_>, at: usize) -> Option<Mention> {
    if reader.is_money(at) {
        return money::with_sign(reader, at);
    }
    let sense = reader.sense(at);
    match sense {
        Sense::Other => other(reader, at),
        Sense::Cardinal(_) | Sense::Power(_) | Sense::Powers(_) | Sense::Fuzzy | Sense::HalfOf => {
            counted(reader, at)
        }
        Sense::A if matches!(reader.sense(at + 1), Sense::Ordinal(_)) => relative::of_run(reader, at, at + 1),
        Sense::A if !number::may_follow_article(reader, at + 1) => None,
        Sense::A => counted(reader, at).or_else(|| length::one_unit(reader, at)),
        Sense::Another => length::one_unit(reader, at)
            .or_else(|| length::quantity(reader, at + 1).map(|mention| Mention { first: at, ..mention })),
        Sense::Units(_) => length::bare_units(reader, at),
        Sense::Long(_) => length::hyphenated(reader, at),
        Sense::Moment(hour) => clock::moment(reader, at, hour),
        _ => relative::read(reader, at, sense).or_else(|| clock_in_words(reader, at, sense)),
    }
}

fn clock_in_words(reader: Reader<'_>, at: usize, sense: Sense) -> Option<Mention> {
    matches!(sense, Sense::Unit(_)).then(|| clock::read(reader, at, None)).flatten()
}

/// What begins with a number in words, an article or `half`.
fn counted(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let number = number::read(reader, at);
    number
        .and_then(|first| money::with_name(reader, at, first))
        .or_else(|| length::counted(reader, at, number))
        .or_else(|| clock::read(reader, at, number))
}

/// What begins with digits, a currency or a hyphenated measure.
fn other(reader: Reader<'_>, at: usize) -> Option<Mention> {
    if reader.is_number(at) {
        return counted(reader, at)
            .or_else(|| hyphenated(reader, at))
            .or_else(|| relative::read(reader, at, Sense::Other));
    }
    let word = reader.word(at);
    if word.as_bytes().contains(&b'-') && reader.is_word(at) {
        return hyphenated(reader, at)
            .or_else(|| counted(reader, at))
            .or_else(|| relative::read(reader, at, Sense::Other));
    }
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    if small && word != "dlrs" {
        return None;
    }
    money::with_sign(reader, at)
        .or_else(|| money::with_glued_code(reader, at))
        .or_else(|| if word.starts_with('Q') { relative::read(reader, at, Sense::Other) } else { None })
}

fn hyphenated(reader: Reader<'_>, at: usize) -> Option<Mention> {
    money::hyphenated(reader, at).or_else(|| length::hyphenated(reader, at))
}

/// The value of a mention, by the tense around it.
fn resolve(reader: Reader<'_>, resolver: &mut Resolver, mention: Mention) -> Option<Value> {
    let tense = if mention.meaning.depends_on_tense() {
        tense::around(reader, mention.first, mention.end)
    } else {
        Tense::Unknown
    };
    resolver.value(mention.meaning, tense)
}

fn entity(document: &Document<'_>, mention: Mention, value: Option<Value>) -> Entity {
    let span = document.span_of(mention.first..mention.end);
    Entity {
        span,
        text: document.text()[span].to_owned(),
        label: mention.rule.label(),
        score: mention.rule.score(),
        cluster: None,
        place: None,
        value,
    }
}
