//! Phrases that begin behind a cue: the source with all that hangs on it.

use std::ops::Range;

use super::{ATTACHING, LONGEST, core_end, opens_adverbial, opens_apposition};
use crate::attribution::context::Context;
use crate::attribution::part_of_speech::Tag;
use crate::text::TokenKind;

/// The source that begins at `start`, behind an inverted cue or `according to`, with everything that hangs on it.
pub(in crate::attribution) fn phrase_from(
    context: &Context<'_>,
    start: usize,
    ceiling: usize,
) -> Option<Range<usize>> {
    let mut end = core_end(context, start, ceiling);
    if end == start {
        return None;
    }
    let pronoun = end == start + 1 && context.tag(start) == Tag::Pronoun;
    let ceiling = ceiling.min(start + LONGEST);
    while end < ceiling && !pronoun {
        let wider = wider_end(context, end, ceiling);
        if wider == end {
            break;
        }
        end = wider;
    }
    Some(start..end)
}

/// One step to the right over what hangs on the phrase that ends at `end`.
fn wider_end(context: &Context<'_>, end: usize, ceiling: usize) -> usize {
    let attached = |at: usize| {
        let next = core_end(context, at, ceiling);
        if next > at { next } else { end }
    };
    let word = context.word(end);
    if context.tag(end) == Tag::Preposition && context.is(end, ATTACHING) || word == "to" {
        return if context.is(end, &["of"]) || !opens_adverbial(context, end) {
            attached(end + 1)
        } else {
            end
        };
    }
    if context.is(end, &["close"]) && context.is(end + 1, &["to"]) {
        return attached(end + 2);
    }
    if context.is(end, &["and", "or"]) {
        let next = core_end(context, end + 1, ceiling);
        let clause = next < ceiling && (context.tag(next).is_finite());
        return if next > end + 1 && !clause { next } else { end };
    }
    if word == "(" {
        let close = (end..ceiling.min(end + 12)).find(|&at| context.word(at) == ")");
        return close.map_or(end, |close| close + 1);
    }
    if context.is(end, &["who", "which"])
        || context.tag(end) == Tag::Participle && !context.tag(end).is_finite()
    {
        return clause_end(context, end + 1, ceiling);
    }
    if word == "," && opens_apposition(context, end + 1) && !context.is(end + 1, &["which"]) {
        return apposition_end(context, end + 1, ceiling).unwrap_or(end);
    }
    end
}

/// The end of an apposition that begins at `start`; `None` if it reads as a clause of its own.
fn apposition_end(context: &Context<'_>, start: usize, ceiling: usize) -> Option<usize> {
    if context.is(start, &["who", "whose", "whom"]) {
        return Some(clause_end(context, start + 1, ceiling));
    }
    let mut end = core_end(context, start, ceiling);
    if end == start {
        return None;
    }
    while end < ceiling {
        let inner =
            context.tag(end) == Tag::Preposition && context.is(end, ATTACHING) && !context.is_date(end + 1);
        let joined = context.is(end, &["and", "&"]);
        let next = if inner || joined || context.word(end) == "to" {
            core_end(context, end + 1, ceiling)
        } else {
            end
        };
        if next <= end + 1 {
            break;
        }
        end = next;
    }
    if end < ceiling && context.is(end, &["who", "which", "that"]) {
        end = clause_end(context, end, ceiling);
    }
    (end >= ceiling
        || !(context.tag(end).is_finite()
            || context.tag(end) == Tag::Adverb && context.tag(end + 1).is_finite()))
    .then_some(end)
}

/// The end of the relative clause or participle phrase that runs from `start`: the next comma, quotation or stop.
fn clause_end(context: &Context<'_>, start: usize, ceiling: usize) -> usize {
    (start..ceiling)
        .find(|&at| {
            context.is_comma(at)
                || context.quotation_opening_at(at).is_some()
                || matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Dash))
                || matches!(context.word(at), ";" | ":")
        })
        .unwrap_or(ceiling)
}
