//! Barriers: marks and other frames that no content crosses.

use crate::attribution::complement;
use crate::attribution::context::Context;
use crate::attribution::cue::Voice;
use crate::attribution::frame::{APPOSED, Frame, Place, shares_inner_subject, skip_left};
use crate::attribution::part_of_speech::Tag;
use crate::entity::Label;
use crate::text::TokenKind;

/// The first token behind `start` that cannot belong to the content of frame `index` any more.
pub(super) fn barrier(context: &Context<'_>, frames: &[Frame], index: usize, start: usize) -> usize {
    let frame = &frames[index];
    let semicolon = (start..frame.room.end).find(|&at| {
        context.word(at) == ";"
            && context.quotation(at).is_none_or(|quotation| quotation.open() < frame.room.start)
    });
    let mut end = semicolon.unwrap_or(frame.room.end);
    let mut brackets = 0_i32;
    for at in start..end {
        brackets += i32::from(context.word(at) == "(") - i32::from(context.word(at) == ")");
        if brackets < 0 {
            end = at;
            break;
        }
    }
    end = apposed_clause(context, start, end).unwrap_or(end);
    for other in frames.iter().skip(index + 1) {
        let first = other.first();
        if first < start || other.room.start != frame.room.start {
            continue;
        }
        if first >= end {
            break;
        }
        if let Some(at) = barrier_before(context, frame, other, first) {
            end = end.min(at);
            break;
        }
    }
    end
}

/// The comma or dash before `a charge he denies` and the like, in which somebody else speaks.
fn apposed_clause(context: &Context<'_>, start: usize, end: usize) -> Option<usize> {
    (start + 1..end.saturating_sub(3)).find(|&at| {
        (context.is_comma(at) || context.kind(at) == Some(TokenKind::Dash) || context.word(at) == "-")
            && context.quotation(at).map(crate::text::Quotation::open)
                == context.quotation(start).map(crate::text::Quotation::open)
            && context.is(at + 1, &["a", "an"])
            && (at + 2..end.min(at + 5)).any(|noun| {
                context.is(noun, APPOSED)
                    && context.kind(noun + 1) == Some(TokenKind::Word)
                    && !matches!(
                        context.tag(noun + 1),
                        Tag::Preposition | Tag::To | Tag::WhPronoun | Tag::Participle
                    )
                    && !context.is(noun + 1, &["that", "which", "and"])
                    && complement::clause_follows(context, noun + 1, &(noun + 1..end.min(noun + 10)))
            })
    })
}

/// Where the content of `frame` ends because of the frame `other`, whose first token is `first`; `None` if `other`
/// may stand inside the content.
fn barrier_before(context: &Context<'_>, frame: &Frame, other: &Frame, first: usize) -> Option<usize> {
    let before = first.checked_sub(1).filter(|&at| at > frame.start)?;
    if other.borrows {
        return context.is_comma(before).then_some(before);
    }
    if other.place == Place::Around {
        let closes = other.end() >= frame.room.end
            || !(context.is_comma(other.end()) && other.end() + 3 < frame.room.end)
            || matches!(
                context.tag(other.end() + 1),
                Tag::Gerund | Tag::Conjunction | Tag::Preposition | Tag::WhPronoun | Tag::Participle
            );
        let comma = context.is_comma(before) || other.cue.voice == Voice::Preposition;
        return (closes && comma).then(|| if context.is_comma(before) { before } else { first });
    }
    let mut at = skip_left(context, first, frame.start);
    if other.shared {
        let same = other.source == frame.source;
        at = at.checked_sub(1)?;
        if !same {
            return None;
        }
        if context.is(at, &["and", "but", "or", "then"]) {
            let inner = goes_on_in_content(context, frame, other);
            return (!inner).then(|| if context.is_comma(at - 1) { at - 1 } else { at });
        }
        // `said the group, the largest in the north, has claimed ...`: a finite verb behind a comma ends an insertion.
        let inserted = other.cue.voice == Voice::Active && context.tag(other.cue.tokens.start).is_finite();
        return (context.is_comma(at) && !inserted).then_some(at);
    }
    if goes_on_in_content(context, frame, other) {
        return None;
    }
    let mut conjunction = at.checked_sub(1)?;
    if context.is_comma(conjunction) && skip_left(context, conjunction, frame.start) < conjunction {
        // `..., and on January 23, Canada announced`
        conjunction = skip_left(context, conjunction, frame.start).checked_sub(1)?;
    }
    if context.is(conjunction, &["although", "though", "whereas"]) && !context.is_comma(conjunction - 1) {
        return Some(conjunction);
    }
    let joins =
        context.is(conjunction, &["and", "but", "while", "although", "though", "whereas", "yet", "so"]);
    (joins && conjunction > 0 && context.is_comma(conjunction - 1)).then(|| conjunction - 1)
}

/// Whether what stands behind a conjunction goes on with the clause that is reported: a passive (`said the boy fell ill,
/// but is expected to recover`), a verb that shares that clause's subject, or `they` behind a cue of one person.
fn goes_on_in_content(context: &Context<'_>, frame: &Frame, other: &Frame) -> bool {
    let passive = other.cue.voice == Voice::Passive && other.subject.is_none() && other.addressee.is_none();
    passive && other.cue.tokens.len() > 1
        || other.shared && shares_inner_subject(context, &frame.cue, &other.cue)
        || is_plural_pronoun(context, other) && is_one_person(context, frame)
}

fn is_plural_pronoun(context: &Context<'_>, frame: &Frame) -> bool {
    frame.source.as_ref().is_some_and(|source| source.len() == 1 && context.is(source.start, &["they"]))
}

/// Whether the source is a person by name, and one only, or `he` or `she`.
fn is_one_person(context: &Context<'_>, frame: &Frame) -> bool {
    frame.source.as_ref().is_some_and(|source| {
        let person = context.entity(source.end - 1).is_some_and(|entity| entity.label == Label::Person);
        context.is(source.start, &["he", "she"])
            || person && !source.clone().any(|at| context.is(at, &["and", ","]))
    })
}
