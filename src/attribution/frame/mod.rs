//! Frames: cues with their source, addressee and content.

mod according_to;
mod active;
mod antecedent;
mod inverted;
mod nominal;
mod passive;
mod source;

use std::ops::Range;

use super::Class;
use super::complement::{self, Complement, Form};
use super::context::Context;
use super::cue::{Cue, Voice};
use super::lexicon::Group;
use super::part_of_speech::Tag;
pub(super) use antecedent::APPOSED;
pub(super) use source::{shares_inner_subject, skip_left};

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
    pub(super) fn may_have_occasion(&self) -> bool {
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

/// The frame of a cue without its content; `None` if no content or no source can be read.
pub(super) fn frame_of(
    context: &Context<'_>,
    mut cue: Cue,
    room: Range<usize>,
    before: &[Frame],
) -> Option<Frame> {
    if cue.voice == Voice::Preposition {
        return according_to::according_to(context, cue, room);
    }
    let complement = complement::read(context, &cue, &room);
    if cue.voice == Voice::Noun {
        return nominal::noun_frame(context, cue, &complement, room);
    }
    let opening = room.start + usize::from(context.is(room.start, &["when", "if"]));
    if cue.voice == Voice::Reduced && cue.tokens.start > opening && takes_object(&cue, &complement) {
        // A participle behind its noun has no object and no comma behind it: the tagger mistook a past tense.
        cue.voice = Voice::Active;
    }
    if let Some(frame) = inverted::inverted(context, &cue, &complement, &room) {
        return Some(frame);
    }
    match cue.voice {
        Voice::Passive | Voice::Reduced => passive::passive(context, cue, &complement, room),
        _ => active::active(context, cue, complement, room, before),
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
        ("clear" | "challenge" | "drawn", _) | ("question", Form::Phrase) => Class::Statement,
        ("want" | "like" | "prefer", Form::Phrase)
            if (complement.start..complement.start + 8).any(|at| context.tag(at) == Tag::To) =>
        {
            Class::Order
        }
        _ => cue.verb.group.class(),
    }
}
