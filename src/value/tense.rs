//! The tense of a sentence around a date: whether `on Sunday` lies behind or ahead.

use super::reader::Reader;

/// Where a date without a year or week lies, by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens before or behind a date its verb is looked for.
const REACH: usize = 15;

/// The tense of the verb nearest before the tokens `first..end`, else of the first verb behind them.
pub(super) fn around(reader: Reader<'_>, first: usize, end: usize) -> Tense {
    let start = reader.tokens().start.max(first.saturating_sub(REACH));
    let before = (start..first).rev().map(|at| of_token(reader, at)).find(|&tense| tense != Tense::Unknown);
    let stop = reader.tokens().end.min(end + REACH);
    before
        .or_else(|| (end..stop).map(|at| of_token(reader, at)).find(|&tense| tense != Tense::Unknown))
        .unwrap_or(Tense::Unknown)
}

fn of_token(reader: Reader<'_>, at: usize) -> Tense {
    let word = reader.word(at);
    if is_future(word) || word == "to" && expects_infinitive(reader.before(at)) {
        Tense::Future
    } else if is_past(word) && !reader.follows(at, &["be", "will"]) {
        Tense::Past
    } else {
        Tense::Unknown
    }
}

fn is_future(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "'ll"
            | "’ll"
            | "wo"
            | "shall"
            | "scheduled"
            | "due"
            | "upcoming"
            | "planned"
            | "plans"
            | "expected"
            | "slated"
            | "until"
    )
}

/// Whether `to` behind this word opens what is still to come: `is to meet`, `are set to vote`.
fn expects_infinitive(before: &str) -> bool {
    matches!(
        before,
        "is" | "are" | "set" | "expected" | "going" | "hopes" | "hope" | "intends" | "wants" | "plan" | "due"
    )
}

fn is_past(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "had"
            | "did"
            | "said"
            | "told"
            | "took"
            | "came"
            | "went"
            | "made"
            | "met"
            | "won"
            | "lost"
            | "left"
            | "found"
            | "held"
            | "began"
            | "fell"
            | "rose"
            | "says"
            | "ago"
            | "gave"
            | "got"
            | "saw"
            | "hit"
            | "shot"
            | "broke"
            | "sent"
            | "led"
            | "wrote"
            | "struck"
            | "has"
            | "have"
            | "been"
            | "beat"
            | "brought"
            | "became"
            | "kept"
            | "grew"
            | "flew"
            | "swept"
            | "paid"
            | "ran"
            | "stood"
            | "spoke"
            | "sank"
            | "blew"
            | "threw"
            | "tore"
            | "burst"
            | "cut"
            | "put"
            | "set"
            | "since"
    ) || word.len() > 4 && word.ends_with("ed") && word.starts_with(|c: char| c.is_ascii_lowercase())
}
