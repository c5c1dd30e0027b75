//! Attributions: who said what, to whom.

mod addressee;
mod complement;
mod content;
mod context;
mod cue;
mod frame;
mod lexicon;
mod noun_phrase;
mod part_of_speech;
mod parties;
mod score;
mod sentence;
mod speech;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::cluster::Resolver;
use crate::dateline::Dateline;
use crate::entity::Entity;
use crate::text::{Document, Span, pairs};
use context::Context;
use frame::Frame;

/// Whether an attribution's content is in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// Wholly.
    Direct,
    /// Not at all.
    Indirect,
    /// In part.
    Mixed,
}

impl Kind {
    /// The word that stands for it in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What kind of act an attribution reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Class {
    /// A statement, threat, promise or denial.
    Statement,
    /// A belief, hope, fear, intention or expectation.
    Belief,
    /// An order, request or demand.
    Order,
    /// A question.
    Question,
}

impl Class {
    /// The word that stands for it in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Belief => "belief",
            Self::Order => "order",
            Self::Question => "question",
        }
    }
}

/// What kind of party a source or addressee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PartyType {
    /// One person.
    Person,
    /// An organisation, government or outlet.
    Organization,
    /// Several people.
    Group,
    /// A statement, report, poll or other text.
    Document,
    /// A place that speaks for its government.
    Place,
    /// None of these can be told.
    Unknown,
}

impl PartyType {
    /// The word that stands for it in the JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Document => "document",
            Self::Place => "place",
            Self::Unknown => "unknown",
        }
    }
}

/// The source or the addressee of an attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Party {
    /// Where it stands: the whole noun phrase.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
    /// The full name, pronouns, surnames and roles resolved; `None` if the party is not named in the article.
    pub name: Option<String>,
    /// What kind of party it is.
    #[serde(rename = "type")]
    pub party_type: PartyType,
    /// The id of its [`Cluster`](crate::Cluster).
    pub cluster: Option<u32>,
}

/// The words that report: `said`, `according to`, `has denied`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// Where it stands.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
    /// The base form, such as `say` or `according to`.
    pub lemma: String,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Content {
    /// Where it stands, in one piece or several.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
}

/// Somebody said something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attribution {
    /// The attribution's number in this article, from 1, in the order of their first words.
    pub id: u32,
    /// Whether the content is in quotation marks.
    pub kind: Kind,
    /// What kind of act it is.
    pub class: Class,
    /// Whether the saying itself is denied: `did not say`, `declined to comment`.
    pub negated: bool,
    /// The probability that the attribution is right.
    pub score: f64,
    /// The id of the attribution in whose content this one stands.
    pub parent: Option<u32>,
    /// Who says it.
    pub source: Option<Party>,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// What is said.
    pub content: Content,
    /// To whom.
    pub addressee: Option<Party>,
}

/// The attributions of a document, in the order of their first words. `resolver` says whom each party means.
pub(crate) fn find(
    document: &Document<'_>,
    dateline: Option<&Dateline>,
    entities: &[Entity],
    resolver: &mut Resolver<'_>,
) -> Vec<Attribution> {
    let context = Context::new(document, entities);
    let dateline = dateline.map_or(0..0, |dateline| document.tokens_in(dateline.span));
    let mut frames = frames(&context, &dateline, THRESHOLD);
    speech::complete(&context, &mut frames, &dateline);
    assemble(&context, &frames, resolver)
}

/// What the trainer sees of a frame, likely or not.
#[cfg(feature = "train")]
pub(crate) struct Candidate {
    pub(crate) cue: Option<Span>,
    pub(crate) content: Vec<Span>,
    /// The names of each feature's values.
    pub(crate) features: [[&'static str; 3]; score::FEATURES],
}

/// Every frame of a document outside the tokens of its `dateline`, however unlikely.
#[cfg(feature = "train")]
pub(crate) fn candidates(
    document: &Document<'_>,
    dateline: &Range<usize>,
    entities: &[Entity],
) -> Vec<Candidate> {
    let context = Context::new(document, entities);
    let span = |tokens: &Range<usize>| document.span_of(tokens.clone());
    let candidate = |frame: &Frame| Candidate {
        cue: (!frame.cue.tokens.is_empty()).then(|| span(&frame.cue.tokens)),
        content: frame.content.iter().map(span).collect(),
        features: score::features(&context, frame).map(score::Feature::names),
    };
    frames(&context, dateline, 0.0).iter().map(candidate).collect()
}

/// Frames less likely than this are dropped.
const THRESHOLD: f64 = 0.45;

/// The frames of the text outside the tokens of its `dateline`, in the order of their first words.
fn frames(context: &Context<'_>, dateline: &Range<usize>, threshold: f64) -> Vec<Frame> {
    let mut frames = Vec::new();
    for sentence in context.document().sentences() {
        // Overlong sentences are read in pieces, so that the work stays in proportion to their length.
        let Range { start, end } = sentence.tokens();
        for piece in (start..end).step_by(context::LONGEST_ROOM) {
            let piece = piece..end.min(piece + context::LONGEST_ROOM);
            frames.extend(sentence::of_sentence(context, piece, dateline, threshold));
        }
    }
    frames.sort_by_key(Frame::first_word);
    frames
}

/// The attributions that the frames stand for.
fn assemble(context: &Context<'_>, frames: &[Frame], resolver: &mut Resolver<'_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = frames
        .iter()
        .zip(1..)
        .map(|(frame, id)| Attribution {
            id,
            kind: kind_of(context, &frame.content),
            class: frame.class,
            negated: frame.cue.negated,
            score: frame.score,
            parent: None,
            source: None,
            cue: cue_of(context, frame),
            content: Content {
                spans: frame
                    .content
                    .iter()
                    .map(|tokens| context.document().span_of(tokens.clone()))
                    .collect(),
                text: joined(context, &frame.content),
            },
            addressee: None,
        })
        .collect();
    set_parents(&mut found);
    parties::resolve(context, frames, &mut found, resolver);
    found
}

/// The cue of a frame, unless it has none.
fn cue_of(context: &Context<'_>, frame: &Frame) -> Option<Cue> {
    let tokens = frame.cue.tokens.clone();
    (!tokens.is_empty()).then(|| {
        let span = context.document().span_of(tokens);
        Cue {
            spans: vec![span],
            text: context.document().text()[span].to_owned(),
            lemma: frame.cue.verb.lemma.to_owned(),
        }
    })
}

fn joined(context: &Context<'_>, pieces: &[Range<usize>]) -> String {
    let texts =
        pieces.iter().map(|tokens| &context.document().text()[context.document().span_of(tokens.clone())]);
    texts.collect::<Vec<_>>().join(" ")
}

/// Whether the pieces are in quotation marks wholly, in part or not at all.
fn kind_of(context: &Context<'_>, pieces: &[Range<usize>]) -> Kind {
    let quotation = |at: usize| context.quotation_opening_at(at);
    // Of a quotation of several paragraphs each is one by itself.
    let whole = |tokens: &Range<usize>| {
        let parts = std::iter::successors(quotation(tokens.start), |before| quotation(before.end()));
        let last = parts.take_while(|part| part.open() < tokens.end).last();
        last.is_some_and(|last| last.end() + 1 >= tokens.end)
    };
    if pieces.iter().all(whole) {
        Kind::Direct
    } else if pieces.iter().any(|tokens| tokens.clone().any(|at| quotation(at).is_some())) {
        Kind::Mixed
    } else {
        Kind::Indirect
    }
}

/// Sets the parent of each attribution to the innermost one whose content holds its cue. A doubtful one that stands in
/// between is passed over if there is a better one: it costs less there than the speaker whose words they are.
fn set_parents(attributions: &mut [Attribution]) {
    for index in 0..attributions.len() {
        let Some(cue) = attributions[index].cue.as_ref().and_then(|cue| cue.spans.first().copied()) else {
            continue;
        };
        let near = index.saturating_sub(FURTHEST_PARENT)..attributions.len().min(index + FURTHEST_PARENT);
        let holds = |at: &usize| {
            *at != index && attributions[*at].content.spans.iter().any(|span| span.contains(cue))
        };
        let parent = near
            .filter(holds)
            .min_by_key(|&at| {
                let length: u32 = attributions[at].content.spans.iter().map(|span| span.len()).sum();
                (attributions[at].score < DOUBTFUL, length)
            })
            .map(|at| attributions[at].id);
        attributions[index].parent = parent;
    }
}

/// Less likely attributions are wrong more often than right.
const DOUBTFUL: f64 = 0.5;

/// How many attributions away a parent is looked for.
const FURTHEST_PARENT: usize = 16;
