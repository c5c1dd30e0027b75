//! Simple phrases: a head with its determiner and the modifiers before it.

use std::ops::Range;

use super::LONGEST;
use crate::attribution::context::Context;
use crate::attribution::part_of_speech::Tag;
use crate::entity::Label;
use crate::text::TokenKind;

/// Where the simple phrase (determiner, modifiers, head) that ends before `end` begins; `end` if there is none.
pub(in crate::attribution) fn core_start(context: &Context<'_>, end: usize, floor: usize) -> usize {
    let mut start = end;
    let mut has_head = false;
    while start > floor && end - start < LONGEST {
        match step_left(context, start - 1, floor, has_head) {
            Step::On(first) => start = first,
            Step::Head(first) => (start, has_head) = (first, true),
            Step::Last(first) => {
                start = first;
                break;
            }
            Step::Stop => break,
        }
    }
    if has_head {
        with_approximator(context, start, floor)
    } else if start < end && (is_stand_in(context, start) || names_something(context, start..end)) {
        start
    } else {
        end
    }
}

/// How a token belongs to the simple phrase to the right of it; each holds the token with which the phrase now begins.
enum Step {
    /// As a modifier.
    On(usize),
    /// As its head, or a word that can be one.
    Head(usize),
    /// As its first word.
    Last(usize),
    /// Not at all.
    Stop,
}

/// How the token `at` belongs to the phrase that begins behind it.
fn step_left(context: &Context<'_>, at: usize, floor: usize, has_head: bool) -> Step {
    let entity_start = || context.entity_tokens(at).map_or(at, |tokens| tokens.start.max(floor));
    if context.is_date(at) {
        // `Sunday's editions`, `the 2019 flood`: a date may modify a head, but is none.
        let modifies = has_head && is_modifying_date(context, at);
        return if modifies { Step::On(entity_start()) } else { Step::Stop };
    }
    if context.is_name(at) {
        return Step::Head(entity_start());
    }
    if let Some(open) = inner_quotation(context, at, floor) {
        return Step::Head(open);
    }
    if let Some(open) = short_form(context, at, floor).filter(|_| has_head) {
        return Step::On(open);
    }
    match context.tag(at) {
        Tag::Pronoun | Tag::WhPronoun => {
            if has_head {
                Step::Stop
            } else {
                Step::Last(at)
            }
        }
        tag if tag.is_noun() || tag == Tag::Number => Step::Head(at),
        _ if context.kind(at) == Some(TokenKind::Number) => Step::Head(at),
        Tag::Determiner if !has_head => Step::Last(at),
        Tag::Determiner | Tag::Possessive if has_head => {
            let two = at > floor && context.tag(at - 1) == Tag::Determiner;
            Step::Last(at - usize::from(two))
        }
        Tag::Adjective if context.is(at, PLURAL_ADJECTIVES) || is_former(context, at) => Step::Head(at),
        Tag::Adjective => Step::On(at),
        tag if has_head && goes_before_head(context, tag, at, floor) => Step::On(at),
        _ => Step::Stop,
    }
}

/// Whether a word of another part of speech than adjectives may stand before the head.
fn goes_before_head(context: &Context<'_>, tag: Tag, at: usize, floor: usize) -> bool {
    match tag {
        Tag::PossessiveEnding => true,
        Tag::Participle | Tag::Gerund => modifies(context, at, floor),
        Tag::Adverb => matches!(context.tag(at + 1), Tag::Adjective | Tag::Participle),
        Tag::Conjunction => joins_modifiers(context, at, floor),
        Tag::Punctuation => is_inner_mark(context, at, floor),
        _ => false,
    }
}

/// Where the simple phrase that begins at `start` ends; `start` if there is none.
pub(in crate::attribution) fn core_end(context: &Context<'_>, start: usize, ceiling: usize) -> usize {
    let mut end = start;
    let mut head_end = start;
    let ceiling = ceiling.min(start + LONGEST);
    while end < ceiling {
        if context.is_date(end) {
            let tokens = context.entity_tokens(end).unwrap_or(end..end + 1);
            if context.tag(tokens.end) == Tag::PossessiveEnding {
                end = tokens.end + 1;
                continue;
            }
            break;
        }
        if context.is_name(end) {
            end = context.entity_tokens(end).map_or(end + 1, |tokens| tokens.end.min(ceiling));
            head_end = end;
            continue;
        }
        match context.tag(end) {
            Tag::Pronoun if end == start => return end + 1,
            tag if tag.is_noun() || tag == Tag::Number => head_end = end + 1,
            Tag::Determiner if end == start || context.tag(end - 1) == Tag::Determiner => {
                if !context.is(end, &["the", "a", "an", "every", "no"]) {
                    head_end = end + 1;
                }
            }
            Tag::Possessive if end == start || context.tag(end - 1) == Tag::Determiner => {}
            Tag::PossessiveEnding if head_end == end => {}
            Tag::Adjective => {
                if context.is(end, PLURAL_ADJECTIVES) {
                    head_end = end + 1;
                }
            }
            Tag::Participle | Tag::Gerund
                if head_end == start || context.tag(end - 1) == Tag::Punctuation => {}
            Tag::Adverb if head_end == start => {}
            Tag::Conjunction if joins_modifiers(context, end, start) => {}
            Tag::Punctuation if end > start && is_inner_mark(context, end, start) => {}
            Tag::Punctuation if short_form(context, end + 2, start) == Some(end) => {
                end += 3;
                continue;
            }
            _ => break,
        }
        end += 1;
    }
    head_end
}

/// The phrase that begins at `start` with the `at least` or `only` before it.
fn with_approximator(context: &Context<'_>, start: usize, floor: usize) -> usize {
    if start > floor && context.is(start, &["least", "most"]) && context.is(start - 1, &["at"]) {
        return start - 1;
    }
    let counts = context.tag(start) == Tag::Number || context.is(start, PLURAL_ADJECTIVES);
    let pair = |first: &str, second: &str| {
        start >= floor + 2 && context.is(start - 2, &[first]) && context.is(start - 1, &[second])
    };
    if !counts || start == floor {
        start
    } else if pair("at", "least")
        || pair("at", "most")
        || pair("more", "than")
        || pair("up", "to")
        || pair("fewer", "than")
        || pair("less", "than")
    {
        start - 2
    } else if context.is(start - 1, &["about", "only", "nearly", "almost", "some", "around", "roughly"]) {
        start - 1
    } else {
        start
    }
}

const PLURAL_ADJECTIVES: &[&str] =
    &["many", "several", "most", "few", "others", "some", "more", "both", "all"];

/// A word that stands for a noun by itself.
fn is_stand_in(context: &Context<'_>, token: usize) -> bool {
    matches!(context.tag(token), Tag::Pronoun | Tag::WhPronoun | Tag::Determiner)
        && !context.is(token, &["the", "a", "an", "no", "every"])
        || context.is(token, &["many", "several", "most", "others", "few", "both", "some", "one"])
}

/// `the accused`: a determiner with a word that the tagger did not take for a noun.
fn names_something(context: &Context<'_>, tokens: Range<usize>) -> bool {
    tokens.len() == 2 && context.is(tokens.start, &["the", "a", "an"])
}

/// The opening mark of the nickname or scare quote that closes at the token.
fn inner_quotation(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let quotation = context.quotation_closing_at(at)?;
    // A comma inside the marks parts the title before it from the phrase: `on "Meet the Press," Mr. Hale said`.
    let is_parted = context.is_comma(quotation.end().saturating_sub(2));
    (quotation.open() > floor && quotation.tokens().len() <= 7 && !is_parted && !context.is_speech(quotation))
        .then(|| quotation.open())
}

/// The opening bracket of a short form in the midst of a phrase, which closes at the token: `Federal Security Service
/// (FSB) chief`.
fn short_form(context: &Context<'_>, at: usize, floor: usize) -> Option<usize> {
    let open = at.checked_sub(2).filter(|&open| context.word(at) == ")" && context.word(open) == "(")?;
    let modifies = matches!(context.kind(at + 1), Some(TokenKind::Word)) && context.tag(at + 1).is_noun();
    (open > floor && context.is_name(open - 1) && modifies).then_some(open)
}

fn is_modifying_date(context: &Context<'_>, token: usize) -> bool {
    context.tag(token + 1) == Tag::PossessiveEnding || context.kind(token) == Some(TokenKind::Number)
}

/// `ex-priest`: a noun with a prefix that the tagger takes for an adjective.
fn is_former(context: &Context<'_>, token: usize) -> bool {
    ["ex-", "vice-", "co-"].iter().any(|prefix| context.word(token).starts_with(prefix))
}

/// Whether a participle stands before its noun (`the suspected attackers`), not after (`the man accused`).
fn modifies(context: &Context<'_>, at: usize, floor: usize) -> bool {
    at > floor
        && (matches!(
            context.tag(at - 1),
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adjective
                | Tag::PossessiveEnding
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Punctuation
        ) || context.word(at - 1) == "-" && !context.document().tokens()[at].space_before())
        || at == floor
}

/// `U.S. and Iraqi officials`: a conjunction of two modifiers of one head.
fn joins_modifiers(context: &Context<'_>, at: usize, floor: usize) -> bool {
    let like = |token: usize| {
        matches!(context.tag(token), Tag::Adjective)
            || context
                .entity(token)
                .is_some_and(|entity| matches!(entity.label.kind(), Some(Label::Norp | Label::Gpe)))
    };
    at > floor && like(at - 1) && like(at + 1) && context.is(at, &["and", "or"])
}

/// A hyphen, an ampersand, or a quotation mark around a nickname: marks that stand inside a phrase.
fn is_inner_mark(context: &Context<'_>, at: usize, floor: usize) -> bool {
    let glued = |token: usize| context.document().tokens().get(token).is_some_and(|t| !t.space_before());
    match context.word(at) {
        "&" | "/" | "%" | "°" => true,
        "-" | "–" | "‑" => at > floor && glued(at + 1),
        _ => false,
    }
}
