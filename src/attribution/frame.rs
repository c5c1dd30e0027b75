//! Frames: cues with their source, addressee and content, sentence by sentence.

use std::ops::Range;

use super::Class;
use super::addressee;
use super::complement::{self, Complement, Form};
use super::content::content_of;
use super::context::Context;
use super::cue::{self, Cue, Voice};
use super::lexicon::Group;
use super::noun_phrase::{
    core_start, noun_with_clause, noun_with_participle, phrase_from, subject_ending_at,
    subject_without_clause,
};
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
    pub(super) start: usize,
    /// The subject of a passive, which is part of the content.
    pub(super) subject: Option<Range<usize>>,
    /// Whether the source stands with an earlier cue or verb.
    pub(super) shared: bool,
    /// Whether the content is that of the frame to which this one is added: `, citing officials`.
    pub(super) borrows: bool,
    /// Whether the cue stands in the content of another frame.
    pub(super) is_nested: bool,
    pub(super) room: Range<usize>,
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
    pub(super) fn first(&self) -> usize {
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
            is_nested: false,
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

    pub(super) fn prepend_content(&mut self, piece: Range<usize>) {
        self.content.insert(0, piece);
    }

    /// Whether an interview, a letter or a speech to somebody may be the occasion of what is said.
    fn may_have_occasion(&self) -> bool {
        matches!(self.cue.voice, Voice::Active)
            && !self.shared
            && self.source.is_some()
            && !matches!(self.cue.verb.group, Group::Believe | Group::Want | Group::Show)
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
    pub(super) fn end(&self) -> usize {
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
    mark_nested(context, &mut frames);
    frames.retain_mut(|frame| {
        frame.score = score::score(context, frame);
        frame.score >= if frame.is_nested { threshold * NESTED } else { threshold }
    });
    // What was no attribution no longer bounds the contents of the others.
    fill_contents(context, &mut frames);
    for frame in &mut frames {
        split_addressee(context, frame);
        if frame.addressee.is_none() && frame.may_have_occasion() {
            frame.addressee = occasion_of(context, frame);
        }
    }
    frames
}

/// The threshold's share that a nested frame must reach: a wrong one costs less, since its words are reported anyway.
const NESTED: f64 = 0.6;

/// Marks the frames whose cues stand in the content of a frame near by.
fn mark_nested(context: &Context<'_>, frames: &mut [Frame]) {
    for index in 0..frames.len() {
        let cue = frames[index].cue.head;
        let near = index.saturating_sub(NEAR)..frames.len().min(index + NEAR);
        frames[index].is_nested = context.quotation(cue).is_some()
            || near
                .filter(|&at| at != index)
                .any(|at| frames[at].content.iter().any(|piece| piece.contains(&cue)));
    }
}

/// How many frames away one that holds another is looked for.
const NEAR: usize = 6;

/// Takes the addressee out of a content such as `amnesty to the rebels`.
fn split_addressee(context: &Context<'_>, frame: &mut Frame) {
    if frame.form != Form::Phrase || frame.addressee.is_some() || frame.content.len() != 1 {
        return;
    }
    let content = frame.content[0].clone();
    if let Some((preposition, party)) = addressee::behind_content(context, frame.cue.verb.lemma, &content) {
        frame.content[0].end = preposition;
        frame.addressee = Some(party);
    }
}

/// The addressee who is named with the occasion before or behind source and cue.
fn occasion_of(context: &Context<'_>, frame: &Frame) -> Option<Range<usize>> {
    let (first, end) = (frame.first(), frame.end());
    let before_content = frame.content.iter().all(|piece| piece.start >= first);
    let before = frame.room.start..if before_content { first } else { frame.room.start };
    let next = frame.content.iter().map(|piece| piece.start).filter(|&start| start >= end).min();
    let behind = end..next.unwrap_or(frame.room.end).max(end);
    let last = frame.content.last().map_or(end, |piece| piece.end).max(end);
    addressee::of_occasion(context, before, behind)
        .or_else(|| addressee::opening_occasion(context, last..frame.room.end.max(last)))
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
    if cue.voice == Voice::Reduced && cue.tokens.start > room.start && takes_object(&cue, &complement) {
        // A participle behind its noun has no object and no comma behind it: the tagger mistook a past tense.
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
        _ if complement.addressee.is_some() => true,
        Form::That
        | Form::Clause
        | Form::Quotation
        | Form::Question
        | Form::Phrase
        | Form::Colon
        | Form::Nothing => true,
        Form::Infinitive => !RAISING.contains(&cue.verb.lemma) && !cue.verb.group.takes_addressee(),
        Form::Governed => INTRANSITIVE.contains(&cue.verb.lemma),
        _ => false,
    }
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
/// `according to the agency, | pets left behind were ...`.
fn end_before_clause(context: &Context<'_>, source: &Range<usize>, room: &Range<usize>) -> usize {
    let Some(comma) = source.clone().find(|&at| context.is_comma(at)) else { return source.end };
    let next = (comma + 1..room.end).find(|&at| context.is_comma(at)).unwrap_or(room.end);
    let relative = context.is(comma + 1, &["who", "which", "whose"]);
    if !relative && complement::clause_follows(context, comma + 1, &(comma + 1..next)) {
        comma
    } else {
        source.end
    }
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

/// `"...," said the minister`; `Tax plan is dead, says Bello`.
fn inverted(context: &Context<'_>, cue: &Cue, complement: &Complement, room: &Range<usize>) -> Option<Frame> {
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

fn active(
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
    if context.is(source.start, &["that"]) && context.is_comma(complement.start) && source.start == room.start
    {
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
    let as_clause = source.start == room.start + 1
        && context.is(room.start, &["as"])
        && context.is_comma(complement.start);
    let late = opens_late(context, &cue, &complement, &source, &room);
    let adverbial = match complement.form {
        Form::Governed => true,
        Form::Clause => context.tag(complement.start) == Tag::Preposition,
        Form::Question => context.is(complement.start, &["when", "where"]),
        _ => false,
    };
    let around = complement.form == Form::Nothing && !as_clause && !late && antecedent.is_none()
        || !shared && ends_quotation(context, source.start, room.start) && !begins_anew(context, &complement)
        || adverbial && !shared && ends_clause(context, source.start, room.start);
    let place = if around { Place::Around } else { Place::Behind };
    if around && !shared && source.start == room.start {
        // `Five houses bid, his agent, Marguerite Toll, said`: something must be left to be the content.
        source = subject_without_clause(context, source, room.start);
    }
    let start = complement.start + usize::from(complement.form == Form::Nothing);
    let form = if late { Form::Clause } else { complement.form };
    let mut frame = Frame::new(cue, form, place, start, room);
    frame.borrows = form == Form::Nothing
        && frame.cue.voice == Voice::Gerund
        && frame.cue.tokens.start == frame.cue.head
        && !shared;
    frame.subject = antecedent;
    frame.cue.tokens.end = complement.cue_end;
    frame.cue.negated |= context.is(source.start, &["no", "nobody", "none", "neither"]);
    frame.class = class;
    frame.source = Some(source);
    frame.addressee = complement.addressee;
    frame.shared = shared;
    Some(frame)
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

/// The noun of which a clause without `that` says what is said of it: `a vote it said was rigged`, `a charge he
/// denies`. A source that took in the noun is cut down to its own words.
fn antecedent(
    context: &Context<'_>,
    cue: &Cue,
    complement: &Complement,
    source: &mut Range<usize>,
    room: &Range<usize>,
) -> Option<Range<usize>> {
    let finite = complement.form == Form::Predicate && context.tag(complement.start).is_finite();
    let judged = (cue.verb.group != Group::Say || cue.verb.lemma == "deny")
        && matches!(complement.form, Form::Nothing | Form::Predicate | Form::As | Form::Infinitive);
    if cue.voice != Voice::Active || !(finite || judged) {
        return None;
    }
    if let Some(noun) = (source.start..source.end - 1).take(4).find(|&at| context.is(at, APPOSED)) {
        let apposed = source.start > room.start && follows_mark(context, source.start);
        let own = noun + 1..source.end;
        if apposed && !context.is(noun + 1, &["of", "for", "in", "at", "and", "'s", "’s", "from", "on"]) {
            let noun = source.start..own.start;
            *source = own;
            return Some(noun);
        }
        return None;
    }
    let mut end = source.start;
    let clear = source.len() == 1 && context.is(source.start, &["he", "she", "they", "it", "we", "i"])
        || context.is_name(source.start);
    if !clear && !finite || end == room.start {
        return None;
    }
    let relative = finite && context.is(end - 1, &["that", "which", "who", "whom"]);
    if finite && context.is(end - 1, &["what"]) || relative && end >= 2 && context.is_comma(end - 2) {
        return Some(end - 1..end);
    } else if relative {
        end -= 1;
    }
    let start = core_start(context, end, room.start);
    let noun = start < end && (context.tag(end - 1).is_noun() || context.is_name(end - 1));
    (noun && (finite || context.is(end - 1, APPOSED) && follows_mark(context, start)))
        .then_some(start..source.start)
}

/// Whether a comma or dash stands before the token.
fn follows_mark(context: &Context<'_>, token: usize) -> bool {
    token > 0
        && (context.is_comma(token - 1)
            || context.kind(token - 1) == Some(TokenKind::Dash)
            || context.word(token - 1) == "-")
}

/// Nouns in apposition to a clause or number, which the source of a clause behind them did not say but judges.
pub(super) const APPOSED: &[&str] = &[
    "accusation",
    "allegation",
    "assertion",
    "charge",
    "claim",
    "date",
    "decision",
    "demand",
    "figure",
    "figures",
    "idea",
    "move",
    "number",
    "offer",
    "policy",
    "practice",
    "proposal",
    "suggestion",
    "term",
    "view",
    "charges",
    "claims",
    "allegations",
    "accusations",
    "something",
    "estimate",
    "step",
    "label",
    "description",
    "phrase",
    "word",
];

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
        ("tell" | "warn" | "ask" | "remind" | "advise" | "caution", Form::Infinitive)
        | ("call" | "insist", Form::Governed)
        | ("ask", Form::That)
        | ("seek" | "invite" | "direct" | "recommend" | "authorize" | "authorise" | "require", _) => {
            Class::Order
        }
        ("ask", Form::Governed | Form::Phrase)
            if !context.is(complement.start.saturating_sub(1), &["about"])
                && !context.is(complement.start, &["about"]) =>
        {
            Class::Order
        }
        ("express" | "voice" | "raise", _) if complement.cue_end > cue.tokens.end => Class::Belief,
        ("clear" | "challenge", _) | ("question", Form::Phrase) => Class::Statement,
        ("want" | "like" | "prefer", Form::Phrase)
            if (complement.start..complement.start + 8).any(|at| context.tag(at) == Tag::To) =>
        {
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
        _ => subject_ending_at(context, end, room.start)
            .or_else(|| {
                let participle = noun_with_participle(context, end, room.start);
                let clause = || noun_with_clause(context, end, room.start).map(|start| start..end);
                participle.map(|start| start..cue.tokens.start).or_else(clause)
            })
            .map(|source| (source, false)),
    }
}

/// `The lawyer, said`: a subject that fills the clause up to a needless comma.
fn whole_subject(context: &Context<'_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    let source = subject_ending_at(context, comma, floor)?;
    let opens = source.start == floor || context.is_comma(source.start - 1) && context.is_date(floor);
    (opens && !context.is_date(source.start)).then_some(source)
}

/// Before the adverbs, dates and `on Tuesday` that stand between a source and its cue.
pub(super) fn skip_left(context: &Context<'_>, end: usize, floor: usize) -> usize {
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
        return inner_subject(context, frame, end).or_else(|| frame.source.clone());
    }
    let lowest = room.start.max(end.saturating_sub(40));
    let mut verbs = (lowest..end).filter(|&at| context.tag(at).is_finite());
    let subject = verbs.find_map(|verb| {
        let subject_end = skip_left(context, verb, room.start);
        (subject_end > room.start).then(|| subject_ending_at(context, subject_end, room.start)).flatten()
    });
    // `They at once made peace, saying`: what stands behind the pronoun is no adverb to the tagger.
    let pronoun = context.is(room.start, &["he", "she", "they", "it", "we", "i"]);
    subject.or_else(|| pronoun.then_some(room.start..room.start + 1))
}

/// The subject of the clause that an earlier cue in the past reports, if the verb at `end` goes on with it in the
/// present: `said | the men | took the bus and have demanded ...`.
fn inner_subject(context: &Context<'_>, frame: &Frame, end: usize) -> Option<Range<usize>> {
    let now = matches!(context.tag(end), Tag::PresentThird | Tag::Present | Tag::Modal);
    let reports = matches!(frame.form, Form::That | Form::Clause) && frame.place == Place::Behind;
    if !now || !reports || context.tag(frame.cue.tokens.start) != Tag::Past {
        return None;
    }
    let verb = (frame.start..end).find(|&at| context.tag(at).is_finite())?;
    let subject_end = skip_left(context, verb, frame.start);
    subject_ending_at(context, subject_end, frame.start)
}

fn passive(context: &Context<'_>, cue: Cue, complement: &Complement, room: Range<usize>) -> Option<Frame> {
    let end = skip_left(context, cue.tokens.start, room.start);
    let subject = (end > room.start).then(|| subject_ending_at(context, end, room.start)).flatten();
    let class = class_of(context, &cue, complement);
    let quoted = context.is(cue.head, &["saying", "telling"]);
    let told = matches!(cue.verb.group, Group::Tell | Group::Order | Group::Ask) && !quoted;
    let by = complement::skip_dates(context, cue.tokens.end, &room);
    let agent = context.is(by, &["by"]).then(|| phrase_from(context, by + 1, room.end)).flatten();
    let as_reported =
        agent.is_some() && cue.tokens.start > room.start && context.is(cue.tokens.start - 1, &["as"]);
    let place = if as_reported { Place::Around } else { Place::Behind };
    let mut frame = Frame::new(cue, complement.form, place, complement.start, room);
    frame.cue.tokens.end = complement.cue_end;
    frame.class = class;
    if let Some(agent) = agent {
        frame.start = agent.end;
        frame.source = Some(agent);
    }
    let impersonal = subject.as_ref().is_some_and(|subject| {
        subject.len() == 1 && context.is(subject.start, &["it", "there", "what", "which"])
    });
    if quoted {
        let outlet = frame.source.is_some();
        frame.source = subject;
        frame.place = if outlet || frame.form == Form::Nothing { Place::Around } else { Place::Behind };
        return frame.source.is_some().then_some(frame);
    }
    if told {
        frame.addressee = subject;
    } else if !impersonal {
        frame.subject = subject;
    }
    let asked = frame.form == Form::Question && frame.cue.verb.group == Group::Ask;
    let reports = frame.cue.voice == Voice::Passive
        || matches!(frame.form, Form::Infinitive | Form::Governed)
        || asked && frame.cue.tokens.start <= frame.room.start + 1
        || frame.source.is_some();
    let content = !matches!(frame.form, Form::Nothing) || frame.source.is_some() || frame.subject.is_some();
    (reports && content).then_some(frame)
}
