//! Scores: how likely a frame is an attribution, by logistic regression over a handful of features.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::cue::Voice;
use super::frame::{Frame, Place};
use super::part_of_speech::Tag;
use crate::entity::Label;

/// Up to three values that were seen together, such as a lemma, the form of its complement and the mood.
pub(super) type Feature = (&'static str, &'static str, &'static str);

/// How many features a frame has.
pub(super) const FEATURES: usize = 32;

/// Weights by feature, one a line; made by `copydesk train attributions`.
const WEIGHTS: &str = include_str!("../../models/attributions.txt");

/// The probability that the frame is an attribution.
pub(super) fn score(context: &Context<'_>, frame: &Frame) -> f64 {
    static WEIGHT: OnceLock<FxHashMap<Feature, f64>> = OnceLock::new();
    let weights = WEIGHT.get_or_init(|| {
        let cells = WEIGHTS.lines().map(|line| line.split('\t'));
        cells
            .filter_map(|mut cells| {
                Some(((cells.next()?, cells.next()?, cells.next()?), cells.next()?.parse().ok()?))
            })
            .collect()
    });
    let sum: f64 = features(context, frame).iter().filter_map(|feature| weights.get(feature)).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The features of a frame.
pub(super) fn features(context: &Context<'_>, frame: &Frame) -> [Feature; FEATURES] {
    let (lemma, group) = (frame.cue.verb.lemma, frame.cue.verb.group.name());
    let (form, voice) = (frame.form.name(), voice_name(frame.cue.voice));
    let source = source_kind(context, frame);
    let tag = tag_name(context.tag(frame.cue.head));
    let before = frame.cue.tokens.start.checked_sub(1);
    let spoken = frame.room.start > 0 && context.quotation(frame.cue.head).is_some();
    let nesting = nesting(context, frame);
    let (mood, clause, speech) = (mood(context, frame), clause(context, frame), speech(context, frame));
    [
        ("bias", "", ""),
        (lemma, "", ""),
        (lemma, form, ""),
        (lemma, voice, ""),
        (lemma, source, ""),
        (lemma, mood, ""),
        (lemma, form, mood),
        (lemma, form, source),
        (group, form, ""),
        (group, voice, ""),
        (group, mood, ""),
        (group, speech, ""),
        (group, form, source),
        (group, form, nesting),
        (group, form, mood),
        (voice, form, ""),
        (voice, source, ""),
        (voice, clause, ""),
        (voice, clause, form),
        (form, source, ""),
        (nesting, source, ""),
        (tag, form, ""),
        ("tag", tag, ""),
        ("before", before.map_or("none", |at| tag_name(context.tag(at))), ""),
        ("quoted", quoted(context, frame), ""),
        ("speech", speech, ""),
        ("length", length(frame), ""),
        ("nested", if spoken { group } else { "no" }, ""),
        ("place", if frame.place == Place::Around { voice } else { "behind" }, ""),
        ("mood", mood, ""),
        ("clause", clause, ""),
        ("first", frame.content.first().map_or("none", |piece| tag_name(context.tag(piece.start))), ""),
    ]
}

/// Whether the cue stands in what somebody else says, and how that is marked.
fn nesting(context: &Context<'_>, frame: &Frame) -> &'static str {
    if context.quotation(frame.cue.head).is_some() {
        "within quotation"
    } else if frame.is_nested {
        "within content"
    } else {
        "on its own"
    }
}

/// How the verb group says it: denied, as a possibility or future, or plainly.
fn mood(context: &Context<'_>, frame: &Frame) -> &'static str {
    let modal = |at: usize| context.tag(at) == Tag::Modal;
    if frame.cue.negated {
        "negated"
    } else if frame.cue.tokens.clone().any(modal) {
        "modal"
    } else {
        "plain"
    }
}

/// The kind of clause that the frame opens, by the word before it.
fn clause(context: &Context<'_>, frame: &Frame) -> &'static str {
    let Some(before) = frame.first().checked_sub(1).filter(|&at| at >= frame.room.start) else {
        return "start";
    };
    if context.is(before, &["if", "unless", "whether"]) {
        "condition"
    } else if context
        .is(before, &["after", "since", "when", "while", "until", "before", "as", "because", "although"])
    {
        "circumstance"
    } else if context.is(before, &["that"]) {
        "that"
    } else if context.is_comma(before) {
        "comma"
    } else {
        "inner"
    }
}

const fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Active => "active",
        Voice::Passive => "passive",
        Voice::Reduced => "reduced",
        Voice::Gerund => "gerund",
        Voice::Infinitive => "infinitive",
        Voice::Preposition => "preposition",
        Voice::Noun => "noun",
    }
}

const fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Past => "past",
        Tag::PresentThird => "presents",
        Tag::Present => "present",
        Tag::Base => "base",
        Tag::Gerund => "ing",
        Tag::Participle => "participle",
        Tag::Modal => "modal",
        Tag::Pronoun => "pronoun",
        Tag::WhPronoun => "who",
        Tag::Punctuation => "mark",
        Tag::Conjunction => "conjunction",
        Tag::To => "to",
        tag if tag.is_noun() => "noun",
        _ => "other",
    }
}

/// What kind of words the source is.
fn source_kind(context: &Context<'_>, frame: &Frame) -> &'static str {
    let Some(source) = &frame.source else { return "nobody" };
    let last = source.end - 1;
    if frame.shared {
        "shared"
    } else if source.len() == 1 && context.tag(last) == Tag::Pronoun {
        if context.is(last, &["it"]) {
            "it"
        } else if context.is(last, &["i", "we", "you"]) {
            "speaker"
        } else {
            "pronoun"
        }
    } else if context.tag(source.start) == Tag::WhPronoun {
        "who"
    } else if source.clone().take(8).any(|at| context.is(at, DOCUMENTS)) {
        "document"
    } else if let Some(entity) = source.clone().find_map(|at| context.entity(at)) {
        entity.label.kind().map_or("common", Label::name)
    } else if context.tag(last) == Tag::PluralNoun {
        "plural"
    } else {
        "common"
    }
}

/// Nouns of what shows, finds and states without a mouth.
const DOCUMENTS: &[&str] = &[
    "report",
    "reports",
    "study",
    "studies",
    "research",
    "poll",
    "polls",
    "survey",
    "surveys",
    "data",
    "figures",
    "statistics",
    "results",
    "tests",
    "test",
    "records",
    "documents",
    "papers",
    "analysis",
    "evidence",
    "statement",
    "letter",
    "findings",
    "census",
    "count",
    "returns",
    "article",
    "paper",
    "review",
    "audit",
    "footage",
    "photographs",
    "investigation",
    "investigations",
    "inquiry",
    "probe",
    "trials",
    "experiments",
    "examination",
    "tally",
    "toll",
];

fn quoted(context: &Context<'_>, frame: &Frame) -> &'static str {
    let opens = |at: usize| context.quotation_opening_at(at).is_some();
    if frame.content.iter().all(|piece| opens(piece.start)) {
        "wholly"
    } else if frame.content.iter().any(|piece| piece.clone().any(opens)) {
        "partly"
    } else {
        "not"
    }
}

/// Whether the content is speech right beside the cue or source.
fn speech(context: &Context<'_>, frame: &Frame) -> &'static str {
    let spoken = frame.content.iter().all(|piece| {
        context.quotation_opening_at(piece.start).is_some_and(|quotation| context.is_speech(quotation))
    });
    match (spoken, frame.place) {
        (false, _) => "none",
        (true, Place::Around) => "before",
        (true, Place::Behind) => "behind",
    }
}

fn length(frame: &Frame) -> &'static str {
    match frame.content.iter().map(ExactSizeIterator::len).sum() {
        0..=1 => "1",
        2..=3 => "3",
        4..=7 => "7",
        8..=15 => "15",
        _ => "more",
    }
}
