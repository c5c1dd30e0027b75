//! Sources of active verbs: the subject before, or the one that is shared with an earlier verb.

use std::ops::Range;

use super::{Frame, Place};
use crate::attribution::complement::Form;
use crate::attribution::context::Context;
use crate::attribution::cue::{Cue, Voice};
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::{noun_with_clause, noun_with_participle, subject_ending_at};
use crate::attribution::part_of_speech::Tag;
use crate::text::TokenKind;

/// The source of an active cue, and whether it is shared with an earlier verb.
pub(super) fn source_before(
    context: &Context<'_>,
    cue: &Cue,
    room: &Range<usize>,
    before: &[Frame],
) -> Option<(Range<usize>, bool)> {
    let end = skip_left(context, cue.tokens.start, room.start);
    if end == room.start {
        return before_quotation(context, cue, room.start).map(|source| (source, false));
    }
    let shared = || shared_source(context, cue, end, room, before).map(|source| (source, true));
    match cue.voice {
        Voice::Gerund if cue.tokens.start < cue.head && context.is(cue.tokens.start, &["as"]) => {
            return quoted_party(context, end, room, before)
                .or_else(|| subject_ending_at(context, end, room.start))
                .map(|source| (source, false));
        }
        Voice::Gerund if context.is(cue.tokens.start, &["having"]) => return shared(),
        Voice::Gerund if context.tag(end - 1).is_noun() || cue.tokens.start < cue.head => {
            return subject_ending_at(context, end, room.start).map(|source| (source, false));
        }
        Voice::Gerund | Voice::Infinitive => return shared(),
        _ => {}
    }
    match context.tag(end - 1) {
        Tag::WhPronoun => Some((end - 1..end, false)),
        Tag::Conjunction => shared(),
        Tag::Punctuation if context.is_comma(end - 1) => subject_ending_at(context, end, room.start)
            .or_else(|| whole_subject(context, end - 1, room.start))
            .map(|source| (source, false))
            .or_else(shared),
        Tag::Punctuation if is_spaced_dash(context, end - 1) => {
            before_dashes(context, end - 1, room.start).map(|source| (source, false))
        }
        _ => subject_ending_at(context, end, room.start)
            .or_else(|| {
                let participle = noun_with_participle(context, end, room.start);
                // `who left more than two weeks ago said`: here the date belongs to the clause.
                let whole = context.tag(end - 1) == Tag::Preposition;
                let clause_end = if whole { cue.tokens.start } else { end };
                let clause = || noun_with_clause(context, end, room.start).map(|start| start..clause_end);
                participle.map(|start| start..cue.tokens.start).or_else(clause)
            })
            .map(|source| (source, false)),
    }
}

/// Whom an outlet quotes: everything between `quoted` and `as saying`, which ends before `end`.
fn quoted_party(
    context: &Context<'_>,
    end: usize,
    room: &Range<usize>,
    before: &[Frame],
) -> Option<Range<usize>> {
    let quoting = before.last().filter(|frame| {
        frame.room.start == room.start
            && matches!(frame.cue.verb.lemma, "quote" | "cite" | "report")
            && frame.cue.voice == Voice::Active
    })?;
    let end = end - usize::from(context.is_comma(end - 1));
    (quoting.cue.tokens.end < end).then_some(quoting.cue.tokens.end..end)
}

/// `the study "showed how ..."`: the subject right before a quotation that begins with the verb.
fn before_quotation(context: &Context<'_>, cue: &Cue, start: usize) -> Option<Range<usize>> {
    let open = start.checked_sub(1)?;
    let quoted = context.quotation_opening_at(open).is_some() && context.tag(cue.tokens.start).is_finite();
    let outer = context.room(open.checked_sub(1).filter(|_| quoted)?);
    (cue.voice == Voice::Active).then(|| subject_ending_at(context, open, outer.start)).flatten()
}

fn is_spaced_dash(context: &Context<'_>, token: usize) -> bool {
    context.kind(token) == Some(TokenKind::Dash)
        || context.word(token) == "-" && context.document().tokens()[token].space_before()
}

/// `Wilson - chairwoman of a panel - told`: the subject before a first dash, up to the last one, at `close`.
fn before_dashes(context: &Context<'_>, close: usize, floor: usize) -> Option<Range<usize>> {
    let lowest = floor.max(close.saturating_sub(LONGEST_INSERTION));
    let open = (lowest..close).rev().find(|&at| is_spaced_dash(context, at))?;
    let source = subject_ending_at(context, open, floor)?;
    (source.end == open).then_some(source.start..close)
}

/// The most tokens between two dashes behind a source.
const LONGEST_INSERTION: usize = 20;

/// `The lawyer, said`, `Meanwhile, a statement Monday, says`: a subject that fills the clause up to a needless comma.
fn whole_subject(context: &Context<'_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    let source = subject_ending_at(context, skip_left(context, comma, floor), floor)?;
    let adverbial =
        || context.is_date(floor) || context.is_comma(floor + 1) && context.tag(floor) == Tag::Adverb;
    let opens = source.start == floor || context.is_comma(source.start - 1) && adverbial();
    (opens && !context.is_date(source.start)).then_some(source)
}

/// Before the adverbs, dates and `on Tuesday` that stand between a source and its cue.
pub(in crate::attribution) fn skip_left(context: &Context<'_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor && end - at < 12 {
        if context.is_date(at - 1) {
            let first = context.entity_tokens(at - 1).map_or(at - 1, |tokens| tokens.start.max(floor));
            let preposition =
                first > floor && context.is(first - 1, &["on", "in", "at", "late", "early", "since"]);
            let next = if preposition { first - 1 } else { first };
            if next == floor {
                break;
            }
            at = next;
        } else if sums_up(context, at - 1, floor)
            || context.tag(at - 1) == Tag::Adverb && !context.is(at - 1, &["however"]) && at - 1 > floor
        {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

/// The `both` of `Lee and Ortiz both said`.
fn sums_up(context: &Context<'_>, token: usize, floor: usize) -> bool {
    context.is(token, &["both", "all", "each"])
        && token > floor
        && (context.is_name(token - 1) || context.tag(token - 1).is_noun())
}

/// The source that a verb behind a conjunction or a participle takes over from the clause before.
fn shared_source(
    context: &Context<'_>,
    cue: &Cue,
    end: usize,
    room: &Range<usize>,
    before: &[Frame],
) -> Option<Range<usize>> {
    let frame = before.iter().rev().find(|frame| {
        frame.room.start == room.start
            && frame.source.is_some()
            && frame.cue.tokens.end <= end
            && frame.cue.voice != Voice::Noun
    });
    if let Some(frame) = frame {
        return inner_subject(context, frame, cue, end).or_else(|| frame.source.clone());
    }
    let lowest = room.start.max(end.saturating_sub(40));
    let subject_of = |verb: usize| {
        let subject_end = skip_left(context, verb, room.start);
        (subject_end > room.start).then(|| subject_ending_at(context, subject_end, room.start)).flatten()
    };
    let subject = (lowest..end).filter(|&at| context.tag(at).is_finite()).find_map(subject_of);
    // `The coach lodged a protest, arguing`: a past tense that looks like a participle.
    let opening = || {
        let verb = (lowest..end).find(|&at| context.tag(at) == Tag::Participle)?;
        subject_of(verb).filter(|subject| subject.start == room.start)
    };
    // `They at once made peace, saying`: what stands behind the pronoun is no adverb to the tagger.
    let pronoun = context.is(room.start, &["he", "she", "they", "it", "we", "i"]);
    subject.or_else(opening).or_else(|| pronoun.then_some(room.start..room.start + 1))
}

/// The subject of the clause that an earlier cue reports, if the verb of `cue`, behind the token `end`, goes on with that
/// clause: `said | the men | took the bus and have demanded ...`. It is that of the nearest verb of the same form.
fn inner_subject(context: &Context<'_>, frame: &Frame, cue: &Cue, end: usize) -> Option<Range<usize>> {
    let reports = matches!(frame.form, Form::That | Form::Clause) && frame.place == Place::Behind;
    if !reports || !shares_inner_subject(context, &frame.cue, cue) {
        return None;
    }
    let form = context.tag(cue.tokens.start);
    let mut verbs = (frame.start..end).filter(|&at| context.tag(at).is_finite());
    let verb = verbs.clone().rfind(|&at| context.tag(at) == form).or_else(|| verbs.next())?;
    let subject_end = skip_left(context, verb, frame.start);
    subject_ending_at(context, subject_end, frame.start)
}

/// Whether the verb of `cue` behind a conjunction cannot have the subject of the cue `outer`, or hardly has it: it
/// differs in tense (`said they took the bus and have demanded a ransom`) or number (`say the group disarms and agrees
/// to leave`), or is a wish behind a statement (`said a gang took her and wanted money`).
pub(in crate::attribution) fn shares_inner_subject(context: &Context<'_>, outer: &Cue, cue: &Cue) -> bool {
    let (before, form) = (context.tag(outer.tokens.start), context.tag(cue.tokens.start));
    let differs = match before {
        Tag::Past => matches!(form, Tag::PresentThird | Tag::Present | Tag::Modal),
        Tag::Present => form == Tag::PresentThird,
        Tag::PresentThird => form == Tag::Present,
        _ => false,
    };
    differs || form.is_finite() && cue.verb.group == Group::Want && outer.verb.group == Group::Say
}
