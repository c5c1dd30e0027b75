//! Where a content behind its cue ends, by its form and the clause in which the cue stands.

use std::ops::Range;

use super::barrier::barrier;
use super::named_thing;
use crate::attribution::complement::{self, Form};
use crate::attribution::context::Context;
use crate::attribution::cue::Voice;
use crate::attribution::frame::Frame;
use crate::attribution::lexicon::Group;
use crate::attribution::noun_phrase::opens_adverbial;
use crate::attribution::part_of_speech::Tag;
use crate::text::TokenKind;

/// Where the content that begins behind the cue of frame `index` ends.
pub(super) fn content_end(context: &Context<'_>, frames: &[Frame], index: usize) -> usize {
    let frame = &frames[index];
    let start = frame.start;
    let mut end = barrier(context, frames, index, start).min(frame.room.end);
    if let Some(quotation) = context.quotation_opening_at(start).filter(|_| frame.form == Form::Quotation) {
        let close = quotation.end();
        if close >= end || !goes_on(context, close, end) {
            return close;
        }
    }
    // `the attack but declined` reads like a clause; `aid groups and shops closed` is one.
    let joining: &[&str] = match frame.form {
        Form::Phrase | Form::As | Form::Governed => &["and", "but"],
        Form::Clause => &["but"],
        _ => &[],
    };
    end = (start..end)
        .find(|&at| context.is(at, joining) && opens_predicate(context, start, at))
        .unwrap_or(end);
    if matches!(frame.form, Form::Phrase | Form::As | Form::Governed)
        && (frame.cue.verb.group != Group::Say || frame.cue.verb.lemma == "deny")
    {
        end = phrase_content_end(context, start, end);
        end = date_at_end(context, frame, end);
    }
    let awaited = frame.form == Form::Nothing && frame.cue.voice == Voice::Passive;
    if matches!(frame.form, Form::Infinitive | Form::Predicate) || awaited {
        end = infinitive_end(context, start, end);
    }
    if frame.cue.voice == Voice::Noun {
        end = noun_content_end(context, frame, end);
    }
    if let Some(comma) = end_of_subordinate_clause(context, frame, end) {
        end = comma;
    }
    if in_tight_relative_clause(context, frame) {
        end = predicate_behind(context, start, end).unwrap_or(end);
    }
    if in_relative_clause(context, frame) {
        end = (start..end).find(|&at| context.is_comma(at)).unwrap_or(end);
    }
    // A quotation that begins in the content belongs to it as a whole, even over several sentences.
    match end.checked_sub(1).and_then(|last| context.quotation(last)) {
        Some(quotation) if quotation.open() >= start && quotation.end() > end => quotation.end(),
        _ => end,
    }
}

/// A noun's content ends before the verb of which the noun is the subject: `his claim that X did Y | was false`.
fn noun_content_end(context: &Context<'_>, frame: &Frame, end: usize) -> usize {
    let subject = !(frame.room.start..frame.cue.head).any(|at| context.tag(at).is_finite());
    if !subject {
        return end;
    }
    let own = usize::from(frame.form == Form::That);
    let finite = |at: &usize| context.tag(*at).is_finite() && !context.tag(at - 1).is_finite();
    (frame.start + 1..end).filter(finite).nth(own).unwrap_or(end)
}

/// Whether the frame's clause is a relative clause, or one behind `what`, which the next comma ends.
fn in_relative_clause(context: &Context<'_>, frame: &Frame) -> bool {
    let relative = |party: &Option<Range<usize>>| {
        party.as_ref().is_some_and(|tokens| context.tag(tokens.start) == Tag::WhPronoun)
    };
    let comma = |party: &Option<Range<usize>>| {
        party.as_ref().and_then(|tokens| tokens.start.checked_sub(1)).is_some_and(|at| context.is_comma(at))
    };
    relative(&frame.source) && comma(&frame.source)
        || relative(&frame.subject) && comma(&frame.subject)
        || named_thing(context, frame).is_some()
}

/// The comma behind which the main clause begins, if the frame stands in a clause that opens the sentence: `Because
/// the jury ruled that it was a weapon, he ...`.
fn end_of_subordinate_clause(context: &Context<'_>, frame: &Frame, end: usize) -> Option<usize> {
    let first = frame.first();
    let asked = frame.cue.voice == Voice::Reduced && first == frame.room.start;
    let before = first.checked_sub(1).filter(|&at| at >= frame.room.start);
    let subordinate = |before: usize| {
        let opens = before == frame.room.start || context.is_comma(before - 1);
        opens && context.is(before, SUBORDINATORS)
    };
    if !asked && !before.is_some_and(subordinate) {
        return None;
    }
    (frame.start + 1..end).find(|&at| {
        context.is_comma(at)
            && context.quotation(at).is_none()
            && !context.is(at + 1, &["and", "but", "or", "which", "who"])
            && complement::clause_follows(context, at + 1, &(at + 1..end))
    })
}

/// Words that open a subordinate clause before its main clause.
const SUBORDINATORS: &[&str] = &[
    "after", "although", "because", "before", "even", "if", "once", "since", "though", "unless", "until",
    "when", "while",
];

/// Whether the frame's clause hangs on a noun without a comma: `an officer who asked ...`, `an attack blamed on ...`.
fn in_tight_relative_clause(context: &Context<'_>, frame: &Frame) -> bool {
    let who = frame.source.as_ref().or(frame.addressee.as_ref()).is_some_and(|tokens| {
        context.tag(tokens.start) == Tag::WhPronoun
            && tokens.start > frame.room.start
            && context.tag(tokens.start - 1) != Tag::Punctuation
    });
    let gerund = frame.cue.voice == Voice::Gerund
        && !frame.shared
        && frame.source.as_ref().is_some_and(|tokens| tokens.end == frame.cue.tokens.start);
    (who || gerund || frame.cue.voice == Voice::Reduced && frame.source.is_none())
        && matches!(frame.form, Form::Infinitive | Form::Governed | Form::Phrase | Form::Predicate)
}

/// The verb of the outer clause behind a content that has no finite verb of its own.
fn predicate_behind(context: &Context<'_>, start: usize, end: usize) -> Option<usize> {
    let verb = (start + 1..end)
        .find(|&at| context.tag(at).is_finite() && !context.word(at).starts_with(['\'', '’']))?;
    let own = (start..verb).any(|at| {
        matches!(context.tag(at), Tag::WhPronoun | Tag::WhAdverb | Tag::Punctuation)
            || context.is(at, &["that", "if", "whether"])
    }) || context.tag(verb - 1) == Tag::Pronoun;
    (!own).then_some(verb)
}

/// Whether a content that began with a quotation goes on behind it, at `close`.
fn goes_on(context: &Context<'_>, close: usize, end: usize) -> bool {
    let dated =
        context.is_date(close) || context.tag(close) == Tag::Preposition && context.is_date(close + 1);
    let turns = context.is(close, &["as", "when", "after", "while", "before", "but", "during"])
        || context.is(close, &["and"]) && context.tag(close + 1).is_finite();
    let ended = context.is_comma(close.saturating_sub(2));
    close < end && context.kind(close) == Some(TokenKind::Word) && !(ended || dated || turns)
}

/// A noun phrase as content ends before a comma behind which something else begins.
fn phrase_content_end(context: &Context<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&at| {
            opens_circumstance(context, start, at)
                || context.is_comma(at)
                    && (matches!(
                        context.tag(at + 1),
                        Tag::Gerund | Tag::Preposition | Tag::Conjunction | Tag::WhAdverb
                    ) && !goes_on_behind_comma(context, at)
                        || context
                            .is(at + 1, &["while", "although", "though", "with", "after", "as", "because"])
                            && !context.is(at + 2, &["well"]))
        })
        .unwrap_or(end)
}

/// Whether what stands behind the comma belongs to the noun phrase before: a further part or example of it, or an
/// insertion such as `, in his words,`.
fn goes_on_behind_comma(context: &Context<'_>, comma: usize) -> bool {
    context.is(comma + 1, &["and", "or", "of", "including", "excluding"])
        || context.is(comma + 1, &["as"]) && context.is(comma + 2, &["well"])
        || context.is(comma + 1, &["in"]) && context.is(comma + 3, &["words"])
}

/// Whether a second verb of the reporting clause begins behind the conjunction `at`: `confirmed the attack | but declined
/// to give a figure`.
fn opens_predicate(context: &Context<'_>, start: usize, at: usize) -> bool {
    let verb = at + 1 + usize::from(context.tag(at + 1) == Tag::Adverb);
    at > start
        && context.tag(verb) == Tag::Past
        && context.quotation(at).is_none()
        && !(start..at).any(|token| {
            context.tag(token).is_verb() || matches!(context.tag(token), Tag::WhPronoun | Tag::WhAdverb)
        })
}

/// Where an infinitive or predicate ends before a verb or clause of the sentence that reports it: `agreed to meet them
/// | and opened fire`, `is expected to grow, | after 300 fell ill`.
fn infinitive_end(context: &Context<'_>, start: usize, end: usize) -> usize {
    if asks_for_silence(context, start) {
        return end.min(start + 4);
    }
    let mut own_clause = false;
    for at in start + 1..end {
        own_clause |=
            context.tag(at).is_finite() || matches!(context.tag(at), Tag::WhPronoun | Tag::WhAdverb);
        if own_clause || context.quotation(at).is_some() {
            return end;
        }
        let next = at + 1 + usize::from(context.is_comma(at));
        let joins = context.is(next - 1, &["and", "but"])
            && (is_predicate(context, next)
                || context.is_comma(at) && complement::clause_follows(context, next, &(next..end)));
        let circumstance = context.is_comma(at)
            && context.is(at + 1, &["after", "although", "as", "because", "though", "when", "while"])
            && complement::clause_follows(context, at + 2, &(at + 2..end));
        if joins || circumstance || context.is(at, &["said", "says"]) {
            return at;
        }
    }
    end
}

/// Whether the infinitive is the `not to be named` of an informant, behind which the reason or the main clause begins.
fn asks_for_silence(context: &Context<'_>, start: usize) -> bool {
    context.is(start, &["not"])
        && context.is(start + 2, &["be"])
        && context.is(start + 3, &["named", "identified", "quoted"])
        && !context.is(start + 4, &["by", "as"])
}

/// Whether a verb stands at the token that cannot be joined to an infinitive.
fn is_predicate(context: &Context<'_>, token: usize) -> bool {
    context.tag(token) == Tag::PresentThird
        || context
            .is(token, &["is", "are", "was", "were", "has", "have", "had", "will", "would", "did", "does"])
}

/// Whether a clause of time or an occasion begins at `at`, behind a noun phrase without a clause of its own: `called
/// the tests a threat | after ...`, `rejected the plan | in a letter`.
fn opens_circumstance(context: &Context<'_>, start: usize, at: usize) -> bool {
    let clause = context.is(at, &["after", "when", "while", "because"])
        && at > start
        && complement::clause_follows(context, at + 1, &(at + 1..at + 12));
    let occasion = at > start
        && context.is(at, &["in", "during", "at"])
        && context.is(at + 1, &["a", "an", "his", "her", "its", "their"])
        && opens_adverbial(context, at);
    (clause || occasion)
        && context.quotation(at).is_none()
        && !(start..at).any(|token| {
            context.tag(token).is_finite() || matches!(context.tag(token), Tag::Gerund | Tag::To)
        })
}

/// Where a plain noun phrase as content ends before a date that says when it was spoken of: `rejected the claims
/// Thursday`.
fn date_at_end(context: &Context<'_>, frame: &Frame, end: usize) -> usize {
    let start = frame.start;
    let date = (start + 1..end)
        .take_while(|&at| !context.tag(at).is_verb() || context.is_date(at))
        .find(|&at| context.is_date(at));
    let Some(date) = date else { return end };
    let behind = context.entity_tokens(date).map_or(date + 1, |tokens| tokens.end);
    // `condemns the attack on Monday`: who speaks in the present does not say when.
    let present = matches!(context.tag(frame.cue.tokens.start), Tag::PresentThird | Tag::Present);
    let past = frame.form != Form::Governed
        && !matches!(frame.cue.verb.group, Group::Order | Group::Believe | Group::Want);
    let said_on =
        past && !context.is(date - 1, &["in", "at", "by", "for"]) && context.tag(date - 1) != Tag::Determiner;
    let at_end = behind >= end
        || context.kind(behind) == Some(TokenKind::Stop) && said_on
        || context.is_comma(behind)
        || context.tag(behind) == Tag::Preposition;
    let belongs = matches!(context.word(date - 1), "(" | "\"" | "“")
        || context.is(date - 1, &["since", "until", "between", "from"]);
    if !at_end || belongs || present {
        return end;
    }
    let preposition = context.is(date - 1, &["on", "in", "late", "early"]);
    if preposition { date - 1 } else { date }
}
