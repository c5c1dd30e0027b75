//! Antecedents: the noun that is the content of the clause behind it, `a charge he denies`.

use std::ops::Range;

use crate::attribution::complement::{Complement, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{Cue, Voice};
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::core_start;
use crate::text::TokenKind;

/// The noun of which a clause without `that` says what is said of it: `a vote it said was rigged`, `a charge he
/// denies`. A source that took in the noun is cut down to its own words.
pub(super) fn antecedent(
    context: &Context<'_>,
    cue: &Cue,
    complement: &Complement,
    source: &mut Range<usize>,
    room: &Range<usize>,
) -> Option<Range<usize>> {
    let finite = complement.form == Form::Predicate && context.tag(complement.start).is_finite();
    let judged = (cue.verb.group != Group::Say || cue.verb.lemma == "deny")
        && matches!(complement.form, Form::Nothing | Form::Predicate | Form::As | Form::Infinitive);
    if cue.voice != Voice::Active || !(finite || judged) {
        return None;
    }
    if let Some(noun) = (source.start..source.end - 1).take(4).find(|&at| context.is(at, APPOSED)) {
        let apposed = source.start > room.start && follows_mark(context, source.start);
        let own = noun + 1..source.end;
        if apposed && !context.is(noun + 1, &["of", "for", "in", "at", "and", "'s", "’s", "from", "on"]) {
            let noun = source.start..own.start;
            *source = own;
            return Some(noun);
        }
        return None;
    }
    let mut end = source.start;
    let clear = source.len() == 1 && context.is(source.start, &["he", "she", "they", "it", "we", "i"])
        || context.is_name(source.start);
    if !clear && !finite || end == room.start {
        return None;
    }
    let relative = finite && context.is(end - 1, &["that", "which", "who", "whom"]);
    if finite && context.is(end - 1, &["what"]) || relative && end >= 2 && context.is_comma(end - 2) {
        return Some(end - 1..end);
    } else if relative {
        end -= 1;
    }
    let start = core_start(context, end, room.start);
    let noun = start < end && (context.tag(end - 1).is_noun() || context.is_name(end - 1));
    (noun && (finite || context.is(end - 1, APPOSED) && follows_mark(context, start)))
        .then_some(start..source.start)
}

/// Whether a comma or dash stands before the token.
fn follows_mark(context: &Context<'_>, token: usize) -> bool {
    token > 0
        && (context.is_comma(token - 1)
            || context.kind(token - 1) == Some(TokenKind::Dash)
            || context.word(token - 1) == "-")
}

/// Nouns in apposition to a clause or number, which the source of a clause behind them did not say but judges.
pub(in crate::attribution) const APPOSED: &[&str] = &[
    "accusation",
    "allegation",
    "assertion",
    "charge",
    "claim",
    "date",
    "decision",
    "demand",
    "figure",
    "figures",
    "idea",
    "move",
    "number",
    "offer",
    "policy",
    "practice",
    "proposal",
    "suggestion",
    "term",
    "view",
    "charges",
    "claims",
    "allegations",
    "accusations",
    "something",
    "estimate",
    "step",
    "label",
    "description",
    "phrase",
    "word",
];
