//! Contents before a source and cue, perhaps going on behind them.

use std::ops::Range;

use super::barrier::barrier;
use super::trim;
use crate::attribution::complement;
use crate::attribution::context::Context;
use crate::attribution::cue::Voice;
use crate::attribution::frame::{Frame, Place};
use crate::attribution::part_of_speech::Tag;
use crate::text::{Quotation, TokenKind};

/// The content before, and perhaps behind, a source and cue that stand in its midst or at its end.
pub(super) fn around(context: &Context<'_>, frames: &[Frame], index: usize, pieces: &mut Vec<Range<usize>>) {
    let frame = &frames[index];
    let first = quoter(context, frames, index).map_or(frame.first(), |at| frames[at].first());
    let floor = frames[..index]
        .iter()
        .filter(|other| other.room.start == frame.room.start && other.place == Place::Around && !other.shared)
        // A cue in the source (`people briefed on it said`) or one whose complement is interrupted has had no content.
        .filter(|other| !other.content.is_empty() && other.end() <= first)
        .map(Frame::end)
        .fold(frame.room.start, usize::max);
    let Some(mut last) = first.checked_sub(1) else { return };
    if last > floor && context.is(last, &["as"]) {
        last -= 1;
    }
    if last < floor {
        pieces.extend(sentence_before(context, first));
        return;
    }
    if let Some(relative) = relative_content(context, last) {
        pieces.push(relative);
        return;
    }
    let comma = context.is_comma(last);
    let close = last - usize::from(comma && last > floor);
    let quotation = context.quotation_closing_at(close).filter(|quotation| context.is_speech(quotation));
    let according = frame.cue.voice == Voice::Preposition;
    let marked = comma
        || quotation.is_some()
        || according
        || matches!(context.kind(last), Some(TokenKind::Dash | TokenKind::Stop));
    if !marked {
        return;
    }
    let start = match quotation {
        Some(quotation) if quotation.open() <= floor || opens_behind_colon(context, quotation) => {
            quotation.open()
        }
        _ => floor,
    };
    let before = trim(
        context,
        start,
        if quotation.is_some() { close + 1 } else { last + usize::from(according && !comma) },
    );
    if before.is_empty() {
        return;
    }
    let interrupted = frames[..index].iter().any(|other| other.cue.tokens.end == before.end);
    let complete = quotation.is_some_and(|quotation| quotation.open() <= floor)
        || !interrupted && before.clone().any(|at| context.tag(at).is_finite());
    pieces.push(before);
    pieces.extend(continuation(context, frames, index, complete, quotation.is_some()));
}

/// The frame of the outlet that quotes the source of frame `index`: `state radio quoted | him as saying`.
pub(in crate::attribution) fn quoter(context: &Context<'_>, frames: &[Frame], index: usize) -> Option<usize> {
    let frame = &frames[index];
    let before = index.checked_sub(1)?;
    let source = frame.source.as_ref().filter(|_| context.is(frame.cue.tokens.start, &["as"]))?;
    let quotes = frames[before].place == Place::Behind && frames[before].cue.tokens.end == source.start;
    (frame.place == Place::Around && quotes).then_some(before)
}

/// Whether a colon sets the quotation off from a clause that only leads to it: `The mayor shrugged: "...," she said`.
fn opens_behind_colon(context: &Context<'_>, quotation: &Quotation) -> bool {
    quotation.open().checked_sub(1).is_some_and(|before| context.word(before) == ":")
}

/// `"It is over." Petrov said`: the quotation that ends right before the sentence at `first`.
fn sentence_before(context: &Context<'_>, first: usize) -> Option<Range<usize>> {
    let quotation = context.quotation_closing_at(first.checked_sub(1)?)?;
    (!context.document().tokens()[first].is_paragraph_start()).then(|| quotation.tokens())
}

/// `which the ministry rejects`: the relative pronoun before the source is the content.
fn relative_content(context: &Context<'_>, token: usize) -> Option<Range<usize>> {
    context.is(token, &["which", "whom", "what"]).then(|| token..token + 1)
}

/// The piece of content behind a source and cue that interrupt it. `complete`: what stands before is a clause.
fn continuation(
    context: &Context<'_>,
    frames: &[Frame],
    index: usize,
    complete: bool,
    quoted: bool,
) -> Option<Range<usize>> {
    let frame = &frames[index];
    let mut at = complement::skip_adverbials(context, frame.end(), &frame.room);
    if quoted {
        return next_quotation(context, &frames[index + 1..], at, frame.room.end);
    }
    if matches!(context.word(at), ":" | ",") {
        at += 1;
    } else {
        return None;
    }
    if at >= frame.room.end {
        return None;
    }
    if let Some(quotation) = context.quotation_opening_at(at) {
        return Some(quotation.tokens());
    }
    let clause = complement::clause_follows(context, at, &frame.room);
    let goes_on = if complete {
        clause
            && (context.is(at, &["and"])
                || context.tag(at).is_noun()
                || matches!(context.tag(at), Tag::Pronoun | Tag::Determiner))
    } else {
        !(context.tag(at) == Tag::Gerund)
    };
    if !goes_on {
        return None;
    }
    let piece = trim(context, at, barrier(context, frames, index, at).min(frame.room.end));
    (!piece.is_empty()).then_some(piece)
}

/// The quotation that goes on behind the words between: `..., she said in an interview, "..."`. One behind a cue of its
/// own, as in `she said, adding: "..."`, belongs to that one of the `frames` that follow.
fn next_quotation(context: &Context<'_>, frames: &[Frame], start: usize, end: usize) -> Option<Range<usize>> {
    let open = (start..end).find(|&at| context.quotation_opening_at(at).is_some())?;
    let mark = matches!(context.word(open.checked_sub(1)?), "," | ":" | ";");
    let cue = (start..open).any(|at| context.tag(at).is_finite())
        || frames.first().is_some_and(|frame| frame.start == open);
    (mark && !cue).then(|| context.quotation_opening_at(open).map(crate::text::Quotation::tokens)).flatten()
}
