//! Sentences: the frames that are found in one, weighed, and their contents.

use std::ops::Range;

use super::addressee;
use super::complement::Form;
use super::content::{content_of, quoter};
use super::context::Context;
use super::cue;
use super::frame::{Frame, frame_of};
use super::lexicon::Group;
use super::score;

/// The frames of the sentence `tokens`; no clause reaches into the tokens of the `dateline`.
pub(super) fn of_sentence(
    context: &Context<'_>,
    tokens: Range<usize>,
    dateline: &Range<usize>,
    threshold: f64,
) -> Vec<Frame> {
    let mut frames = Vec::new();
    for at in tokens.filter(|at| !dateline.contains(at)) {
        let room = outside(dateline, context.room(at), at);
        if let Some(cue) = cue::at(context, at, &room) {
            frames.extend(frame_of(context, cue, room, &frames));
        }
    }
    fill_contents(context, &mut frames);
    mark_nested(context, &mut frames);
    frames.retain_mut(|frame| {
        frame.score = score::score(context, frame);
        frame.score >= if frame.is_nested { threshold * NESTED } else { threshold }
    });
    // What was no attribution no longer bounds the contents of the others.
    fill_contents(context, &mut frames);
    for frame in &mut frames {
        split_addressee(context, frame);
        if frame.addressee.is_none() && frame.may_have_occasion() {
            frame.addressee = occasion_of(context, frame);
        }
    }
    frames
}

/// The part of the `room` around the token `at` that lies on the same side of the dateline: headline or story.
fn outside(dateline: &Range<usize>, room: Range<usize>, at: usize) -> Range<usize> {
    if at < dateline.start {
        room.start..room.end.min(dateline.start)
    } else {
        room.start.max(dateline.end).min(at)..room.end
    }
}

/// The threshold's share that a nested frame must reach: a wrong one costs less, since its words are reported anyway.
const NESTED: f64 = 0.5;

/// Marks the frames whose cues stand in the content of a frame near by.
fn mark_nested(context: &Context<'_>, frames: &mut [Frame]) {
    for index in 0..frames.len() {
        let cue = frames[index].cue.head;
        let near = index.saturating_sub(NEAR)..frames.len().min(index + NEAR);
        frames[index].is_nested = context.quotation(cue).is_some()
            || near
                .filter(|&at| at != index)
                .any(|at| frames[at].content.iter().any(|piece| piece.contains(&cue)));
    }
}

/// How many frames away one that holds another is looked for.
const NEAR: usize = 6;

/// Takes the addressee out of a content such as `amnesty to the rebels`.
fn split_addressee(context: &Context<'_>, frame: &mut Frame) {
    // `his condolences to the family, friends and loved ones` may read like a clause.
    let clause = frame.form == Form::Clause && matches!(frame.cue.verb.lemma, "offer" | "extend" | "send");
    if !(frame.form == Form::Phrase || clause) || frame.addressee.is_some() || frame.content.len() != 1 {
        return;
    }
    let content = frame.content[0].clone();
    if let Some((preposition, party)) = addressee::behind_content(context, frame.cue.verb.lemma, &content) {
        frame.content[0].end = preposition;
        frame.addressee = Some(party);
    }
}

/// The addressee who is named with the occasion before or behind source and cue.
fn occasion_of(context: &Context<'_>, frame: &Frame) -> Option<Range<usize>> {
    let (first, end) = (frame.first(), frame.end());
    let before_content = frame.content.iter().all(|piece| piece.start >= first);
    let before = frame.room.start..if before_content { first } else { frame.room.start };
    let next = frame.content.iter().map(|piece| piece.start).filter(|&start| start >= end).min();
    let behind = end..next.unwrap_or(frame.room.end).max(end);
    let last = frame.content.last().map_or(end, |piece| piece.end).max(end);
    addressee::of_occasion(context, before, behind)
        .or_else(|| addressee::opening_occasion(context, last..frame.room.end.max(last)))
}

/// Reads the contents of the frames and drops those that have none.
fn fill_contents(context: &Context<'_>, frames: &mut Vec<Frame>) {
    for index in 0..frames.len() {
        let content = content_of(context, frames, index);
        frames[index].content = content;
    }
    for index in 0..frames.len() {
        if let Some(quoter) = quoter(context, frames, index) {
            // `"...," state radio quoted him as saying`: what he said is part of what the radio said.
            for piece in frames[index].content.clone().into_iter().rev() {
                frames[quoter].prepend_content(piece);
            }
        }
        if frames[index].borrows {
            frames[index].content =
                lender(frames, index).map(|at| frames[at].content.clone()).unwrap_or_default();
        }
    }
    frames.retain(|frame| !frame.content.is_empty());
}

/// The frame whose content the frame `index` borrows: the nearest one of the same room that has a clause for content.
fn lender(frames: &[Frame], index: usize) -> Option<usize> {
    let room = frames[index].room.start;
    let lends = |at: &usize| {
        let frame = &frames[*at];
        !frame.borrows
            && frame.room.start == room
            && matches!(frame.cue.verb.group, Group::Say | Group::Tell | Group::Announce)
    };
    let outside =
        |at: &usize| !frames[*at].content.iter().any(|piece| piece.contains(&frames[index].cue.head));
    let before = (index.saturating_sub(4)..index).rev().filter(lends).find(outside);
    before.or_else(|| (index + 1..frames.len().min(index + 3)).find(lends))
}
