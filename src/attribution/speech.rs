//! Quotations whose speaker stands elsewhere: follow-up sentences, credit lines, headlines with a colon.

use std::ops::Range;

use super::Class;
use super::complement::Form;
use super::context::Context;
use super::cue::{Cue, Voice};
use super::frame::{Frame, Place, skip_left};
use super::lexicon::{Group, Verb};
use super::noun_phrase::{core_end, core_start, subject_ending_at};
use super::part_of_speech::Tag;
use crate::entity::Label;
use crate::text::{Quotation, QuoteStyle, TokenKind};

/// Gives the quotations that no frame holds to the frame whose speaker goes on in them, and adds frames for those
/// that have a credit. `frames` are in the order of their first words, and stay so.
pub(super) fn complete(context: &Context<'_>, frames: &mut Vec<Frame>, dateline: &Range<usize>) {
    reopen(context, frames);
    carry_over(context, frames);
    let mut added = credits(context, frames, dateline);
    added.extend(turns(context, frames, dateline.end));
    added.extend(follow_up(context, frames, &added));
    added.extend(behind_colons(context, frames, &added));
    frames.append(&mut added);
    frames.sort_by_key(Frame::first_word);
}

/// Puts before each content that begins with a re-opened quotation the quotation of the paragraph before.
fn reopen(context: &Context<'_>, frames: &mut [Frame]) {
    let quotations = context.document().quotations();
    for frame in frames {
        while let Some(first) = frame.content.first() {
            let at = quotations.partition_point(|quotation| quotation.open() < first.start);
            let Some(quotation) = quotations.get(at).filter(|it| it.open() == first.start && it.continues())
            else {
                break;
            };
            let before = quotations[..at].iter().rev().take(8).find(|it| it.depth() == 0 && !it.is_closed());
            match before.filter(|it| it.end() == quotation.open() && frame.content.len() < MOST_PARAGRAPHS) {
                Some(before) => frame.prepend_content(before.tokens()),
                None => break,
            }
        }
    }
}

/// Adds to each content that ends with an unclosed quotation the next paragraph up to the mark that closes it, which
/// had no opening mark of its own.
fn carry_over(context: &Context<'_>, frames: &mut [Frame]) {
    let tokens = context.document().tokens();
    for frame in frames {
        let Some(end) = frame.content.last().map(|piece| piece.end) else { continue };
        let unclosed = context.quotation(end - 1).is_some_and(|quotation| {
            !quotation.is_closed() && quotation.end() == end && quotation.style() == QuoteStyle::Double
        });
        if !unclosed || !tokens.get(end).is_some_and(crate::text::Token::is_paragraph_start) {
            continue;
        }
        let mark = (end..tokens.len().min(end + LONGEST_PARAGRAPH))
            .take_while(|&at| at == end || !tokens[at].is_paragraph_start())
            .find(|&at| context.kind(at) == Some(TokenKind::Quote) && context.word(at) != "'");
        let closing =
            mark.filter(|&at| at > end && context.quotation(at).is_none() && !tokens[at].space_before());
        if let Some(closing) = closing {
            frame.content.push(end..closing + 1);
        }
    }
}

/// The most tokens of a paragraph without an opening mark.
const LONGEST_PARAGRAPH: usize = 300;

/// Quotations over more paragraphs than this are cut off.
const MOST_PARAGRAPHS: usize = 30;

/// The merged stretches of tokens that the contents cover, in order.
fn covered<'f>(frames: impl Iterator<Item = &'f Frame>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = frames.flat_map(|frame| frame.content.iter().cloned()).collect();
    pieces.sort_by_key(|piece| piece.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
            _ => merged.push(piece),
        }
    }
    merged
}

/// Joins to a frame the quotations behind it that plainly go on with the same speaker's words; returns frames for
/// those behind a sentence about their speaker.
fn follow_up(context: &Context<'_>, frames: &mut [Frame], added: &[Frame]) -> Vec<Frame> {
    let mut introduced = Vec::new();
    // What is said inside a quotation does not hold the quotation itself.
    let free = |frame: &&Frame| context.quotation(frame.cue.head).is_none() || frame.cue.tokens.is_empty();
    let mut covered = covered(frames.iter().filter(free).chain(added)).into_iter().peekable();
    let mut speaking = Speaking::default();
    let mut next_frame = speakers(context, frames).into_iter().peekable();
    for quotation in context.document().quotations() {
        if quotation.depth() > 0 || quotation.style() == QuoteStyle::Single && quotation.tokens().len() < 6 {
            continue;
        }
        while let Some((frame, tokens)) = next_frame.next_if(|(_, tokens)| tokens.start <= quotation.open()) {
            speaking = Speaking { frame: Some(frame), end: tokens.end.max(speaking.end) };
        }
        while covered.next_if(|piece| piece.end <= quotation.open()).is_some() {}
        let held = covered.peek().is_some_and(|piece| piece.start < quotation.end());
        if held {
            continue;
        }
        let Some(frame) = speaking.frame.filter(|_| speaking.goes_on_in(context, quotation)) else {
            introduced.extend(introduce(context, quotation, speaking.end));
            continue;
        };
        frames[frame].add_content(quotation.tokens());
        speaking.end = quotation.end();
    }
    introduced
}

/// A frame without a cue for the quotation behind a sentence about one person, such as `She was not satisfied. "..."`.
fn introduce(context: &Context<'_>, quotation: &Quotation, last_end: usize) -> Option<Frame> {
    let document = context.document();
    let opening = quotation.open();
    let index = document.sentence_of(opening);
    let whole = document.sentences()[index].tokens().start == opening
        && quotation.tokens().len() > SHORTEST_SPEECH
        && ends_sentence(context, quotation);
    let before = document.sentences().get(index.checked_sub(1)?)?.tokens();
    if !whole || before.start < last_end || context.quotation(before.end - 1).is_some() {
        return None;
    }
    let paragraph = |token: usize| document.sentences()[document.sentence_of(token)].paragraph();
    if paragraph(opening) > paragraph(before.start) + 1 {
        return None;
    }
    let source = person_at(context, before)?;
    Some(plain_frame(None, "", source, quotation.tokens(), 0.6))
}

/// Whether a full stop or the like stands right before the mark that closes the quotation.
fn ends_sentence(context: &Context<'_>, quotation: &Quotation) -> bool {
    let close = quotation.end() - 1;
    context.kind(close) == Some(TokenKind::Quote)
        && (close.saturating_sub(2)..close).any(|at| context.kind(at) == Some(TokenKind::Stop))
}

/// Quotations of fewer tokens may be mottoes or titles.
const SHORTEST_SPEECH: usize = 6;

/// The subject of the sentence, if it is one person by name or pronoun.
fn person_at(context: &Context<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let verbs = sentence.clone().take(40).filter(|&at| context.tag(at).is_finite());
    let mut subjects = verbs.filter_map(|verb| {
        let end = skip_left(context, verb, sentence.start);
        let source = subject_ending_at(context, end, sentence.start)?;
        let opens = source.start == sentence.start || context.is_comma(source.start - 1);
        (opens && context.tag(source.start) != Tag::WhPronoun).then_some(source)
    });
    let source = subjects.next()?;
    let pronoun = source.len() == 1 && context.is(source.start, &["he", "she"]);
    let person = source
        .clone()
        .take(8)
        .any(|at| context.entity(at).is_some_and(|entity| entity.label == Label::Person));
    (pronoun || person).then_some(source)
}

/// Who spoke last, and where.
#[derive(Default)]
struct Speaking {
    frame: Option<usize>,
    /// Behind the last token of what was said and of the cue.
    end: usize,
}

impl Speaking {
    /// Whether the quotation, which has no cue of its own, goes on with the words of who spoke last.
    fn goes_on_in(&self, context: &Context<'_>, quotation: &Quotation) -> bool {
        let document = context.document();
        let paragraph = |token: usize| document.sentences()[document.sentence_of(token)].paragraph();
        let opening = quotation.open();
        let sentence = document.sentences()[document.sentence_of(opening)].tokens();
        if sentence.start != opening || self.end == 0 || quotation.tokens().len() < 4 {
            return false;
        }
        let here = paragraph(opening);
        let last = paragraph(self.end - 1);
        let whole = document.tokens().get(quotation.end()).is_none_or(|next| {
            next.is_paragraph_start() || context.quotation_opening_at(quotation.end()).is_some()
        }) || ends_sentence(context, quotation);
        let near = document.sentence_of(opening) <= document.sentence_of(self.end - 1) + 1;
        here == last && near
            || here == last + 1 && (quotation.continues() || whole && (near || opening <= self.end + 2))
    }
}

/// The frames that are not themselves quoted or part of another's content, with the tokens that they span.
fn speakers(context: &Context<'_>, frames: &[Frame]) -> Vec<(usize, Range<usize>)> {
    let free = frames.iter().enumerate().filter(|(_, frame)| {
        context.quotation(frame.cue.head).is_none() && frame.source.is_some() && frame.class != Class::Belief
    });
    let mut spans: Vec<_> =
        free.map(|(index, frame)| (index, frame.first_word()..frame.last_word_end())).collect();
    spans.sort_by_key(|(index, tokens)| (tokens.start, std::cmp::Reverse(tokens.end), *index));
    let mut end = 0;
    spans.retain(|(_, tokens)| {
        let outer = tokens.end > end;
        end = end.max(tokens.end);
        outer
    });
    spans
}

/// Frames for the speech behind a colon that no frame holds: `The Lions made this reply: "..."`, `a note: "..."`.
fn behind_colons(context: &Context<'_>, frames: &[Frame], added: &[Frame]) -> Vec<Frame> {
    let mut covered = covered(frames.iter().chain(added)).into_iter().peekable();
    let mut found = Vec::new();
    for quotation in context.document().quotations() {
        while covered.next_if(|piece| piece.end <= quotation.open()).is_some() {}
        let held = covered.peek().is_some_and(|piece| piece.start < quotation.end());
        let colon = quotation.open().saturating_sub(1);
        let speech = quotation.depth() == 0
            && quotation.tokens().len() > SHORTEST_SPEECH
            && context.word(colon) == ":"
            && ends_sentence(context, quotation);
        if speech && !held {
            let frame = speaker_before(context, colon)
                .map(|source| plain_frame(Some(colon), ":", source, quotation.tokens(), 0.6));
            found.extend(frame);
        }
    }
    found
}

/// Who speaks behind the colon: the text or person right before it, or else the subject of the clause.
fn speaker_before(context: &Context<'_>, colon: usize) -> Option<Range<usize>> {
    let floor = context.room(colon).start;
    if context.is(colon.checked_sub(1)?, TEXTS) {
        return Some(core_start(context, colon, floor)..colon);
    }
    if context.entity(colon - 1).is_some_and(|entity| entity.label == Label::Person) {
        return subject_ending_at(context, colon, floor);
    }
    let verb = (floor..colon).find(|&at| context.tag(at).is_finite())?;
    subject_ending_at(context, skip_left(context, verb, floor), floor)
}

/// What can be read and has no mouth.
const TEXTS: &[&str] = &[
    "banner",
    "caption",
    "headline",
    "inscription",
    "letter",
    "message",
    "note",
    "notice",
    "placard",
    "plaque",
    "poster",
    "sign",
    "slogan",
    "statement",
    "tweet",
];

/// Frames for the quotations with a credit line and for headlines with a colon.
fn credits(context: &Context<'_>, frames: &[Frame], dateline: &Range<usize>) -> Vec<Frame> {
    let covered = covered(frames.iter());
    let free = |tokens: &Range<usize>| {
        let next = covered.partition_point(|piece| piece.end <= tokens.start);
        covered.get(next).is_none_or(|piece| piece.start >= tokens.end)
    };
    let document = context.document();
    let mut found = Vec::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        let tokens = sentence.tokens();
        if tokens.len() > LONGEST_LINE || !document.tokens()[tokens.start].is_paragraph_start() {
            continue;
        }
        let frame = dash_credit(context, tokens.start)
            .or_else(|| from_line(context, tokens.clone()))
            .or_else(|| headline(context, tokens.clone(), index, dateline));
        found.extend(frame.filter(|frame: &Frame| frame.content.iter().all(&free)));
    }
    found
}

/// The turns of an interview or hearing whose speakers stand before a colon: `SMITH: We will.`, `Q: Why? A: Because.`
fn turns(context: &Context<'_>, frames: &[Frame], head: usize) -> Vec<Frame> {
    let covered = covered(frames.iter().filter(|frame| frame.form == Form::Quotation));
    let document = context.document();
    let mut found: Vec<Frame> = Vec::new();
    let mut labels = 0;
    for sentence in document.sentences() {
        let tokens = sentence.tokens();
        if tokens.start < head || !document.tokens()[tokens.start].is_paragraph_start() {
            continue;
        }
        let Some(colon) = label_end(context, tokens.clone()) else { continue };
        if (tokens.start..colon).any(|at| is_place(context, at)) {
            // The items of news in brief have their places for labels.
            return Vec::new();
        }
        labels += 1;
        let last = document.sentences()[document.sentence_of(tokens.start)..]
            .iter()
            .take_while(|next| next.paragraph() == sentence.paragraph())
            .last()
            .map_or(tokens.end, |last| last.tokens().end);
        let held = covered.iter().any(|piece| piece.start > colon && piece.start < last);
        if colon + 1 < last && !held {
            found.push(turn(context, tokens.start..colon, colon + 1..last));
        }
    }
    if labels >= FEWEST_TURNS { found } else { Vec::new() }
}

fn is_place(context: &Context<'_>, token: usize) -> bool {
    context.entity(token).is_some_and(|entity| matches!(entity.label, Label::Gpe | Label::Loc))
}

/// Fewer paragraphs with a label are no interview.
const FEWEST_TURNS: usize = 3;

/// The colon behind the label of a turn.
fn label_end(context: &Context<'_>, line: Range<usize>) -> Option<usize> {
    let colon = line.clone().take(6).find(|&at| context.word(at) == ":").filter(|&at| at > line.start)?;
    let labels = (line.start..colon).all(|at| {
        context.document().tokens()[at].is_capitalised() || matches!(context.word(at), "." | "-" | "&")
    });
    let speaks = (line.start..colon).all(|at| context.is_name(at))
        || context.is(line.start, &["q", "a", "question", "answer", "moderator", "reporter", "interviewer"])
        || (line.start..colon).all(|at| !context.word(at).chars().any(char::is_lowercase));
    (labels && speaks && colon + 1 < line.end).then_some(colon)
}

/// The frame of one turn; a question by nobody in particular has its label for cue.
fn turn(context: &Context<'_>, label: Range<usize>, content: Range<usize>) -> Frame {
    let colon = label.end;
    if context.is(label.start, &["q", "question"]) {
        let mut frame = plain_frame(Some(label.start), "ask", label, content, 0.6);
        frame.source = None;
        frame.class = Class::Question;
        return frame;
    }
    plain_frame(Some(colon), ":", label, content, 0.8)
}

/// Headlines and credit lines are no longer than this.
const LONGEST_LINE: usize = 80;

/// `"Nobody asked us." – Lena Fox, nurse`: the dash is the cue.
fn dash_credit(context: &Context<'_>, start: usize) -> Option<Frame> {
    let quotation = context.quotation_opening_at(start)?;
    let dash = quotation.end();
    let tokens = context.document().tokens();
    let source = dash + 1;
    if context.kind(dash) != Some(TokenKind::Dash)
        || !(context.is_name(source) || tokens.get(source)?.is_capitalised())
    {
        return None;
    }
    let end = (source..tokens.len())
        .find(|&at| at > source && tokens[at].is_paragraph_start())
        .unwrap_or(tokens.len());
    let credit = end - source <= 14 && !(source..end).any(|at| context.tag(at).is_finite());
    credit.then(|| plain_frame(Some(dash), "-", source..end, quotation.tokens(), 0.9))
}

/// `From Governor Hale:` on a line of its own above a quotation.
fn from_line(context: &Context<'_>, line: Range<usize>) -> Option<Frame> {
    let colon = line.end - 1;
    if !context.is(line.start, &["from"]) || context.word(colon) != ":" || line.len() > 14 || line.len() < 3 {
        return None;
    }
    let quotation = context.quotation_opening_at(line.end)?;
    Some(plain_frame(None, "from", line.start + 1..colon, quotation.tokens(), 0.85))
}

/// `Bello: tax plan "dead on arrival"`: the colon is the cue.
fn headline(
    context: &Context<'_>,
    line: Range<usize>,
    index: usize,
    dateline: &Range<usize>,
) -> Option<Frame> {
    let colon = line.clone().take(12).find(|&at| context.word(at) == ":")?;
    let content = colon + 1..line.end;
    let source = line.start..colon;
    let stops = context.kind(line.end - 1) == Some(TokenKind::Stop);
    let alone = context.document().tokens().get(line.end).is_none_or(crate::text::Token::is_paragraph_start);
    let holds_dateline = line.start < dateline.end && dateline.start < line.end;
    if source.is_empty() || content.len() < 3 || stops || !alone || index > 3 || holds_dateline {
        return None;
    }
    let noun_phrase = core_end(context, source.start, source.end) == source.end;
    let speaks = source.clone().any(|at| context.is_name(at)) || context.is(source.end - 1, SPEAKERS);
    let quoted = content.clone().any(|at| context.quotation_opening_at(at).is_some());
    let place = source.len() == 1 && context.tag(source.start) != Tag::Name && !quoted;
    (noun_phrase && speaks && !place)
        .then(|| plain_frame(Some(colon), ":", source, content, if quoted { 0.8 } else { 0.5 }))
}

/// Common nouns that speak in headlines.
const SPEAKERS: &[&str] = &[
    "report",
    "reports",
    "police",
    "officials",
    "official",
    "minister",
    "president",
    "study",
    "poll",
    "survey",
    "un",
    "experts",
    "scientists",
    "court",
    "judge",
    "doctors",
    "mayor",
    "army",
    "military",
    "pm",
    "source",
    "sources",
];

fn plain_frame(
    cue: Option<usize>,
    lemma: &'static str,
    source: Range<usize>,
    content: Range<usize>,
    score: f64,
) -> Frame {
    let tokens = cue.map_or(source.start..source.start, |cue| cue..cue + 1);
    let cue = Cue {
        head: tokens.start,
        tokens,
        verb: Verb { lemma, group: Group::Say },
        voice: Voice::Active,
        negated: false,
    };
    Frame::new(cue, Form::Colon, Place::Behind, content.start, content.clone())
        .with_source(source)
        .with_content(content)
        .with_score(score)
}
