//! Scores: how likely a frame is an attribution, by logistic regression over a handful of features.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::cue::Voice;
use super::frame::{Frame, Place};
use super::lexicon::Group;
use super::part_of_speech::Tag;
use crate::entity::Label;
use crate::tagger::hash;

/// A value that a feature can have.
#[derive(Clone, Copy)]
pub(super) struct Value {
    #[cfg(feature = "train")]
    name: &'static str,
    hash: u64,
}

impl Value {
    const NONE: Self = Self::new("");

    const fn new(name: &'static str) -> Self {
        Self {
            #[cfg(feature = "train")]
            name,
            hash: hash::wide(name),
        }
    }
}

/// Up to three values that were seen together, such as a lemma, the form of its complement and the mood.
#[derive(Clone, Copy)]
pub(super) struct Feature([Value; 3]);

impl Feature {
    /// The names of the values, empty behind the last.
    #[cfg(feature = "train")]
    pub(super) fn names(self) -> [&'static str; 3] {
        self.0.map(|value| value.name)
    }

    /// What its weight is looked up by: comparing three strings, most of them out of the cache, would cost more
    /// than the rest of the score.
    fn key(self) -> u64 {
        let [first, second, third] = self.0.map(|value| value.hash);
        first ^ second.rotate_left(21) ^ third.rotate_left(42)
    }
}

/// How many features a frame has.
pub(super) const FEATURES: usize = 32;

/// Weights by feature, one a line; made by `copydesk train attributions`.
const WEIGHTS: &str = include_str!("../../models/attributions.txt");

/// The probability that the frame is an attribution.
pub(super) fn score(context: &Context<'_>, frame: &Frame) -> f64 {
    static WEIGHT: OnceLock<FxHashMap<u64, f64>> = OnceLock::new();
    let weights = WEIGHT.get_or_init(|| known().map(|(feature, weight)| (feature.key(), weight)).collect());
    let sum: f64 = features(context, frame).iter().filter_map(|feature| weights.get(&feature.key())).sum();
    let score = 1.0 / (1.0 + (-sum).exp());
    if score < LEAST_OF_SPEECH && utters_speech(context, frame) { LEAST_OF_SPEECH } else { score }
}

/// The least probability of what utters speech: too few of the verbs that seldom do are in the corpus to tell by lemma.
const LEAST_OF_SPEECH: f64 = 0.7;

/// Whether speech stands right before somebody who says it in a verb of saying: `"...," the club posted on its page`.
fn utters_speech(context: &Context<'_>, frame: &Frame) -> bool {
    let says = matches!(frame.cue.verb.group, Group::Say | Group::Utter) && frame.cue.voice == Voice::Active;
    let own = !frame.shared && !frame.cue.negated && !matches!(source_kind(context, frame), "nobody" | "who");
    says && own && speech(context, frame) == "before"
}

/// The features that have a weight.
fn known() -> impl Iterator<Item = (Feature, f64)> {
    WEIGHTS.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let values = [cells.next()?, cells.next()?, cells.next()?].map(Value::new);
        Some((Feature(values), cells.next()?.parse().ok()?))
    })
}

/// The features of a frame.
pub(super) fn features(context: &Context<'_>, frame: &Frame) -> [Feature; FEATURES] {
    let before = frame.cue.tokens.start.checked_sub(1).map_or("none", |at| tag_name(context.tag(at)));
    let first = frame.content.first().map_or("none", |piece| tag_name(context.tag(piece.start)));
    let spoken = frame.room.start > 0 && context.quotation(frame.cue.head).is_some();
    let [lemma, group, form, voice] =
        [frame.cue.verb.lemma, frame.cue.verb.group.name(), frame.form.name(), voice_name(frame.cue.voice)]
            .map(Value::new);
    let [source, tag, nesting, mood, clause, speech] = [
        source_kind(context, frame),
        tag_name(context.tag(frame.cue.head)),
        nesting(context, frame),
        mood(context, frame),
        clause(context, frame),
        speech(context, frame),
    ]
    .map(Value::new);
    let one = |value| Feature([value, Value::NONE, Value::NONE]);
    let two = |first, second| Feature([first, second, Value::NONE]);
    let three = |first, second, third| Feature([first, second, third]);
    [
        one(Value::new("bias")),
        one(lemma),
        two(lemma, form),
        two(lemma, voice),
        two(lemma, source),
        two(lemma, mood),
        three(lemma, form, mood),
        three(lemma, form, source),
        two(group, form),
        two(group, voice),
        two(group, mood),
        two(group, speech),
        three(group, form, source),
        three(group, form, nesting),
        three(group, form, mood),
        two(voice, form),
        two(voice, source),
        two(voice, clause),
        three(voice, clause, form),
        two(form, source),
        two(nesting, source),
        two(tag, form),
        two(Value::new("tag"), tag),
        two(Value::new("before"), Value::new(before)),
        two(Value::new("quoted"), Value::new(quoted(context, frame))),
        two(Value::new("speech"), speech),
        two(Value::new("length"), Value::new(length(frame))),
        two(Value::new("nested"), if spoken { group } else { Value::new("no") }),
        two(Value::new("place"), if frame.place == Place::Around { voice } else { Value::new("behind") }),
        two(Value::new("mood"), mood),
        two(Value::new("clause"), clause),
        two(Value::new("first"), Value::new(first)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_found_under_a_key_of_its_own() {
        let keys: std::collections::HashSet<u64> = known().map(|(feature, _)| feature.key()).collect();
        assert_eq!(keys.len(), WEIGHTS.lines().count());
    }
}
