//! Vague references to the present, the past and the future: `now`, `recently`, `the former minister`, `at that time`.
//!
//! `TimeML` marks them as dates (`PRESENT_REF`, `PAST_REF`, `FUTURE_REF`); most readers of news do not miss them, so
//! they are found on request only, when all else is: nothing but the list of entities changes by them. As in
//! `TimeML`, the preposition stays outside and what only orders events (`then`, `soon`, `once`, `later`) is none;
//! `now that` is a conjunction.

use super::mention::{Meaning, Mention, Rule};
use super::reader::{Reader, Senses};
use super::resolve::Resolver;
use super::tense::Tense;
use crate::entity::Entity;
use crate::text::Document;

/// Adds the vague references of a document to its `entities`, both in order; what overlaps an entity is left out.
pub(crate) fn add(document: &Document<'_>, entities: &mut Vec<Entity>) {
    let senses = Senses::new(document);
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in document.sentences() {
        let reader = Reader::new(document, &senses, sentence.tokens());
        for mention in sentence.tokens().filter_map(|at| read(reader, at)) {
            let span = document.span_of(mention.first..mention.end);
            next += entities[next..].iter().take_while(|entity| entity.span.end() <= span.start()).count();
            if entities.get(next).is_none_or(|entity| !entity.span.intersects(span)) {
                let value = Resolver::new(None).value(mention.meaning, Tense::Unknown);
                found.push(super::entity(document, mention, value));
            }
        }
    }
    entities.append(&mut found);
    entities.sort_by_key(|entity| entity.span);
}

/// The reference whose main word is the token `at`. A capital makes it a name, unless it opens the sentence.
fn read(reader: Reader<'_>, at: usize) -> Option<Mention> {
    let is_name = reader.is_capitalised(at) && at > reader.tokens().start;
    let (meaning, first, end) = if is_name { None } else { reference(reader, at) }?;
    Some(Mention { first, end, meaning, rule: Rule::Vague })
}

/// What the word at `at` refers to, with its first token and the index behind its last.
fn reference(reader: Reader<'_>, at: usize) -> Option<(Meaning, usize, usize)> {
    let word = |meaning| Some((meaning, at, at + 1));
    match reader.word(at) {
        "now" | "Now" if !reader.is(at + 1, "that") => {
            Some((Meaning::Present, at - usize::from(reader.follows(at, &["right"])), at + 1))
        }
        "currently" | "Currently" | "nowadays" | "Nowadays" | "present-day" => word(Meaning::Present),
        "recently" | "Recently" | "lately" | "Lately" | "formerly" | "Formerly" => word(Meaning::Past),
        "current" | "Current" if describes(reader, at) => word(Meaning::Present),
        "recent" | "Recent" | "former" | "Former" if describes(reader, at) => word(Meaning::Past),
        "present" => present(reader, at),
        "moment" if reader.follows(at, &["the"]) && is_introduced(reader, at - 1, &["at", "for"]) => {
            (!reader.is_any(at + 1, &["of", "when"])).then_some((Meaning::Present, at - 1, at + 1))
        }
        "date" if reader.follows(at, &["to"]) && !reader.is_word(at + 1) => word(Meaning::Present),
        "past" => {
            let first = behind_the(reader, at, &["recent", "distant"])?;
            (!describes(reader, at)).then_some((Meaning::Past, first, at + 1))
        }
        "future" => {
            let near = reader.follows(at, NEAR);
            let first = behind_the(reader, at, NEAR).filter(|_| near || !describes(reader, at));
            Some((Meaning::Future, first.unwrap_or(at), at + 1))
        }
        "time" | "period" => of_story(reader, at),
        _ => None,
    }
}

/// What `the future` may be.
const NEAR: &[&str] = &["near", "foreseeable", "distant", "immediate"];

/// `at present`, `the present day`.
fn present(reader: Reader<'_>, at: usize) -> Option<(Meaning, usize, usize)> {
    let end = reader.skip(at + 1, "day");
    let alone = end > at + 1 || !reader.is_word(end);
    match reader.before(at) {
        "at" | "At" => Some((Meaning::Present, at, at + 1)),
        "the" if alone => Some((Meaning::Present, at - 1, end)),
        _ => (end > at + 1).then_some((Meaning::Present, at, end)),
    }
}

/// `at the time`, `during this period`, `for the time being`: the time that the text tells of, which is not worked
/// out, or the present.
fn of_story(reader: Reader<'_>, at: usize) -> Option<(Meaning, usize, usize)> {
    let first = at.checked_sub(1)?;
    let being = reader.is(at + 1, "being");
    match reader.word(first) {
        "the" if being && is_introduced(reader, first, &["for"]) => Some((Meaning::Present, first, at + 2)),
        "the" if reader.is(at, "time") && is_introduced(reader, first, BEFORE_THE_TIME) => {
            (!reader.is(at + 1, "to")).then_some((Meaning::SomeDate, first, at + 1))
        }
        "this" | "that" if is_introduced(reader, first, BEFORE_THAT_TIME) => {
            Some((Meaning::SomeDate, first, at + 1))
        }
        _ => None,
    }
}

const BEFORE_THE_TIME: &[&str] = &["at", "by", "until", "till", "since", "around", "before", "after"];
const BEFORE_THAT_TIME: &[&str] = &[
    "at",
    "by",
    "until",
    "till",
    "since",
    "around",
    "before",
    "after",
    "during",
    "in",
    "from",
    "about",
    "over",
    "throughout",
];

/// Whether what begins at `first` follows one of those prepositions.
fn is_introduced(reader: Reader<'_>, first: usize, prepositions: &[&str]) -> bool {
    first > reader.tokens().start && reader.follows(first, prepositions)
}

/// Where `the recent past` begins, one of those words between the article and the token `at` or none.
fn behind_the(reader: Reader<'_>, at: usize, between: &[&str]) -> Option<usize> {
    let first = at - usize::from(reader.follows(at, between));
    reader.follows(first, &["the"]).then(|| first - 1)
}

/// Whether the adjective at `at` stands before its noun: `the former president`, and not `the former is`.
fn describes(reader: Reader<'_>, at: usize) -> bool {
    const OTHERS: &[&str] = &[
        "a", "an", "and", "are", "as", "at", "but", "by", "can", "could", "did", "for", "from", "had", "has",
        "have", "if", "in", "is", "it", "may", "might", "must", "of", "on", "or", "should", "than", "that",
        "the", "to", "was", "we", "were", "when", "where", "which", "while", "who", "will", "with", "would",
        "he", "she", "they", "be", "not", "so", "looks", "after", "before", "because", "into", "does", "do",
    ];
    reader.is_word(at + 1) && !reader.is_any(at + 1, OTHERS) && !reader.word(at + 1).starts_with(['\'', '’'])
}
