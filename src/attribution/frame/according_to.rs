//! Frames of `according to` and `in the words of`.

use std::ops::Range;

use super::{Frame, Place};
use crate::attribution::complement::{self, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{self, Cue};
use crate::attribution::noun_phrase::phrase_from;
use crate::attribution::part_of_speech::Tag;

pub(super) fn according_to(context: &Context<'_>, cue: Cue, room: Range<usize>) -> Option<Frame> {
    if let Some((source, _)) = cue::whose_words(context, cue.head) {
        let start = cue.tokens.end + 1;
        return Some(Frame::new(cue, Form::Quotation, Place::Behind, start, room).with_source(source));
    }
    let mut source = phrase_from(context, cue.tokens.end, room.end)?;
    let opens = cue.tokens.start == room.start
        || (room.start..cue.tokens.start)
            .all(|at| context.tag(at) != Tag::Punctuation && !context.tag(at).is_verb());
    let joined = cue.tokens.start > room.start && context.is(cue.tokens.start - 1, &["and", "but", "that"]);
    if opens || joined {
        source.end = end_before_clause(context, &source, &room);
    }
    let behind = context.is_comma(source.end)
        || cue.tokens.start == room.start && complement::clause_follows(context, source.end, &room);
    let place = if (opens || joined) && behind { Place::Behind } else { Place::Around };
    let start = source.end + usize::from(context.is_comma(source.end));
    let mut frame = Frame::new(cue, Form::Nothing, place, start, room);
    frame.source = Some(source);
    Some(frame)
}

/// Where a source that opens the sentence ends: before the comma behind which a clause without another comma begins,
/// `according to the agency, | pets left behind were ...`; without a comma, behind its first name, if it took in the
/// subject of the clause: `according to the CDC | cholera is`.
fn end_before_clause(context: &Context<'_>, source: &Range<usize>, room: &Range<usize>) -> usize {
    let Some(comma) = source.clone().find(|&at| context.is_comma(at)) else {
        let name =
            source.clone().find(|&at| context.is_name(at)).filter(|_| context.tag(source.end).is_finite());
        return name
            .and_then(|at| context.entity_tokens(at))
            .map_or(source.end, |name| name.end.min(source.end));
    };
    let next = (comma + 1..room.end).find(|&at| context.is_comma(at)).unwrap_or(room.end);
    let relative = context.is(comma + 1, &["who", "which", "whose"]);
    if !relative && complement::clause_follows(context, comma + 1, &(comma + 1..next)) {
        comma
    } else {
        source.end
    }
}
