//! Contents: where what is said begins and ends.

mod around;
mod barrier;
mod block;
mod end;

use std::ops::Range;

use super::complement::Form;
use super::context::Context;
use super::frame::{Frame, Place};
use super::lexicon::Group;
use crate::text::TokenKind;
use around::around;
pub(super) use around::quoter;
use block::block_after;
use end::content_end;

/// The pieces of the content of frame `index`.
pub(super) fn content_of(context: &Context<'_>, frames: &[Frame], index: usize) -> Vec<Range<usize>> {
    let frame = &frames[index];
    let mut pieces = Vec::new();
    if frame.borrows {
        return pieces;
    }
    match frame.place {
        Place::Behind => {
            if frame.form == Form::Colon && frame.start >= frame.room.end {
                pieces.extend(block_after(context, frame.start));
                return pieces;
            }
            let end = content_end(context, frames, index);
            let behind = trim(context, frame.start, end);
            let subject = frame.subject.clone().filter(|tokens| !tokens.is_empty());
            if behind.is_empty() {
                pieces.extend(subject);
                return pieces;
            }
            pieces.extend(subject.filter(|_| !matches!(frame.form, Form::That)));
            pieces.extend(named_thing(context, frame));
            push_clauses(context, frame, behind, &mut pieces);
        }
        Place::Around => around(context, frames, index, &mut pieces),
    }
    pieces
}

/// The `what` of `what he calls a plot`.
fn named_thing(context: &Context<'_>, frame: &Frame) -> Option<Range<usize>> {
    let before = frame.source.as_ref()?.start.checked_sub(1)?;
    let names = matches!(frame.cue.verb.group, Group::Judge | Group::Believe)
        && frame.subject.is_none()
        && context.is(before, &["what", "which", "whom"])
        && before >= frame.room.start;
    names.then(|| before..before + 1)
}

/// Adds the content `behind` the cue; a clause and the quotation that a colon sets off from it are a piece each.
fn push_clauses(context: &Context<'_>, frame: &Frame, behind: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let sets_off = |at: &usize| {
        context.word(*at) == ":" && at + 1 < behind.end && context.quotation_opening_at(at + 1).is_some()
    };
    let colon = behind.clone().find(sets_off).filter(|_| matches!(frame.form, Form::That | Form::Clause));
    pieces.extend(colon.map(|colon| trim(context, behind.start, colon)));
    pieces.push(colon.map_or(behind.start, |colon| colon + 1)..behind.end);
}

/// The range without commas, dashes and full stops at its edges that stand outside quotation marks.
fn trim(context: &Context<'_>, start: usize, end: usize) -> Range<usize> {
    let (mut start, mut end) = (start, end.max(start));
    let first = start;
    let quoted = |at: usize| context.quotation(at).is_some_and(|quotation| quotation.open() >= first);
    let loose = |at: usize| {
        !(at > first && quoted(at)) && matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Dash))
            || matches!(context.word(at), "," | ";" | ":")
    };
    while start < end && loose(start) {
        start += 1;
    }
    while start < end && (loose(end - 1) || context.word(end - 1) == "(") {
        end -= 1;
    }
    start..end
}
