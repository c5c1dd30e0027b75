//! Contents: where what is said begins and ends.

use std::ops::Range;

use super::complement::{self, Form};
use super::context::Context;
use super::cue::Voice;
use super::frame::{APPOSED, Frame, Place, skip_left};
use super::lexicon::Group;
use super::noun_phrase::opens_adverbial;
use super::part_of_speech::Tag;
use crate::text::TokenKind;

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

/// Adds the content `behind` the cue; clauses joined by `and that` are a piece each.
fn push_clauses(context: &Context<'_>, frame: &Frame, behind: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let mut start = behind.start;
    if matches!(frame.form, Form::That | Form::Clause) {
        for at in behind.clone() {
            let speech = context.word(at) == ":"
                && at + 1 < behind.end
                && context.quotation_opening_at(at + 1).is_some();
            if speech {
                pieces.push(trim(context, start, at));
                start = at + 1;
                break;
            }
            let second = context.is(at, &["and", "but"])
                && context.is(at + 1, &["that"])
                && at > start
                && at + 2 < behind.end
                && !context.tag(at + 2).is_finite()
                && context.quotation(at).map(crate::text::Quotation::open)
                    == context.quotation(behind.start).map(crate::text::Quotation::open);
            if second {
                pieces.push(trim(context, start, at));
                start = at + 2;
            }
        }
    }
    pieces.push(start..behind.end);
}

/// The paragraphs that a colon at the end of a paragraph introduces: a quotation, or a statement without marks up
/// to the first heading or line.
fn block_after(context: &Context<'_>, start: usize) -> Vec<Range<usize>> {
    let document = context.document();
    if start >= document.tokens().len() {
        return Vec::new();
    }
    if let Some(quotation) = context.quotation_opening_at(start) {
        return vec![quotation.tokens()];
    }
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for sentence in &document.sentences()[document.sentence_of(start)..] {
        let tokens = sentence.tokens();
        if document.tokens()[tokens.start].is_paragraph_start() {
            let ended =
                paragraphs.last().is_none_or(|last| context.kind(last.end - 1) == Some(TokenKind::Stop));
            if !ended
                || paragraphs.len() == LONGEST_BLOCK
                || context.is(tokens.start, &["further", "notes", "read"])
            {
                break;
            }
            paragraphs.push(tokens);
        } else if let Some(last) = paragraphs.last_mut() {
            last.end = tokens.end;
        }
    }
    let stops = |paragraph: &Range<usize>| context.kind(paragraph.end - 1) == Some(TokenKind::Stop);
    let first = paragraphs.first().cloned();
    paragraphs.retain(|paragraph| stops(paragraph) && paragraph.len() > 5);
    if paragraphs.is_empty() { first.into_iter().collect() } else { paragraphs }
}

/// Statements longer than this many paragraphs are cut off.
const LONGEST_BLOCK: usize = 8;

/// Where the content that begins behind the cue of frame `index` ends.
fn content_end(context: &Context<'_>, frames: &[Frame], index: usize) -> usize {
    let frame = &frames[index];
    let start = frame.start;
    let mut end = barrier(context, frames, index, start).min(frame.room.end);
    if let Some(quotation) = context.quotation_opening_at(start).filter(|_| frame.form == Form::Quotation) {
        let close = quotation.end();
        if close >= end || !goes_on(context, close, end) {
            return close;
        }
    }
    if matches!(frame.form, Form::Phrase | Form::As | Form::Governed)
        && (frame.cue.verb.group != Group::Say || frame.cue.verb.lemma == "deny")
    {
        end = phrase_content_end(context, start, end);
        end = date_at_end(context, start, end);
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
    close < end
        && context.kind(close) == Some(TokenKind::Word)
        && !context.is_date(close)
        && !(context.tag(close) == Tag::Preposition && context.is_date(close + 1))
        && !context.is(close, &["as", "when", "after", "while", "before", "but", "during"])
        && !(context.is(close, &["and"]) && context.tag(close + 1).is_finite())
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
                    ) && !context.is(at + 1, &["and", "or", "of"])
                        || context
                            .is(at + 1, &["while", "although", "though", "with", "after", "as", "because"]))
        })
        .unwrap_or(end)
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
fn date_at_end(context: &Context<'_>, start: usize, end: usize) -> usize {
    let date = (start + 1..end)
        .take_while(|&at| !context.tag(at).is_verb() || context.is_date(at))
        .find(|&at| context.is_date(at));
    let Some(date) = date else { return end };
    let behind = context.entity_tokens(date).map_or(date + 1, |tokens| tokens.end);
    let at_end = behind >= end || context.is_comma(behind) || context.tag(behind) == Tag::Preposition;
    if !at_end || matches!(context.word(date - 1), "(" | "\"" | "“") {
        return end;
    }
    let preposition = context.is(date - 1, &["on", "in", "late", "early"]);
    if preposition { date - 1 } else { date }
}

/// The first token behind `start` that cannot belong to the content of frame `index` any more.
fn barrier(context: &Context<'_>, frames: &[Frame], index: usize, start: usize) -> usize {
    let frame = &frames[index];
    let semicolon = (start..frame.room.end).find(|&at| {
        context.word(at) == ";"
            && context.quotation(at).is_none_or(|quotation| quotation.open() < frame.room.start)
    });
    let mut end = semicolon.unwrap_or(frame.room.end);
    let mut brackets = 0_i32;
    for at in start..end {
        brackets += i32::from(context.word(at) == "(") - i32::from(context.word(at) == ")");
        if brackets < 0 {
            end = at;
            break;
        }
    }
    end = apposed_clause(context, start, end).unwrap_or(end);
    for other in frames.iter().skip(index + 1) {
        let first = other.first();
        if first < start || other.room.start != frame.room.start {
            continue;
        }
        if first >= end {
            break;
        }
        if let Some(at) = barrier_before(context, frame, other, first) {
            end = end.min(at);
            break;
        }
    }
    end
}

/// The comma or dash before `a charge he denies` and the like, in which somebody else speaks.
fn apposed_clause(context: &Context<'_>, start: usize, end: usize) -> Option<usize> {
    (start + 1..end.saturating_sub(3)).find(|&at| {
        (context.is_comma(at) || context.kind(at) == Some(TokenKind::Dash) || context.word(at) == "-")
            && context.quotation(at).map(crate::text::Quotation::open)
                == context.quotation(start).map(crate::text::Quotation::open)
            && context.is(at + 1, &["a", "an"])
            && (at + 2..end.min(at + 5)).any(|noun| {
                context.is(noun, APPOSED)
                    && context.kind(noun + 1) == Some(TokenKind::Word)
                    && !matches!(
                        context.tag(noun + 1),
                        Tag::Preposition | Tag::To | Tag::WhPronoun | Tag::Participle
                    )
                    && !context.is(noun + 1, &["that", "which", "and"])
                    && complement::clause_follows(context, noun + 1, &(noun + 1..end.min(noun + 10)))
            })
    })
}

/// Where the content of `frame` ends because of the frame `other`, whose first token is `first`; `None` if `other`
/// may stand inside the content.
fn barrier_before(context: &Context<'_>, frame: &Frame, other: &Frame, first: usize) -> Option<usize> {
    let before = first.checked_sub(1).filter(|&at| at > frame.start)?;
    if other.borrows {
        return context.is_comma(before).then_some(before);
    }
    if other.place == Place::Around {
        let closes = other.end() >= frame.room.end
            || !(context.is_comma(other.end()) && other.end() + 3 < frame.room.end)
            || matches!(
                context.tag(other.end() + 1),
                Tag::Gerund | Tag::Conjunction | Tag::Preposition | Tag::WhPronoun | Tag::Participle
            );
        let comma = context.is_comma(before) || other.cue.voice == Voice::Preposition;
        return (closes && comma).then(|| if context.is_comma(before) { before } else { first });
    }
    let mut at = skip_left(context, first, frame.start);
    if other.shared {
        let same = other.source == frame.source;
        at = at.checked_sub(1)?;
        if !same {
            return None;
        }
        if context.is(at, &["and", "but", "or", "then"]) {
            let inner = goes_on_in_content(context, frame, other);
            return (!inner).then(|| if context.is_comma(at - 1) { at - 1 } else { at });
        }
        // `said the group, the largest in the north, has claimed ...`: a finite verb behind a comma ends an insertion.
        let inserted = other.cue.voice == Voice::Active && context.tag(other.cue.tokens.start).is_finite();
        return (context.is_comma(at) && !inserted).then_some(at);
    }
    if goes_on_in_content(context, frame, other) {
        return None;
    }
    let mut conjunction = at.checked_sub(1)?;
    if context.is_comma(conjunction) && skip_left(context, conjunction, frame.start) < conjunction {
        // `..., and on January 23, Canada announced`
        conjunction = skip_left(context, conjunction, frame.start).checked_sub(1)?;
    }
    if context.is(conjunction, &["although", "though", "whereas"]) && !context.is_comma(conjunction - 1) {
        return Some(conjunction);
    }
    let joins =
        context.is(conjunction, &["and", "but", "while", "although", "though", "whereas", "yet", "so"]);
    (joins && conjunction > 0 && context.is_comma(conjunction - 1)).then(|| conjunction - 1)
}

/// Whether a verb behind a conjunction shares the subject of the clause that is reported and not that of the cue:
/// `said the boy fell ill, but is expected to recover`, `said they took the bus and have demanded a ransom`.
fn goes_on_in_content(context: &Context<'_>, frame: &Frame, other: &Frame) -> bool {
    let passive = other.cue.voice == Voice::Passive && other.subject.is_none() && other.addressee.is_none();
    let tenses = (context.tag(frame.cue.tokens.start), context.tag(other.cue.tokens.start));
    let now = matches!(tenses, (Tag::Past, Tag::PresentThird | Tag::Present | Tag::Modal));
    passive && other.cue.tokens.len() > 1 || other.shared && now
}

/// The content before, and perhaps behind, a source and cue that stand in its midst or at its end.
fn around(context: &Context<'_>, frames: &[Frame], index: usize, pieces: &mut Vec<Range<usize>>) {
    let frame = &frames[index];
    let first = frame.first();
    let floor = frames[..index]
        .iter()
        .filter(|other| other.room.start == frame.room.start && other.place == Place::Around && !other.shared)
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
        Some(quotation) if quotation.open() <= floor => quotation.open(),
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
    let complete = quotation.is_some_and(|quotation| quotation.open() <= floor)
        || before.clone().any(|at| context.tag(at).is_finite());
    pieces.push(before);
    pieces.extend(continuation(context, frames, index, complete, quotation.is_some()));
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
        return next_quotation(context, at, frame.room.end);
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

/// The quotation that goes on behind the words between: `..., she said in an interview, "..."`.
fn next_quotation(context: &Context<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let open = (start..end).find(|&at| context.quotation_opening_at(at).is_some())?;
    let comma = matches!(context.word(open.checked_sub(1)?), "," | ":");
    let cue = (start..open).any(|at| context.tag(at).is_finite());
    (comma && !cue).then(|| context.quotation_opening_at(open).map(crate::text::Quotation::tokens)).flatten()
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
    while start < end && loose(end - 1) {
        end -= 1;
    }
    start..end
}
