//! Trains the network of [`crate::tagger::network`] in floating point and quantises it.
//!
//! The loss is that of whole sentences: the probability of the gold names among all valid ways to lay names on
//! the sentence. Adagrad; features and units are dropped at random.

use std::ops::Range;

use super::random::Random;
use crate::tagger::index::HashIndex;
use crate::tagger::labels::{Name, OUTSIDE, Position, tag, tag_count};
use crate::tagger::network::{Dense, HIDDEN, MIDDLE, Network, Output, ROW, SKIP};
use crate::tagger::viterbi::Decoder;

/// One block of an article, as the trainer sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// The rows of the features of all tokens.
    pub(crate) features: Vec<u32>,
    /// For each token the end of its features.
    pub(crate) ends: Vec<u32>,
    /// For each token the group of its occurrences, if it is capitalised.
    pub(crate) groups: Vec<Option<u32>>,
    pub(crate) passages: Vec<Range<usize>>,
    /// The gold names.
    pub(crate) names: Vec<Name>,
    /// Names of which less is known.
    pub(crate) open: Vec<OpenName>,
}

/// A passage of a [`Sample`] of which less is known.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The labels of which the name has one; none: the tokens may be anything.
    pub(crate) labels: Vec<usize>,
}

impl Sample {
    fn features_of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] as usize };
        &self.features[start..self.ends[token] as usize]
    }

    fn group_count(&self) -> usize {
        self.groups.iter().flatten().max().map_or(0, |&last| last as usize + 1)
    }

    /// The gold names of a passage, counted from its first token.
    fn names_in(&self, passage: &Range<usize>) -> impl Iterator<Item = Name> {
        let first = self.names.partition_point(|name| name.start < passage.start);
        let (start, end) = (passage.start, passage.end);
        self.names[first..].iter().take_while(move |name| name.end <= end).map(move |name| Name {
            start: name.start - start,
            end: name.end - start,
            label: name.label,
        })
    }
}

impl Sample {
    /// The open names in a passage.
    fn open_in(&self, passage: &Range<usize>) -> &[OpenName] {
        let first = self.open.partition_point(|name| name.start < passage.start);
        let count = self.open[first..].iter().take_while(|name| name.end <= passage.end).count();
        &self.open[first..first + count]
    }
}

/// How fast the features' rows learn.
const ROW_RATE: f32 = 0.02;
/// How fast the small layers learn.
const DENSE_RATE: f32 = 0.02;
/// Where the sums of squared gradients start: gradients that are small beside it change little.
const FIRST_SQUARE: f32 = 0.05;
/// How far from zero the rows may begin.
const SPREAD: f32 = 0.1;
/// The share of features that are dropped at random.
const FEATURE_DROPOUT: f32 = 0.2;
/// What makes up for the dropped features.
const FEATURE_SCALE: f32 = 1.0 / (1.0 - FEATURE_DROPOUT);
/// The share of units that are dropped at random.
const UNIT_DROPOUT: f32 = 0.2;
/// What makes up for the dropped units.
const UNIT_SCALE: f32 = 1.0 / (1.0 - UNIT_DROPOUT);

/// Weights with the sums of their squared gradients.
#[derive(Clone, Debug)]
struct Weights {
    values: Vec<f32>,
    squares: Vec<f32>,
}

impl Weights {
    fn new(values: Vec<f32>) -> Self {
        Self { squares: vec![FIRST_SQUARE; values.len()], values }
    }

    fn update(&mut self, first: usize, gradient: &[f32], rate: f32) {
        let values = &mut self.values[first..first + gradient.len()];
        let squares = &mut self.squares[first..first + gradient.len()];
        for ((value, square), &gradient) in values.iter_mut().zip(squares).zip(gradient) {
            *square += gradient * gradient;
            *value -= rate * gradient / square.sqrt();
        }
    }
}

/// The network in training.
#[derive(Clone, Debug)]
pub(crate) struct Trainer {
    labels: usize,
    random: Random,
    rows: Weights,
    bias: Weights,
    middle: Weights,
    middle_bias: Weights,
    output: Weights,
    output_bias: Weights,
    buffers: Buffers,
    decoder: Decoder,
}

/// What one block's forward and backward passes leave behind.
#[derive(Clone, Debug, Default)]
struct Buffers {
    /// The features that were not dropped, and where each token's start.
    kept: Vec<u32>,
    starts: Vec<usize>,
    layer: Vec<[f32; ROW]>,
    /// For each token the mean of the first layer over the word's other occurrences.
    elsewhere: Vec<[f32; HIDDEN]>,
    /// For each token what it asks of each of these.
    shares: Vec<[f32; HIDDEN]>,
    layer_gradient: Vec<[f32; ROW]>,
    sums: Vec<[f32; HIDDEN]>,
    counts: Vec<f32>,
    group_gradients: Vec<[f32; HIDDEN]>,
    inputs: Vec<Inputs>,
    scores: Vec<f32>,
    marginals: Vec<f32>,
}

impl Buffers {
    fn features(&self, token: usize) -> &[u32] {
        &self.kept[self.starts[token]..self.starts[token + 1]]
    }
}

/// What the two small layers saw of one token.
#[derive(Clone, Copy, Debug)]
struct Inputs {
    first: [f32; 2 * HIDDEN],
    second: [f32; MIDDLE + SKIP],
}

impl Trainer {
    pub(crate) fn new(features: usize, labels: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let tags = tag_count(labels);
        let mut rows = vec![0.0; features * ROW];
        for row in rows.chunks_exact_mut(ROW) {
            row[..HIDDEN].iter_mut().for_each(|weight| *weight = random.around_zero(SPREAD));
        }
        let mut uniform =
            |size: usize, bound: f32| -> Vec<f32> { (0..size).map(|_| random.around_zero(bound)).collect() };
        let middle = uniform(2 * HIDDEN * MIDDLE, 0.3);
        let mut output = uniform(MIDDLE * tags, 0.2);
        output.extend(skip_weights(labels));
        Self {
            labels,
            rows: Weights::new(rows),
            bias: Weights::new(vec![0.0; ROW]),
            middle: Weights::new(middle),
            middle_bias: Weights::new(vec![0.0; MIDDLE]),
            output: Weights::new(output),
            output_bias: Weights::new(vec![0.0; tags]),
            random,
            buffers: Buffers::default(),
            decoder: Decoder::default(),
        }
    }

    /// Learns from one block, a passage at a time; returns its loss in nats.
    pub(crate) fn learn(&mut self, sample: &Sample) -> f32 {
        let mut buffers = std::mem::take(&mut self.buffers);
        self.drop_features(sample, &mut buffers);
        buffers.layer = (0..sample.ends.len()).map(|token| self.first_layer(token, &buffers)).collect();
        pool(sample, &mut buffers);
        let mut loss = 0.0;
        for passage in &sample.passages {
            // Read again with what the passages before have taught.
            for token in passage.clone() {
                buffers.layer[token] = self.first_layer(token, &buffers);
            }
            loss += self.learn_passage(sample, passage.clone(), &mut buffers);
            for token in passage.clone() {
                self.update_rows(token, buffers.layer_gradient[token], &buffers);
            }
        }
        self.update_elsewhere(sample, &buffers);
        self.buffers = buffers;
        loss
    }

    fn drop_features(&mut self, sample: &Sample, buffers: &mut Buffers) {
        buffers.kept.clear();
        buffers.starts.clear();
        for token in 0..sample.ends.len() {
            buffers.starts.push(buffers.kept.len());
            for &feature in sample.features_of(token) {
                if !self.random.chance(FEATURE_DROPOUT) {
                    buffers.kept.push(feature);
                }
            }
        }
        buffers.starts.push(buffers.kept.len());
    }

    /// The first layer of a token, with units dropped.
    fn first_layer(&mut self, token: usize, buffers: &Buffers) -> [f32; ROW] {
        let mut sum = [0.0; ROW];
        for &feature in buffers.features(token) {
            let row = &self.rows.values[feature as usize * ROW..][..ROW];
            sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        for (unit, sum) in sum.iter_mut().enumerate() {
            *sum = *sum * FEATURE_SCALE + self.bias.values[unit];
            if unit < HIDDEN {
                let dropped = *sum <= 0.0 || self.random.chance(UNIT_DROPOUT);
                *sum = if dropped { 0.0 } else { *sum * UNIT_SCALE };
            }
        }
        sum
    }

    fn learn_passage(&mut self, sample: &Sample, tokens: Range<usize>, buffers: &mut Buffers) -> f32 {
        let tags = tag_count(self.labels);
        buffers.inputs.clear();
        buffers.scores.clear();
        for token in tokens.clone() {
            let inputs = self.score(token, buffers);
            buffers.inputs.push(inputs);
        }
        self.decoder.weigh(&buffers.scores, self.labels);
        self.decoder.marginals(self.labels, &mut buffers.marginals);
        let open = sample.open_in(&tokens);
        let loss = if open.is_empty() {
            subtract_gold(sample, &tokens, tags, &mut buffers.marginals)
        } else {
            self.subtract_allowed(sample, open, &tokens, buffers)
        };
        self.backward(sample, tokens, buffers);
        loss
    }

    /// Turns the marginals into the gradient towards all paths that the gold names and the `open` ones allow;
    /// returns the loss.
    fn subtract_allowed(
        &mut self,
        sample: &Sample,
        open: &[OpenName],
        passage: &Range<usize>,
        buffers: &mut Buffers,
    ) -> f32 {
        let tags = tag_count(self.labels);
        let mut allowed = vec![false; passage.len() * tags];
        allowed.chunks_exact_mut(tags).for_each(|row| row[OUTSIDE] = true);
        for name in sample.names_in(passage) {
            for (token, tag) in (name.start..name.end).zip(name.tags()) {
                allowed[token * tags + OUTSIDE] = false;
                allowed[token * tags + tag] = true;
            }
        }
        for name in open {
            let (start, end) = (name.start - passage.start, name.end - passage.start);
            let rows = &mut allowed[start * tags..end * tags];
            if name.labels.is_empty() {
                rows.fill(true);
                continue;
            }
            rows.chunks_exact_mut(tags).for_each(|row| row[OUTSIDE] = false);
            for &label in &name.labels {
                for (token, tag) in (start..end).zip((Name { start, end, label }).tags()) {
                    allowed[token * tags + tag] = true;
                }
            }
        }
        for (score, allowed) in buffers.scores.iter_mut().zip(&allowed) {
            *score = if *allowed { *score } else { f32::NEG_INFINITY };
        }
        self.decoder.weigh(&buffers.scores, self.labels);
        let mut wanted = Vec::new();
        self.decoder.marginals(self.labels, &mut wanted);
        let mut loss = 0.0;
        for (marginal, wanted) in buffers.marginals.iter_mut().zip(wanted) {
            if !wanted.is_finite() {
                *marginal = 0.0;
                continue;
            }
            if wanted > 1e-9 {
                loss -= wanted * (marginal.max(1e-9) / wanted).ln();
            }
            *marginal -= wanted;
        }
        loss
    }

    /// Appends the tag scores of a token and returns what the small layers saw.
    fn score(&mut self, token: usize, buffers: &mut Buffers) -> Inputs {
        let mut first = [0.0; 2 * HIDDEN];
        first[..HIDDEN].copy_from_slice(&buffers.layer[token][..HIDDEN]);
        first[HIDDEN..].copy_from_slice(&buffers.elsewhere[token]);
        let mut middle = [0.0; MIDDLE];
        middle.copy_from_slice(&self.middle_bias.values);
        accumulate(&mut middle, &first, &self.middle.values);
        let mut second = [0.0; MIDDLE + SKIP];
        for (input, &unit) in second.iter_mut().zip(&middle) {
            let dropped = unit <= 0.0 || self.random.chance(UNIT_DROPOUT);
            *input = if dropped { 0.0 } else { unit * UNIT_SCALE };
        }
        second[MIDDLE..].copy_from_slice(&buffers.layer[token][HIDDEN..]);
        let start = buffers.scores.len();
        buffers.scores.extend_from_slice(&self.output_bias.values);
        accumulate(&mut buffers.scores[start..], &second, &self.output.values);
        Inputs { first, second }
    }

    /// Carries the gradients of the tag scores (in `marginals`) back to the first layer; updates the small layers.
    fn backward(&mut self, sample: &Sample, tokens: Range<usize>, buffers: &mut Buffers) {
        let tags = tag_count(self.labels);
        let mut output_gradient = vec![0.0; self.output.values.len()];
        let mut output_bias_gradient = vec![0.0; tags];
        let mut middle_gradient = vec![0.0; self.middle.values.len()];
        let mut middle_bias_gradient = [0.0; MIDDLE];
        for (at, token) in tokens.enumerate() {
            let gradient = &buffers.marginals[at * tags..][..tags];
            let Inputs { first, second } = buffers.inputs[at];
            output_bias_gradient.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g);
            let second_gradient: [f32; MIDDLE + SKIP] =
                back(gradient, &second, &self.output.values, &mut output_gradient);
            let mut middle = [0.0; MIDDLE];
            for unit in 0..MIDDLE {
                middle[unit] = if second[unit] > 0.0 { second_gradient[unit] * UNIT_SCALE } else { 0.0 };
            }
            middle_bias_gradient.iter_mut().zip(&middle).for_each(|(sum, g)| *sum += g);
            let first_gradient: [f32; 2 * HIDDEN] =
                back(&middle, &first, &self.middle.values, &mut middle_gradient);
            let layer = &mut buffers.layer_gradient[token];
            layer[..HIDDEN].copy_from_slice(&first_gradient[..HIDDEN]);
            layer[HIDDEN..].copy_from_slice(&second_gradient[MIDDLE..]);
            share(sample, token, &first_gradient[HIDDEN..], buffers);
        }
        let rate = DENSE_RATE;
        self.output.update(0, &output_gradient, rate);
        self.output_bias.update(0, &output_bias_gradient, rate);
        self.middle.update(0, &middle_gradient, rate);
        self.middle_bias.update(0, &middle_bias_gradient, rate);
    }

    /// Carries the gradient of a token's first layer back to the rows of its features.
    fn update_rows(&mut self, token: usize, mut gradient: [f32; ROW], buffers: &Buffers) {
        for (unit, gradient) in gradient[..HIDDEN].iter_mut().enumerate() {
            *gradient = if buffers.layer[token][unit] > 0.0 { *gradient * UNIT_SCALE } else { 0.0 };
        }
        self.bias.update(0, &gradient, DENSE_RATE);
        for gradient in &mut gradient {
            *gradient *= FEATURE_SCALE;
        }
        for &feature in buffers.features(token) {
            self.rows.update(feature as usize * ROW, &gradient, ROW_RATE);
        }
    }

    /// Carries back what each word's other occurrences asked of it.
    fn update_elsewhere(&mut self, sample: &Sample, buffers: &Buffers) {
        for (token, group) in sample.groups.iter().enumerate() {
            let Some(group) = group.map(|group| group as usize) else { continue };
            if buffers.counts[group] > 1.0 {
                let mut gradient = [0.0; ROW];
                let (all, own) = (&buffers.group_gradients[group], &buffers.shares[token]);
                for (gradient, (all, own)) in gradient.iter_mut().zip(all.iter().zip(own)) {
                    *gradient = all - own;
                }
                self.update_rows(token, gradient, buffers);
            }
        }
    }

    /// All weights in one list, to be averaged.
    pub(crate) fn weights(&self) -> impl Iterator<Item = f32> {
        [&self.rows, &self.bias, &self.middle, &self.middle_bias, &self.output, &self.output_bias]
            .into_iter()
            .flat_map(|weights| weights.values.iter().copied())
    }
}

/// The network that `weights` (as [`Trainer::weights`] lists them) make, quantised.
pub(crate) fn quantise(weights: &[f32], features: HashIndex, labels: usize) -> Network {
    let tags = tag_count(labels);
    let sizes = [features.len() * ROW, ROW, 2 * HIDDEN * MIDDLE, MIDDLE, (MIDDLE + SKIP) * tags, tags];
    let mut rest = weights;
    let [rows, bias, middle, middle_bias, output, output_bias] = sizes.map(|size| {
        let (taken, behind) = rest.split_at(size);
        rest = behind;
        taken
    });
    let scales = column_scales(rows);
    let quantised = |(number, &weight): (usize, &f32)| {
        (weight / scales[number % ROW]).round().clamp(-127.0, 127.0) as i8 as u8
    };
    Network {
        rows: rows.iter().enumerate().map(quantised).collect(),
        features,
        scales,
        dense: Dense {
            bias: std::array::from_fn(|unit| bias[unit]),
            middle: middle.chunks_exact(MIDDLE).map(|row| std::array::from_fn(|unit| row[unit])).collect(),
            middle_bias: std::array::from_fn(|unit| middle_bias[unit]),
            output: Output::new(output, output_bias),
        },
    }
}

/// The unit of each column: so large that all but the largest thousandth of the weights fit 127 of them.
fn column_scales(rows: &[f32]) -> [f32; ROW] {
    std::array::from_fn(|column| {
        let mut sizes: Vec<f32> = rows.iter().skip(column).step_by(ROW).map(|weight| weight.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let large = sizes.get(sizes.len() - 1 - sizes.len() / 2000).copied().unwrap_or_default();
        large.max(1e-6) / 127.0
    })
}

/// The linear way from the rows to the tags: at first one unit for each label, position, and for outside.
fn skip_weights(labels: usize) -> Vec<f32> {
    let tags = tag_count(labels);
    let mut weights = vec![0.0; SKIP * tags];
    weights[(SKIP - 1) * tags + OUTSIDE] = 1.0;
    let positions = [Position::Begin, Position::Inside, Position::End, Position::Single];
    for label in 0..labels {
        for position in positions {
            weights[(label % (SKIP - 5)) * tags + tag(label, position)] = 1.0;
            weights[(SKIP - 5 + position as usize) * tags + tag(label, position)] = 1.0;
        }
    }
    weights
}

/// `outputs += inputs * weights`, where `weights` holds a row of outputs for each input.
fn accumulate(outputs: &mut [f32], inputs: &[f32], weights: &[f32]) {
    for (&input, row) in inputs.iter().zip(weights.chunks_exact(outputs.len())) {
        if input != 0.0 {
            outputs.iter_mut().zip(row).for_each(|(output, weight)| *output += input * weight);
        }
    }
}

/// The gradient of the inputs of a layer; that of its weights is added to `weight_gradient`.
fn back<const N: usize>(
    gradient: &[f32],
    inputs: &[f32; N],
    weights: &[f32],
    weight_gradient: &mut [f32],
) -> [f32; N] {
    let width = gradient.len();
    std::array::from_fn(|at| {
        let row = &weights[at * width..][..width];
        if inputs[at] != 0.0 {
            let sums = &mut weight_gradient[at * width..][..width];
            sums.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g * inputs[at]);
        }
        row.iter().zip(gradient).map(|(weight, g)| weight * g).sum()
    })
}

fn pool(sample: &Sample, buffers: &mut Buffers) {
    let groups = sample.group_count();
    buffers.sums.clear();
    buffers.sums.resize(groups, [0.0; HIDDEN]);
    buffers.counts.clear();
    buffers.counts.resize(groups, 0.0);
    for (group, layer) in sample.groups.iter().zip(&buffers.layer) {
        if let Some(group) = *group {
            buffers.sums[group as usize].iter_mut().zip(layer).for_each(|(sum, unit)| *sum += unit);
            buffers.counts[group as usize] += 1.0;
        }
    }
    buffers.group_gradients.clear();
    buffers.group_gradients.resize(groups, [0.0; HIDDEN]);
    buffers.layer_gradient.clear();
    buffers.layer_gradient.resize(sample.ends.len(), [0.0; ROW]);
    buffers.shares.clear();
    buffers.shares.resize(sample.ends.len(), [0.0; HIDDEN]);
    buffers.elsewhere = (0..sample.ends.len()).map(|token| elsewhere(sample, token, buffers)).collect();
}

/// Turns the marginals into the gradient towards the gold names; returns the loss.
fn subtract_gold(sample: &Sample, tokens: &Range<usize>, tags: usize, marginals: &mut [f32]) -> f32 {
    let mut gold = vec![OUTSIDE; tokens.len()];
    for name in sample.names_in(tokens) {
        gold[name.start..name.end].iter_mut().zip(name.tags()).for_each(|(gold, tag)| *gold = tag);
    }
    let mut loss = 0.0;
    for (row, &gold) in marginals.chunks_exact_mut(tags).zip(&gold) {
        loss -= row[gold].max(1e-9).ln();
        row[gold] -= 1.0;
    }
    loss
}

/// The mean of the first layer over the word's other occurrences.
fn elsewhere(sample: &Sample, token: usize, buffers: &Buffers) -> [f32; HIDDEN] {
    let Some(group) = sample.groups[token] else { return [0.0; HIDDEN] };
    let others = buffers.counts[group as usize] - 1.0;
    if others <= 0.0 {
        return [0.0; HIDDEN];
    }
    let (sum, own) = (&buffers.sums[group as usize], &buffers.layer[token]);
    std::array::from_fn(|unit| (sum[unit] - own[unit]) / others)
}

/// Shares the gradient of [`elsewhere`] out among the word's other occurrences.
fn share(sample: &Sample, token: usize, gradient: &[f32], buffers: &mut Buffers) {
    let Some(group) = sample.groups[token] else { return };
    let others = buffers.counts[group as usize] - 1.0;
    if others <= 0.0 {
        return;
    }
    let all = &mut buffers.group_gradients[group as usize];
    let own = &mut buffers.shares[token];
    for (unit, gradient) in gradient.iter().enumerate() {
        own[unit] = gradient / others;
        all[unit] += own[unit];
    }
}
