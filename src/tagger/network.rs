//! The network: one quantised row per known feature is summed for each token, two small layers follow.
//!
//! ```text
//! features ─ sum of rows ─┬─ HIDDEN ─ ReLU ─┬─────────────────────────┐
//!                         │                 └─ mean over the word's ──┴─ MIDDLE ─ ReLU ─┬─ tag scores
//!                         │                    other occurrences                        │
//!                         └─ SKIP ──────────────────────────────────────────────────────┘
//! ```

use std::borrow::Cow;
use std::hint::black_box;

use super::features::Block;
use super::index::HashIndex;

/// The width of the first layer.
pub(crate) const HIDDEN: usize = 32;
/// The width of the linear way around the hidden layers.
pub(crate) const SKIP: usize = 16;
/// The width of a feature's row.
pub(crate) const ROW: usize = HIDDEN + SKIP;
/// The width of the second layer.
pub(crate) const MIDDLE: usize = 32;

/// More features than a token has, so that a sum of rows fits 16 bits.
const MOST_FEATURES: usize = 256;

/// The trained weights.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) features: HashIndex,
    /// One row of bytes per feature, each an `i8`.
    pub(crate) rows: Cow<'static, [u8]>,
    /// What one unit of each column is worth.
    pub(crate) scales: [f32; ROW],
    pub(crate) dense: Dense,
}

/// The weights of the two small layers.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    pub(crate) bias: [f32; ROW],
    /// From the word itself and from the mean of its other occurrences.
    pub(crate) middle: Vec<[f32; MIDDLE]>,
    pub(crate) middle_bias: [f32; MIDDLE],
    pub(crate) output: Output,
}

/// The last layer: the weights of so many tags at a time that their sums stay in registers.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    tags: usize,
    /// For each block of tags; zero behind the last tag.
    biases: Vec<[f32; TAGS]>,
    /// For each block of tags one row per input.
    weights: Vec<[[f32; TAGS]; INPUTS]>,
}

/// The tags of a block.
const TAGS: usize = 16;

/// The inputs of the last layer.
const INPUTS: usize = MIDDLE + SKIP;

impl Output {
    /// Of `INPUTS` rows of one weight per tag.
    pub(crate) fn new(weights: &[f32], biases: &[f32]) -> Self {
        let tags = biases.len();
        let padded = |values: &[f32]| std::array::from_fn(|tag| values.get(tag).copied().unwrap_or(0.0));
        let block = |first: usize| {
            std::array::from_fn(|input| padded(&weights[input * tags + first..(input + 1) * tags]))
        };
        Self {
            tags,
            biases: biases.chunks(TAGS).map(padded).collect(),
            weights: (0..tags).step_by(TAGS).map(block).collect(),
        }
    }

    /// The weights as they were given, and the biases behind them.
    #[cfg(feature = "train")]
    pub(crate) fn flat(&self) -> Vec<f32> {
        let row = |input: usize| self.weights.iter().map(move |block| block[input]);
        let rows = (0..INPUTS).flat_map(|input| row(input).flatten().take(self.tags));
        rows.chain(self.biases.iter().copied().flatten().take(self.tags)).collect()
    }

    #[cfg(feature = "train")]
    pub(crate) fn bias_mut(&mut self, tag: usize) -> &mut f32 {
        &mut self.biases[tag / TAGS][tag % TAGS]
    }

    /// Appends the score of each tag.
    fn score(&self, inputs: &[f32; INPUTS], scores: &mut Vec<f32>) {
        let (active, count) = active(inputs);
        let mut left = self.tags;
        for (biases, weights) in self.biases.iter().zip(&self.weights) {
            let mut sums = *biases;
            for &number in &active[..count] {
                let input = inputs[number];
                for (sum, weight) in sums.iter_mut().zip(&weights[number]) {
                    *sum += input * weight;
                }
            }
            scores.extend_from_slice(&sums[..left.min(TAGS)]);
            left = left.saturating_sub(TAGS);
        }
    }
}

/// The first layer of a block's tokens; owns the buffers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Activations {
    /// Of tokens outside the passages what an earlier block has left.
    layer: Vec<[f32; ROW]>,
    sums: Vec<[f32; HIDDEN]>,
    counts: Vec<f32>,
}

impl Network {
    /// Computes the first layer of every token of `block`.
    pub(crate) fn read(&self, block: &Block, activations: &mut Activations) {
        if activations.layer.len() < block.len() {
            activations.layer.resize(block.len(), [0.0; ROW]);
        }
        for at in block.passages().iter().cloned().flatten() {
            let sum = self.sum(block, at);
            let mut layer = self.dense.bias;
            for ((layer, &sum), &scale) in layer.iter_mut().zip(&sum).zip(&self.scales) {
                *layer += f32::from(sum) * scale;
            }
            layer[..HIDDEN].iter_mut().for_each(|unit| *unit = unit.max(0.0));
            activations.layer[at] = layer;
        }
        activations.pool(block);
    }

    /// The sum of the rows of a token's features.
    fn sum(&self, block: &Block, at: usize) -> [i16; ROW] {
        // In steps without a branch, so that the look-ups, most of them out of cache, overlap each other.
        let (mut found, mut count) = ([0; MOST_FEATURES], 0);
        block.for_each_feature(at, |feature| {
            found[count % MOST_FEATURES] = feature;
            count += usize::from(self.features.may_have(feature));
        });
        let found = &mut found[..count.min(MOST_FEATURES)];
        let mut known = 0;
        for at in 0..found.len() {
            let row = self.features.find(found[at]);
            found[known] = row.unwrap_or_default() as u32;
            known += usize::from(row.is_some());
        }
        self.add_rows(&found[..known])
    }

    fn add_rows(&self, rows: &[u32]) -> [i16; ROW] {
        let rows = rows.iter().map(|&row| &self.rows[row as usize * ROW..][..ROW]);
        // Asks for all rows before the first is waited for.
        black_box(rows.clone().fold(0, |touched, row| touched ^ row[0] ^ row[ROW - 1]));
        let mut sum = [0_i16; ROW];
        for row in rows {
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum += i16::from(weight as i8);
            }
        }
        sum
    }

    /// Replaces `scores` by a row of tag scores for each of `tokens`.
    pub(crate) fn score(
        &self,
        block: &Block,
        activations: &Activations,
        tokens: std::ops::Range<usize>,
        scores: &mut Vec<f32>,
    ) {
        scores.clear();
        for at in tokens {
            let layer = &activations.layer[at];
            let elsewhere = activations.elsewhere(block, at);
            self.dense.score(layer, elsewhere.as_ref(), scores);
        }
    }
}

impl Activations {
    /// Sums the first layer over all occurrences of each capitalised word.
    fn pool(&mut self, block: &Block) {
        self.sums.clear();
        self.sums.resize(block.groups(), [0.0; HIDDEN]);
        self.counts.clear();
        self.counts.resize(block.groups(), 0.0);
        for at in block.passages().iter().cloned().flatten() {
            if let Some(group) = block.group(at) {
                add(&mut self.sums[group], &self.layer[at]);
                self.counts[group] += 1.0;
            }
        }
    }

    /// The mean of the first layer over the word's other occurrences, if there are any.
    fn elsewhere(&self, block: &Block, at: usize) -> Option<[f32; HIDDEN]> {
        let group = block.group(at)?;
        let others = self.counts[group] - 1.0;
        (others > 0.0).then(|| {
            let (sum, own) = (&self.sums[group], &self.layer[at]);
            std::array::from_fn(|unit| (sum[unit] - own[unit]) / others)
        })
    }
}

fn add(sum: &mut [f32; HIDDEN], layer: &[f32; ROW]) {
    for (sum, unit) in sum.iter_mut().zip(layer) {
        *sum += unit;
    }
}

/// The numbers of the inputs that are not zero, and how many they are. Half of them are zero, at random: a branch on each
/// would cost more than its weights.
fn active<const SIZE: usize>(inputs: &[f32; SIZE]) -> ([usize; SIZE], usize) {
    let (mut active, mut count) = ([0; SIZE], 0);
    for (number, &input) in inputs.iter().enumerate() {
        active[count] = number;
        count += usize::from(input != 0.0);
    }
    (active, count)
}

/// Adds the weights of the inputs, times these.
fn add_active(sums: &mut [f32; MIDDLE], inputs: &[f32; HIDDEN], weights: &[[f32; MIDDLE]]) {
    let (active, count) = active(inputs);
    for &number in &active[..count] {
        let input = inputs[number];
        for (sum, weight) in sums.iter_mut().zip(&weights[number]) {
            *sum += input * weight;
        }
    }
}

impl Dense {
    /// Appends the tag scores of a token with that first layer, which is that on average elsewhere.
    pub(crate) fn score(&self, layer: &[f32; ROW], elsewhere: Option<&[f32; HIDDEN]>, scores: &mut Vec<f32>) {
        let (hidden, skip) = layer.split_first_chunk::<HIDDEN>().expect("the row is longer");
        let mut middle = self.middle_bias;
        add_active(&mut middle, hidden, &self.middle[..HIDDEN]);
        if let Some(elsewhere) = elsewhere {
            add_active(&mut middle, elsewhere, &self.middle[HIDDEN..]);
        }
        let mut inputs = [0.0; INPUTS];
        for (input, unit) in inputs.iter_mut().zip(&middle) {
            *input = unit.max(0.0);
        }
        inputs[MIDDLE..].copy_from_slice(skip);
        self.output.score(&inputs, scores);
    }
}
