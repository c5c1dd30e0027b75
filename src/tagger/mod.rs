//! The tagger: finds names in a document with a small network over sparse features.
//!
//! [`features`] says what is looked at, [`network`] scores each token's tags, [`viterbi`] turns the scores into
//! whole names with probabilities, [`calibration`] makes these trustworthy.

pub(crate) mod calibration;
pub(crate) mod features;
pub(crate) mod hash;
pub(crate) mod index;
pub(crate) mod labels;
pub(crate) mod lexicon;
pub(crate) mod network;
pub(crate) mod viterbi;

use std::ops::Range;

use crate::text::Document;
use calibration::Calibration;
use features::{Block, LONGEST_BLOCK};
use labels::Name;
use lexicon::Lexicon;
use network::{Activations, Network};
use viterbi::Decoder;

/// A trained tagger; immutable.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    /// The names of the labels.
    pub(crate) labels: Vec<String>,
    pub(crate) lexicon: Lexicon,
    pub(crate) network: Network,
    pub(crate) calibration: Calibration,
}

/// The buffers that a tagger needs for a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    block: Block,
    activations: Activations,
    scores: Vec<f32>,
    decoder: Decoder,
    names: Vec<Name>,
}

impl Tagger {
    /// Visits the names of `document` in order, as ranges of its tokens, with their probabilities.
    pub(crate) fn tag(
        &self,
        scratch: &mut Scratch,
        document: &Document<'_>,
        mut visit: impl FnMut(Name, f32),
    ) {
        for (tokens, sentences) in blocks(document) {
            let first = tokens.start;
            scratch.block.read(document, tokens, sentences, &self.lexicon);
            self.network.read(&scratch.block, &mut scratch.activations);
            self.decode(scratch, |name, probability| {
                visit(Name { start: first + name.start, end: first + name.end, ..name }, probability);
            });
        }
    }

    /// Visits the names of the block that was read last.
    fn decode(&self, scratch: &mut Scratch, mut visit: impl FnMut(Name, f32)) {
        let Scratch { block, activations, scores, decoder, names } = scratch;
        for passage in block.passages() {
            self.network.score(block, activations, passage.clone(), scores);
            names.clear();
            decoder.best(scores, self.labels.len(), names);
            if names.is_empty() {
                continue;
            }
            decoder.weigh(scores, self.labels.len());
            for &name in names.iter() {
                let confidence = decoder.probability(name, self.labels.len());
                let Name { start, end, label } = name;
                let name = Name { start: start + passage.start, end: end + passage.start, label };
                visit(name, self.calibration.probability(confidence));
            }
        }
    }
}

/// The pieces in which a document is read, as ranges of tokens and of the sentences that hold them: whole
/// sentences where they are not longer than a block.
pub(crate) fn blocks(document: &Document<'_>) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let total = document.tokens().len();
    let mut start = 0;
    std::iter::from_fn(move || {
        if start == total {
            return None;
        }
        let mut end = total.min(start + LONGEST_BLOCK);
        let first = document.sentence_of(start);
        let last = document.sentences()[document.sentence_of(end - 1)].tokens();
        if end < last.end && last.start > start {
            end = last.start;
        }
        let tokens = start..end;
        start = end;
        Some((tokens, first..document.sentence_of(end - 1) + 1))
    })
}
