//! Frames of nouns: `his claim that ...`, `calls by X for ...`.

use std::ops::Range;

use super::{Frame, Place};
use crate::attribution::complement::{Complement, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{self, Cue};
use crate::attribution::noun_phrase::{core_start, phrase_from, subject_ending_at};
use crate::attribution::part_of_speech::Tag;

pub(super) fn noun_frame(
    context: &Context<'_>,
    cue: Cue,
    complement: &Complement,
    room: Range<usize>,
) -> Option<Frame> {
    let head = cue.head;
    let source = if context.is(head + 1, &["by", "from"]) {
        phrase_from(context, head + 2, room.end)?
    } else {
        possessor(context, head, room.start)?
    };
    let start = if context.is(head + 1, &["by", "from"]) && complement.form != Form::Governed {
        source.end
    } else {
        complement.start
    };
    let mut frame = Frame::new(cue, complement.form, Place::Behind, start, room);
    frame.cue.tokens.end = complement.cue_end;
    frame.source = Some(source);
    matches!(complement.form, Form::That | Form::Governed | Form::Infinitive).then_some(frame)
}

/// Whose claim: `his`, `Iran` of `Iran's`, `U.S. and Iraqi` of `U.S. and Iraqi claims`.
fn possessor(context: &Context<'_>, noun: usize, floor: usize) -> Option<Range<usize>> {
    let at = cue::owner(context, noun, floor)?;
    if context.is_name(at) && context.tag(at) != Tag::PossessiveEnding {
        let mut owner = context.entity_tokens(at)?;
        if owner.start >= floor + 2 && context.is(owner.start - 1, &["and"]) {
            let first = context.entity_tokens(owner.start - 2).filter(|_| context.is_name(owner.start - 2));
            owner.start = first.map_or(owner.start, |tokens| tokens.start.max(floor));
        }
        return Some(owner.start.max(floor)..owner.end.min(noun));
    }
    match context.tag(at) {
        Tag::Possessive => return Some(at..at + 1),
        Tag::PossessiveEnding => {}
        _ => return Some(core_start(context, at + 1, floor)..at + 1),
    }
    subject_ending_at(context, at, floor)
}
