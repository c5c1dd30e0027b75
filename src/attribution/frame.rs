//! Frames: cues with their source, addressee and content, sentence by sentence.

use std::ops::Range;

use super::Class;
use super::complement::{self, Complement, Form};
use super::context::Context;
use super::cue::{self, Cue, Voice};
use super::lexicon::Group;
use super::noun_phrase::{phrase_from, subject_ending_at};
use super::part_of_speech::Tag;
use super::score;
use crate::text::TokenKind;

/// A cue with its roles, by tokens.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) cue: Cue,
    pub(super) form: Form,
    pub(super) place: Place,
    pub(super) source: Option<Range<usize>>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) class: Class,
    /// The probability that the frame is an attribution.
    pub(super) score: f64,
    /// Where the content behind the cue begins, if there is one.
    start: usize,
    /// The subject of a passive, which is part of the content.
    subject: Option<Range<usize>>,
    /// Whether the source stands with an earlier cue or verb.
    shared: bool,
    /// Whether the content is that of the frame to which this one is added: `, citing officials`.
    borrows: bool,
    room: Range<usize>,
}

/// Where a frame's content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind the cue.
    Behind,
    /// Before source and cue, perhaps going on behind them.
    Around,
}

impl Frame {
    /// The first token of source or cue, whichever comes first.
    fn first(&self) -> usize {
        let source = self.source.as_ref().filter(|_| !self.shared);
        let passive = self.addressee.as_ref().filter(|_| self.cue.voice == Voice::Passive);
        let parties = [source, passive, self.subject.as_ref()].into_iter().flatten();
        parties.map(|tokens| tokens.start).fold(self.cue.tokens.start, usize::min)
    }

    pub(super) fn new(cue: Cue, form: Form, place: Place, start: usize, room: Range<usize>) -> Self {
        let class = cue.verb.group.class();
        Self {
            cue,
            form,
            place,
            source: None,
            addressee: None,
            content: Vec::new(),
            class,
            score: 0.0,
            start,
            subject: None,
            shared: false,
            borrows: false,
            room,
        }
    }

    pub(super) fn with_source(mut self, source: Range<usize>) -> Self {
        self.source = Some(source);
        self
    }

    pub(super) fn with_content(mut self, content: Range<usize>) -> Self {
        self.content = vec![content];
        self
    }

    pub(super) const fn with_score(mut self, score: f64) -> Self {
        self.score = score;
        self
    }

    /// Adds a piece of content; one right behind the last piece widens it.
    pub(super) fn add_content(&mut self, piece: Range<usize>) {
        match self.content.last_mut() {
            Some(last) if last.end == piece.start => last.end = piece.end,
            _ => self.content.push(piece),
        }
    }

    pub(super) const fn room(&self) -> &Range<usize> {
        &self.room
    }

    pub(super) const fn is_shared(&self) -> bool {
        self.shared
    }

    /// The first token of all roles.
    pub(super) fn first_word(&self) -> usize {
        self.content.iter().map(|piece| piece.start).fold(self.first(), usize::min)
    }

    /// Behind the last token of all roles.
    pub(super) fn last_word_end(&self) -> usize {
        self.content.iter().map(|piece| piece.end).fold(self.end(), usize::max)
    }

    /// Behind the last token of cue, source and addressee.
    fn end(&self) -> usize {
        let ends = [&self.source, &self.addressee].into_iter().flatten().map(|party| party.end);
        ends.fold(self.cue.tokens.end, usize::max)
    }
}

/// The frames of the sentence `tokens`; `head` is where the story begins, behind a dateline.
pub(super) fn of_sentence(
    context: &Context<'_>,
    tokens: Range<usize>,
    head: usize,
    threshold: f64,
) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut at = tokens.start.max(head);
    while at < tokens.end {
        let room = context.room(at);
        let room = room.start.max(head).min(at)..room.end;
        if let Some(cue) = cue::at(context, at, &room) {
            frames.extend(frame_of(context, cue, room, &frames));
        }
        at += 1;
    }
    fill_contents(context, &mut frames);
    frames.retain_mut(|frame| {
        frame.score = score::score(context, frame);
        frame.score >= threshold
    });
    // What was no attribution no longer bounds the contents of the others.
    fill_contents(context, &mut frames);
    frames
}

/// Reads the contents of the frames and drops those that have none.
fn fill_contents(context: &Context<'_>, frames: &mut Vec<Frame>) {
    for index in 0..frames.len() {
        let content = content_of(context, frames, index);
        frames[index].content = content;
    }
    for index in 0..frames.len() {
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

/// The frame of a cue without its content; `None` if no content or no source can be read.
fn frame_of(context: &Context<'_>, mut cue: Cue, room: Range<usize>, before: &[Frame]) -> Option<Frame> {
    if cue.voice == Voice::Preposition {
        return according_to(context, cue, room);
    }
    let complement = complement::read(context, &cue, &room);
    if cue.voice == Voice::Noun {
        return noun_frame(context, cue, &complement, room);
    }
    if cue.voice == Voice::Reduced && takes_object(&cue, &complement) {
        // A participle has no object: the tagger mistook a past tense.
        cue.voice = Voice::Active;
    }
    if let Some(frame) = inverted(context, &cue, &complement, &room) {
        return Some(frame);
    }
    match cue.voice {
        Voice::Passive | Voice::Reduced => passive(context, cue, &complement, room),
        _ => active(context, cue, complement, room, before),
    }
}

fn takes_object(cue: &Cue, complement: &Complement) -> bool {
    match complement.form {
        Form::That | Form::Clause | Form::Quotation | Form::Question | Form::Phrase | Form::Colon => true,
        Form::Infinitive => !RAISING.contains(&cue.verb.lemma) && !cue.verb.group.takes_addressee(),
        Form::Governed => INTRANSITIVE.contains(&cue.verb.lemma),
        _ => false,
    }
}

/// Whether a quotation closes right before the token, perhaps with a comma between.
fn ends_quotation(context: &Context<'_>, token: usize, floor: usize) -> bool {
    let closes = |at: usize| at >= floor && context.quotation_closing_at(at).is_some();
    token > floor
        && (closes(token - 1) || token > floor + 1 && context.is_comma(token - 1) && closes(token - 2))
}

/// Verbs that have no passive with a preposition: `appealed for`, unlike `accused of`.
const INTRANSITIVE: &[&str] = &[
    "call",
    "appeal",
    "plead",
    "insist",
    "comment",
    "complain",
    "warn",
    "hope",
    "apologise",
    "apologize",
    "press",
    "agree",
    "worry",
    "speculate",
    "protest",
    "object",
    "admit",
    "confess",
    "testify",
    "fear",
    "point",
    "elaborate",
    "decide",
    "boast",
];

fn according_to(context: &Context<'_>, cue: Cue, room: Range<usize>) -> Option<Frame> {
    let source = phrase_from(context, cue.tokens.end, room.end)?;
    let opens = cue.tokens.start == room.start
        || (room.start..cue.tokens.start)
            .all(|at| context.tag(at) != Tag::Punctuation && !context.tag(at).is_verb());
    let joined = cue.tokens.start > room.start && context.is(cue.tokens.start - 1, &["and", "but", "that"]);
    let place = if (opens || joined) && context.is_comma(source.end) { Place::Behind } else { Place::Around };
    let start = source.end + usize::from(context.is_comma(source.end));
    let mut frame = Frame::new(cue, Form::Nothing, place, start, room);
    frame.source = Some(source);
    Some(frame)
}

fn noun_frame(context: &Context<'_>, cue: Cue, complement: &Complement, room: Range<usize>) -> Option<Frame> {
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

/// Whose claim: `his`, `Iran` of `Iran's`.
fn possessor(context: &Context<'_>, noun: usize, floor: usize) -> Option<Range<usize>> {
    let at = (floor.max(noun.saturating_sub(3))..noun)
        .rev()
        .find(|&at| matches!(context.tag(at), Tag::Possessive | Tag::PossessiveEnding))?;
    if context.tag(at) == Tag::Possessive {
        return Some(at..at + 1);
    }
    subject_ending_at(context, at, floor)
}

/// `"...," said the minister`; `Tax plan is dead, says Bello`.
fn inverted(context: &Context<'_>, cue: &Cue, complement: &Complement, room: &Range<usize>) -> Option<Frame> {
    let before = cue.tokens.start.checked_sub(1).filter(|&at| at >= room.start)?;
    let speaks = matches!(
        cue.verb.group,
        Group::Say | Group::Utter | Group::Announce | Group::Ask | Group::Believe | Group::Tell
    );
    if cue.voice != Voice::Active && !(cue.voice == Voice::Reduced && cue.tokens.len() == 1) || !speaks {
        return None;
    }
    let closes = |at: usize| context.quotation_closing_at(at).is_some();
    let quoted = closes(before) || before > room.start && context.is_comma(before) && closes(before - 1);
    let plain = context.is_comma(before)
        && matches!(cue.verb.group, Group::Say | Group::Announce)
        && context.tag(cue.head).is_finite()
        && complement.form == Form::Phrase;
    if !quoted && !plain {
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

fn active(
    context: &Context<'_>,
    cue: Cue,
    complement: Complement,
    room: Range<usize>,
    before: &[Frame],
) -> Option<Frame> {
    if cue.voice == Voice::Gerund
        && context.is(cue.head, &["citing", "quoting"])
        && complement.form != Form::Quotation
    {
        return citing(context, cue, room);
    }
    let (source, shared) = source_before(context, &cue, &room, before)?;
    let class = class_of(context, &cue, &complement);
    let as_clause = source.start == room.start + 1
        && context.is(room.start, &["as"])
        && context.is_comma(complement.start);
    let around = complement.form == Form::Nothing && !as_clause
        || complement.form != Form::Quotation && !shared && ends_quotation(context, source.start, room.start);
    let place = if around { Place::Around } else { Place::Behind };
    let start = complement.start + usize::from(complement.form == Form::Nothing);
    let mut frame = Frame::new(cue, complement.form, place, start, room);
    frame.cue.tokens.end = complement.cue_end;
    frame.cue.negated |= context.is(source.start, &["no", "nobody", "none", "neither"]);
    frame.class = class;
    frame.source = Some(source);
    frame.addressee = complement.addressee;
    frame.shared = shared;
    Some(frame)
}

/// `, citing sources on the ground`: the sources cited say what the main clause reports.
fn citing(context: &Context<'_>, cue: Cue, room: Range<usize>) -> Option<Frame> {
    let source = phrase_from(context, cue.tokens.end, room.end)?;
    let mut frame = Frame::new(cue, Form::Nothing, Place::Around, source.end, room);
    frame.source = Some(source);
    frame.borrows = true;
    Some(frame)
}

/// Verbs whose participle, with an infinitive, says what is said of the noun before: `a man believed to ...`.
const RAISING: &[&str] = &[
    "believe",
    "expect",
    "think",
    "suspect",
    "say",
    "report",
    "estimate",
    "know",
    "understand",
    "presume",
    "rumour",
    "rumor",
    "allege",
    "consider",
    "project",
    "forecast",
    "find",
    "show",
    "reveal",
    "see",
    "repute",
    "fear",
    "assume",
];

/// The class that verb and complement give together.
fn class_of(context: &Context<'_>, cue: &Cue, complement: &Complement) -> Class {
    let lemma = cue.verb.lemma;
    match (lemma, complement.form) {
        ("warn", Form::Governed) if complement.addressee.is_some() => Class::Order,
        ("tell" | "warn" | "ask" | "remind" | "advise" | "caution", Form::Infinitive) => Class::Order,
        ("ask", Form::Governed | Form::Phrase)
            if !context.is(complement.start.saturating_sub(1), &["about"]) =>
        {
            Class::Order
        }
        ("call" | "insist", Form::Governed) | ("ask", Form::That) => Class::Order,
        ("express" | "voice" | "raise", _) if complement.cue_end > cue.tokens.end => Class::Belief,
        ("clear", _) | ("challenge", _) | ("question", Form::Phrase) => Class::Statement,
        ("want" | "like" | "prefer", Form::Phrase)
            if (complement.start..complement.start + 8).any(|at| context.tag(at) == Tag::To) =>
        {
            Class::Order
        }
        ("seek" | "invite" | "direct" | "recommend" | "authorize" | "authorise" | "require", _) => {
            Class::Order
        }
        _ => cue.verb.group.class(),
    }
}

/// The source of an active cue, and whether it is shared with an earlier verb.
fn source_before(
    context: &Context<'_>,
    cue: &Cue,
    room: &Range<usize>,
    before: &[Frame],
) -> Option<(Range<usize>, bool)> {
    let end = skip_left(context, cue.tokens.start, room.start);
    if end == room.start {
        return None;
    }
    let shared = || shared_source(context, end, room, before).map(|source| (source, true));
    match cue.voice {
        Voice::Gerund if cue.tokens.start < cue.head && context.is(cue.tokens.start, &["as"]) => {
            return subject_ending_at(context, end, room.start).map(|source| (source, false));
        }
        Voice::Gerund if context.tag(end - 1).is_noun() => {
            return subject_ending_at(context, end, room.start).map(|source| (source, false));
        }
        Voice::Gerund | Voice::Infinitive => return shared(),
        _ => {}
    }
    match context.tag(end - 1) {
        Tag::WhPronoun => Some((end - 1..end, false)),
        Tag::Conjunction => shared(),
        Tag::Punctuation if context.is_comma(end - 1) => {
            subject_ending_at(context, end, room.start).map(|source| (source, false)).or_else(shared)
        }
        _ => subject_ending_at(context, end, room.start).map(|source| (source, false)),
    }
}

/// Before the adverbs, dates and `on Tuesday` that stand between a source and its cue.
fn skip_left(context: &Context<'_>, end: usize, floor: usize) -> usize {
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
        } else if context.tag(at - 1) == Tag::Adverb && !context.is(at - 1, &["however"]) && at - 1 > floor {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

/// The source that a verb behind a conjunction or a participle takes over from the clause before.
fn shared_source(
    context: &Context<'_>,
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
        return frame.source.clone();
    }
    let lowest = room.start.max(end.saturating_sub(40));
    let mut verbs = (lowest..end).filter(|&at| context.tag(at).is_finite());
    verbs.find_map(|verb| {
        let subject_end = skip_left(context, verb, room.start);
        (subject_end > room.start).then(|| subject_ending_at(context, subject_end, room.start)).flatten()
    })
}

fn passive(context: &Context<'_>, cue: Cue, complement: &Complement, room: Range<usize>) -> Option<Frame> {
    let end = skip_left(context, cue.tokens.start, room.start);
    let subject = (end > room.start).then(|| subject_ending_at(context, end, room.start)).flatten();
    let class = class_of(context, &cue, complement);
    let quoted = context.is(cue.head, &["saying", "telling"]);
    let told = matches!(cue.verb.group, Group::Tell | Group::Order | Group::Ask) && !quoted;
    let agent = context
        .is(cue.tokens.end, &["by"])
        .then(|| phrase_from(context, cue.tokens.end + 1, room.end))
        .flatten();
    let mut frame = Frame::new(cue, complement.form, Place::Behind, complement.start, room);
    frame.cue.tokens.end = complement.cue_end;
    frame.class = class;
    if let Some(agent) = agent {
        frame.start = agent.end;
        frame.source = Some(agent);
    }
    let impersonal = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1 && context.is(subject.start, &["it", "there", "what", "which"])
    });
    if quoted && frame.source.is_none() {
        frame.source = subject;
        frame.place = if frame.form == Form::Nothing { Place::Around } else { Place::Behind };
        return frame.source.is_some().then_some(frame);
    }
    if told {
        frame.addressee = subject;
    } else if !impersonal {
        frame.subject = subject;
    }
    let reports = frame.cue.voice == Voice::Passive
        || matches!(frame.form, Form::Infinitive | Form::Governed)
        || frame.source.is_some();
    let content = !matches!(frame.form, Form::Nothing) || frame.source.is_some();
    (reports && content).then_some(frame)
}

/// The pieces of the content of frame `index`.
fn content_of(context: &Context<'_>, frames: &[Frame], index: usize) -> Vec<Range<usize>> {
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
            if behind.is_empty() {
                return pieces;
            }
            pieces.extend(frame.subject.clone().filter(|_| !matches!(frame.form, Form::That)));
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
    let names =
        frame.cue.verb.group == Group::Judge && context.is(before, &["what"]) && before >= frame.room.start;
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
    if matches!(frame.form, Form::Phrase | Form::As | Form::Governed) && frame.cue.verb.group != Group::Say {
        end = phrase_content_end(context, start, end);
        end = date_at_end(context, start, end);
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

/// Whether a content that began with a quotation goes on behind it, at `close`.
fn goes_on(context: &Context<'_>, close: usize, end: usize) -> bool {
    close < end
        && context.kind(close) == Some(TokenKind::Word)
        && !context.is_date(close)
        && !(context.tag(close) == Tag::Preposition && context.is_date(close + 1))
        && !context.is(close, &["as", "when", "after", "while", "before", "but", "during"])
}

/// A noun phrase as content ends before a comma behind which something else begins.
fn phrase_content_end(context: &Context<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&at| {
            context.is_comma(at)
                && (matches!(
                    context.tag(at + 1),
                    Tag::Gerund | Tag::Preposition | Tag::Conjunction | Tag::WhAdverb
                ) && !context.is(at + 1, &["and", "or", "of"])
                    || context.is(at + 1, &["while", "although", "though", "with", "after", "as", "because"]))
        })
        .unwrap_or(end)
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

/// Where the content of `frame` ends because of the frame `other`, whose first token is `first`; `None` if `other`
/// may stand inside the content.
fn barrier_before(context: &Context<'_>, frame: &Frame, other: &Frame, first: usize) -> Option<usize> {
    let before = first.checked_sub(1).filter(|&at| at > frame.start)?;
    if other.borrows {
        return context.is_comma(before).then_some(before);
    }
    if other.place == Place::Around {
        let closes = other.end() >= frame.room.end
            || !(context.is_comma(other.end()) && other.end() + 3 < frame.room.end);
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
            return Some(if context.is_comma(at - 1) { at - 1 } else { at });
        }
        return context.is_comma(at).then_some(at);
    }
    let conjunction = at.checked_sub(1)?;
    let joins =
        context.is(conjunction, &["and", "but", "while", "although", "though", "whereas", "yet", "so"]);
    (joins && conjunction > 0 && context.is_comma(conjunction - 1)).then(|| conjunction - 1)
}

/// The content before, and perhaps behind, a source and cue that stand in its midst or at its end.
fn around(context: &Context<'_>, frames: &[Frame], index: usize, pieces: &mut Vec<Range<usize>>) {
    let frame = &frames[index];
    let first = frame.first();
    let floor = frames[..index]
        .iter()
        .filter(|other| other.room.start == frame.room.start && other.place == Place::Around)
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
    let quotation = context.quotation_closing_at(close);
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
    context.is(token, &["which", "whom"]).then(|| token..token + 1)
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
    let loose = |at: usize| {
        matches!(context.kind(at), Some(TokenKind::Stop | TokenKind::Dash))
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
