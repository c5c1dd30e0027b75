//! The tense of a sentence around a date: whether `on Sunday` lies behind or ahead.

use super::lexicon::Sense;
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

/// The tense of the verb nearest before the tokens `first..end` in their clause, else of the first verb behind them.
pub(super) fn around(reader: Reader<'_>, first: usize, end: usize) -> Tense {
    let start = clause_start(reader, first);
    let stop = reader.tokens().end.min(end + REACH);
    let is_verb = |at: &usize| of_token(reader, *at) != Tense::Unknown;
    let before = (start..first).rev().find(is_verb);
    let verb = before.or_else(|| (end..stop).find(is_verb));
    let tense = verb.map_or(Tense::Unknown, |at| of_token(reader, at));
    if reader.is_any(end, &["'s", "’s"]) {
        return of_owner(reader, first).unwrap_or(tense);
    }
    let infinitive = (before.map_or(start, |at| at + 1)..first).any(|at| is_infinitive(reader, at));
    let is_ahead = match tense {
        Tense::Future => true,
        Tense::Unknown => deadline(reader, first) || reader.follows(first, &["on"]) && start < first,
        Tense::Past if reader.follows(first, &["until", "till"]) => true,
        Tense::Past if deadline(reader, first) => {
            infinitive || before.is_some_and(|at| commits(reader.word(at)))
        }
        Tense::Past => infinitive && before.is_some_and(|at| orders(reader.word(at))),
    };
    if is_ahead { Tense::Future } else { tense }
}

/// Where the clause of a date begins: behind a semicolon, or with a date behind `, and`.
fn clause_start(reader: Reader<'_>, first: usize) -> usize {
    let start = reader.tokens().start.max(first.saturating_sub(REACH));
    let own = first.saturating_sub(1);
    if own >= start + 2
        && reader.is_any(own - 1, &["and", "but"])
        && matches!(reader.word(own - 2), "," | ";")
    {
        return own;
    }
    (start..first).rev().find(|&at| reader.word(at) == ";").map_or(start, |at| at + 1)
}

/// Where the day of `Saturday's match` lies by the preposition before it, which counts from what belongs to the day.
fn of_owner(reader: Reader<'_>, first: usize) -> Option<Tense> {
    match reader.before(first) {
        "for" | "before" => Some(Tense::Future),
        "of" if reader.is(first.saturating_sub(2), "ahead") => Some(Tense::Future),
        "following" | "since" => Some(Tense::Past),
        _ => None,
    }
}

/// Whether the preposition before the date is one of plans: `by Friday`, `for Monday`, `from Thursday`.
fn deadline(reader: Reader<'_>, first: usize) -> bool {
    let at = match reader.before(first) {
        "early" | "late" | "next" | "noon" | "of" | "the" => first.saturating_sub(1),
        _ => first,
    };
    reader.follows(at, &["by", "until", "till", "before", "from", "for", "through", "ahead"])
}

/// Whether the verb sets a time for what is to come.
fn commits(verb: &str) -> bool {
    matches!(
        verb,
        "promised"
            | "pledged"
            | "vowed"
            | "urged"
            | "demanded"
            | "asked"
            | "ordered"
            | "threatened"
            | "warned"
            | "invited"
            | "agreed"
            | "offered"
            | "set"
            | "expected"
            | "announced"
            | "called"
            | "told"
            | "said"
            | "says"
            | "hoped"
    )
}

/// Whether what the verb wants done, in the infinitive behind it, is still to come.
fn orders(verb: &str) -> bool {
    matches!(
        verb,
        "promised"
            | "pledged"
            | "vowed"
            | "urged"
            | "demanded"
            | "asked"
            | "ordered"
            | "threatened"
            | "invited"
            | "hoped"
            | "advised"
            | "wanted"
    )
}

/// Whether the token is the `to` of an infinitive.
fn is_infinitive(reader: Reader<'_>, at: usize) -> bool {
    let next = reader.word(at + 1);
    reader.word(at) == "to"
        && next.starts_with(|c: char| c.is_ascii_lowercase())
        && !next.ends_with("ing")
        && reader.sense(at + 1) == Sense::Other
        && !matches!(next, "his" | "her" | "its" | "their" | "our" | "my" | "your" | "more")
}

fn of_token(reader: Reader<'_>, at: usize) -> Tense {
    let word = reader.word(at);
    if is_future(word) || word == "to" && expects_infinitive(reader.before(at)) {
        Tense::Future
    } else if is_past(word) && !reader.follows(at, &["be", "will", "to"]) {
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
            | "would"
            | "may"
            | "scheduled"
            | "due"
            | "upcoming"
            | "planned"
            | "plans"
            | "expected"
            | "slated"
            | "expects"
            | "expect"
            | "forecast"
            | "decide"
            | "decides"
            | "promises"
            | "resumes"
            | "hosts"
            | "reports"
            | "ahead"
    )
}

/// Whether `to` behind this word opens what is still to come: `is to meet`, `are set to vote`.
fn expects_infinitive(before: &str) -> bool {
    matches!(
        before,
        "is" | "are"
            | "set"
            | "expected"
            | "going"
            | "hopes"
            | "hope"
            | "intends"
            | "wants"
            | "plan"
            | "due"
            | "were"
            | "was"
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
            | "bought"
            | "sold"
            | "sat"
            | "died"
            | "drew"
            | "taught"
            | "caught"
            | "felt"
            | "heard"
            | "drove"
            | "dug"
            | "knew"
            | "thought"
            | "used"
            | "opened"
            | "leaked"
            | "agreed"
            | "freed"
            | "results"
            | "fled"
            | "fought"
            | "sought"
            | "built"
            | "spent"
            | "stole"
            | "shook"
            | "woke"
            | "chose"
            | "rang"
            | "sang"
            | "rode"
            | "slept"
            | "wore"
            | "laid"
            | "fed"
            | "froze"
            | "hid"
            | "ate"
            | "drank"
            | "withdrew"
            | "understood"
            | "oversaw"
            | "overcame"
            | "upheld"
            | "stuck"
            | "hung"
    ) || word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}
