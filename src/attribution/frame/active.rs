//! Frames of active verbs: `the minister said ...`, `..., adding that ...`, `citing officials`.

use std::ops::Range;

use super::antecedent::antecedent;
use super::source::source_before;
use super::{Frame, Place, class_of};
use crate::attribution::complement::{self, Complement, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::{Cue, Voice};
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::{phrase_from, subject_without_clause};
use crate::attribution::part_of_speech::Tag;
use crate::text::TokenKind;

pub(super) fn active(
    context: &Context<'_>,
    cue: Cue,
    mut complement: Complement,
    room: Range<usize>,
    before: &[Frame],
) -> Option<Frame> {
    if cue.voice == Voice::Gerund
        && context.is(cue.head, &["citing", "quoting"])
        && complement.form != Form::Quotation
    {
        return citing(context, cue, room);
    }
    let (mut source, shared) = source_before(context, &cue, &room, before)?;
    let opens = source.start == room.start;
    if context.is(source.start, &["that"]) && context.is_comma(complement.start) && opens {
        // `That said, ...`
        return None;
    }
    if !shared && leaves_only_content(context, &cue, &complement, &source, &room) {
        complement.form = Form::Clause;
    }
    let class = class_of(context, &cue, &complement);
    let antecedent = if shared { None } else { antecedent(context, &cue, &complement, &mut source, &room) };
    if antecedent.is_none() && complement.form == Form::Predicate && context.tag(complement.start).is_finite()
    {
        return None;
    }
    let late = opens_late(context, &cue, &complement, &source, &room);
    let finds_content = late || antecedent.is_some();
    let around = complement.form == Form::Nothing
        && !finds_content
        && !is_as_clause(context, &complement, &source, &room)
        || !shared && closes_content(context, &complement, &source, &room);
    let place = if around { Place::Around } else { Place::Behind };
    if around && !shared && source.start == room.start {
        // `Five houses bid, his agent, Marguerite Toll, said`: something must be left to be the content.
        source = subject_without_clause(context, source, room.start);
    }
    let start = complement.start + usize::from(complement.form == Form::Nothing);
    let form = if late { Form::Clause } else { complement.form };
    let mut frame = Frame::new(cue, form, place, start, room);
    frame.borrows = form == Form::Nothing && !shared && frame.cue.is_bare_gerund();
    frame.subject = antecedent;
    frame.cue.tokens.end = complement.cue_end;
    frame.cue.negated |= context.is(source.start, &["no", "nobody", "none", "neither"]);
    frame.class = class;
    frame.source = Some(source);
    frame.addressee = complement.addressee;
    frame.shared = shared;
    Some(frame)
}

/// Whether the clause only says whose words the next one repeats: `As the minister said, ...`.
fn is_as_clause(
    context: &Context<'_>,
    complement: &Complement,
    source: &Range<usize>,
    room: &Range<usize>,
) -> bool {
    source.start == room.start + 1 && context.is(room.start, &["as"]) && context.is_comma(complement.start)
}

/// Whether the content stands before the source, although something stands behind the cue: a quotation closes there, or
/// a clause ends there and only an adverbial follows.
fn closes_content(
    context: &Context<'_>,
    complement: &Complement,
    source: &Range<usize>,
    room: &Range<usize>,
) -> bool {
    let adverbial = match complement.form {
        Form::Governed => true,
        Form::Clause => context.tag(complement.start) == Tag::Preposition,
        Form::Question => context.is(complement.start, &["when", "where"]),
        _ => false,
    };
    ends_quotation(context, source.start, room.start) && !begins_anew(context, complement)
        || adverbial && ends_clause(context, source.start, room.start)
}

/// Whether nothing but what stands behind the cue can be the content, although it reads as no clause: `The agency says
/// more than four million people need aid`.
fn leaves_only_content(
    context: &Context<'_>,
    cue: &Cue,
    complement: &Complement,
    source: &Range<usize>,
    room: &Range<usize>,
) -> bool {
    let opens = source.start <= room.start + 1 || context.is(source.start - 1, &["but", "and"]);
    complement.form == Form::Nothing
        && matches!(cue.verb.group, Group::Say | Group::Tell)
        && opens
        && complement.start + 4 < room.end
        && context.kind(complement.start) == Some(TokenKind::Word)
}

/// Whether the content is the clause behind a comma that follows the cue: `NATO said Tuesday, it had left`.
fn opens_late(
    context: &Context<'_>,
    cue: &Cue,
    complement: &Complement,
    source: &Range<usize>,
    room: &Range<usize>,
) -> bool {
    let next = complement.start + 1;
    complement.form == Form::Nothing
        && matches!(cue.verb.lemma, "say" | "tell" | "report" | "announce")
        && context.is_comma(complement.start)
        && source.start <= room.start + 1
        && (context.tag(next).is_noun()
            || matches!(context.tag(next), Tag::Pronoun | Tag::Determiner | Tag::Possessive))
        && complement::clause_follows(context, next, room)
}

/// Whether a quotation begins behind the cue without the comma that would let it go on with the one before.
fn begins_anew(context: &Context<'_>, complement: &Complement) -> bool {
    complement.form == Form::Quotation && !context.is_comma(complement.start - 1)
}

/// Whether a comma behind a whole clause stands right before the token.
fn ends_clause(context: &Context<'_>, token: usize, floor: usize) -> bool {
    token > floor + 2
        && context.is_comma(token - 1)
        && complement::clause_follows(context, floor, &(floor..token - 1))
}

/// Whether a quotation closes right before the token, perhaps with a comma between.
fn ends_quotation(context: &Context<'_>, token: usize, floor: usize) -> bool {
    let closes = |at: usize| {
        at >= floor && context.quotation_closing_at(at).is_some_and(|quotation| context.is_speech(quotation))
    };
    token > floor
        && (closes(token - 1) || token > floor + 1 && context.is_comma(token - 1) && closes(token - 2))
}

/// `, citing sources on the ground`: the sources cited say what the main clause reports.
fn citing(context: &Context<'_>, cue: Cue, room: Range<usize>) -> Option<Frame> {
    let source = phrase_from(context, cue.tokens.end, room.end)?;
    let mut frame = Frame::new(cue, Form::Nothing, Place::Around, source.end, room);
    frame.source = Some(source);
    frame.borrows = true;
    Some(frame)
}
