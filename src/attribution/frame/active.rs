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
        if !is_mistaken_subject(context, complement.start, &room) {
            return None;
        }
        complement.form = Form::Clause;
    }
    let late = opens_late(context, &cue, &complement, &source, &room);
    let finds_content = late || antecedent.is_some();
    let around = complement.form == Form::Nothing
        && !finds_content
        && !is_as_clause(context, &complement, &source, &room)
        || !shared
            && closes_content(context, &complement, &source, &room)
            && !quotes_party(context, &cue, &room);
    let place = if around { Place::Around } else { Place::Behind };
    if around && !shared {
        source.start = behind_quotation(context, &source, &room).unwrap_or(source.start);
    }
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

/// Whether a word that was taken for a verb is the subject of a clause: `says referees from six countries will ...`.
fn is_mistaken_subject(context: &Context<'_>, token: usize, room: &Range<usize>) -> bool {
    matches!(context.tag(token), Tag::PresentThird | Tag::Present)
        && context.word(token).len() > 4
        && (token + 1..room.end.min(token + LONGEST_SUBJECT))
            .take_while(|&at| !context.is_comma(at) && context.tag(at) != Tag::Pronoun)
            .any(|at| context.tag(at).is_finite())
}

/// Subjects with more tokens before their verb are not looked for.
const LONGEST_SUBJECT: usize = 12;

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

/// `state radio quoted the governor as saying`: the party and what it is said to have done are part of the content.
fn quotes_party(context: &Context<'_>, cue: &Cue, room: &Range<usize>) -> bool {
    let end = room.end.min(cue.tokens.end + LONGEST_TITLE);
    cue.verb.lemma == "quote"
        && (cue.tokens.end..end)
            .any(|at| context.is(at, &["as"]) && context.is(at + 1, &["saying", "telling"]))
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
    let opens = source.start <= room.start + 1
        || context.is(source.start - 1, &["but", "and"])
        || context.is(cue.tokens.start, &["as"]);
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
    if complement.form == Form::Nothing && thinks_aloud(context, cue, complement, source) {
        return next < room.end;
    }
    complement.form == Form::Nothing
        && matches!(cue.verb.lemma, "say" | "tell" | "report" | "announce")
        && context.is_comma(complement.start)
        && source.start <= room.start + 1
        && (context.tag(next).is_noun()
            || matches!(context.tag(next), Tag::Pronoun | Tag::Determiner | Tag::Possessive))
        && complement::clause_follows(context, next, room)
}

/// `"I looked up and I thought, now we go"`: what somebody who is quoted said or thought, behind a comma.
fn thinks_aloud(context: &Context<'_>, cue: &Cue, complement: &Complement, source: &Range<usize>) -> bool {
    matches!(cue.verb.lemma, "say" | "think" | "tell" | "ask" | "write")
        && context.is_comma(complement.start)
        && context.quotation(cue.head).is_some()
        && source.start > 0
        && !context.is_comma(source.start - 1)
}

/// Whether a quotation begins behind the cue without the comma that would let it go on with the one before.
fn begins_anew(context: &Context<'_>, complement: &Complement) -> bool {
    complement.form == Form::Quotation && !context.is_comma(complement.start - 1)
}

/// `"...," Hassan Bushra, adviser for the east, in Cairo, said`: the token behind the quotation, where the source begins
/// if nothing but nouns and what ties them stands between.
fn behind_quotation(context: &Context<'_>, source: &Range<usize>, room: &Range<usize>) -> Option<usize> {
    let lowest = room.start.max(source.start.saturating_sub(LONGEST_TITLE));
    let close = (lowest..source.start)
        .rev()
        .take_while(|&at| {
            context.tag(at).is_noun()
                || context.is_comma(at)
                || context.kind(at) == Some(TokenKind::Quote)
                || matches!(
                    context.tag(at),
                    Tag::Determiner | Tag::Preposition | Tag::Adjective | Tag::Possessive
                )
        })
        .find(|&at| context.quotation_closing_at(at).is_some_and(|quotation| context.is_speech(quotation)))?;
    let named = context.is_name(close + 1) || context.tag(close + 1) == Tag::Name;
    (close + 1 < source.start && named).then_some(close + 1)
}

/// The most tokens of what is missing of a source behind a quotation.
const LONGEST_TITLE: usize = 25;

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
