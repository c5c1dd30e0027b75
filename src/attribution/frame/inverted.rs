//! Frames whose source stands behind the verb: `"...," said the minister`.

use std::ops::Range;

use super::{Frame, Place};
use crate::attribution::complement::{Complement, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{Cue, Voice};
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::{phrase_from, subject_ending_at};
use crate::attribution::part_of_speech::Tag;
use crate::text::TokenKind;

/// `"...," said the minister`; `Tax plan is dead, says Bello`.
pub(super) fn inverted(
    context: &Context<'_>,
    cue: &Cue,
    complement: &Complement,
    room: &Range<usize>,
) -> Option<Frame> {
    let before = cue.tokens.start.checked_sub(1).filter(|&at| at >= room.start)?;
    let speaks = matches!(
        cue.verb.group,
        Group::Say | Group::Utter | Group::Announce | Group::Ask | Group::Believe | Group::Tell | Group::Show
    );
    if cue.voice != Voice::Active && !(cue.voice == Voice::Reduced && cue.tokens.len() == 1) {
        return None;
    }
    let closes =
        |at: usize| context.quotation_closing_at(at).is_some_and(|quotation| context.is_speech(quotation));
    let quoted = closes(before) || before > room.start && context.is_comma(before) && closes(before - 1);
    let plain = context.is_comma(before)
        && matches!(cue.verb.group, Group::Say | Group::Announce)
        && context.tag(cue.head).is_finite()
        && complement.form == Form::Phrase;
    if !(quoted && (speaks || context.tag(cue.head) == Tag::Past)) && !plain {
        return None;
    }
    let source = phrase_from(context, cue.tokens.end, room.end)?;
    let ends = source.end >= room.end
        || context.is_comma(source.end)
        || matches!(context.word(source.end), ":" | ";")
        || matches!(context.kind(source.end), Some(TokenKind::Stop));
    if plain && !quoted && (!ends || subject_ending_at(context, before + 1, room.start).is_some()) {
        return None;
    }
    let mut frame = Frame::new(cue.clone(), Form::Nothing, Place::Around, source.end, room.clone());
    frame.source = Some(source);
    Some(frame)
}
