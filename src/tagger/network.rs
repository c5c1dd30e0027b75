//! The network: one quantised row per known feature is summed for each token, two small layers follow.
//!
//! ```text
//! features ─ sum of rows ─┬─ HIDDEN ─ ReLU ─┬─────────────────────────┐
//!                         │                 └─ mean over the word's ──┴─ MIDDLE ─ ReLU ─┬─ tag scores
//!                         │                    other occurrences                        │
//!                         └─ SKIP ──────────────────────────────────────────────────────┘
//! ```

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
    /// One row per feature.
    pub(crate) rows: Vec<[i8; ROW]>,
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
    /// `MIDDLE + SKIP` rows of one weight per tag.
    pub(crate) output: Vec<f32>,
    pub(crate) output_bias: Vec<f32>,
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
        // In steps, so that the look-ups, most of them out of cache, overlap each other; most hashes end at the first.
        let (mut features, mut count) = ([0; MOST_FEATURES], 0);
        block.for_each_feature(at, |feature| {
            features[count % MOST_FEATURES] = feature;
            count += usize::from(self.features.may_have(feature));
        });
        let mut sum = [0_i16; ROW];
        for row in
            features[..count.min(MOST_FEATURES)].iter().filter_map(|&feature| self.features.find(feature))
        {
            for (sum, &weight) in sum.iter_mut().zip(&self.rows[row]) {
                *sum += i16::from(weight);
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

/// Adds the weights of the inputs that are not zero, times these. Half of them are, at random: a branch on each would
/// cost more than its weights.
fn add_active(sums: &mut [f32; MIDDLE], inputs: &[f32], weights: &[[f32; MIDDLE]]) {
    let mut active = [0; HIDDEN];
    let mut count = 0;
    for (number, &input) in inputs.iter().enumerate().take(HIDDEN) {
        active[count] = number;
        count += usize::from(input != 0.0);
    }
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
        let mut middle = self.middle_bias;
        add_active(&mut middle, &layer[..HIDDEN], &self.middle[..HIDDEN]);
        if let Some(elsewhere) = elsewhere {
            add_active(&mut middle, elsewhere, &self.middle[HIDDEN..]);
        }
        let tags = self.output_bias.len();
        let first = scores.len();
        scores.extend_from_slice(&self.output_bias);
        let scores = &mut scores[first..];
        let inputs = middle.iter().map(|unit| unit.max(0.0)).chain(layer[HIDDEN..].iter().copied());
        for (input, weights) in inputs.zip(self.output.chunks_exact(tags)) {
            if input != 0.0 {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += input * weight;
                }
            }
        }
    }
}
