//! Decoding: the best sequence of whole names, and how probable each of them is.
//!
//! A path through the tags is valid when every name begins, goes on and ends under one label. So between two
//! tokens there are only `1 + labels` states: no name is open, or one of that label is. Both passes are linear
//! in tokens times labels.

use super::labels::{Name, OUTSIDE, Position, tag, tag_count};

/// Finds the best names in sequences of tokens; owns the buffers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decoder {
    /// For each boundary and state the best (or summed) score of what stands before it.
    forward: Vec<f32>,
    backward: Vec<f32>,
    /// For each token and state behind it: whether the token begins or is outside (`closed` before it), or goes on.
    from: Vec<u8>,
    probabilities: Vec<f32>,
}

const NO_NAME: u8 = u8::MAX;

impl Decoder {
    /// Appends the names of the best valid path through `scores`, a row of `tag_count(labels)` tag scores per
    /// token; the score of a path is the sum of its tags' scores.
    pub(crate) fn best(&mut self, scores: &[f32], labels: usize, names: &mut Vec<Name>) {
        let states = labels + 1;
        let tokens = scores.len() / tag_count(labels);
        self.forward.clear();
        self.forward.resize(states, f32::NEG_INFINITY);
        self.forward[0] = 0.0;
        self.from.clear();
        for row in scores.chunks_exact(tag_count(labels)) {
            self.step(row, labels);
        }
        self.trace(tokens, labels, names);
    }

    /// Replaces the scores before a token by those behind it. State 0: no name is open; `1 + label`: one is.
    fn step(&mut self, row: &[f32], labels: usize) {
        let closed = self.forward[0];
        let (mut best, mut best_from) = (closed + row[OUTSIDE], NO_NAME);
        let first = self.from.len();
        self.from.push(0);
        for label in 0..labels {
            let open = self.forward[1 + label];
            let single = closed + row[tag(label, Position::Single)];
            let end = open + row[tag(label, Position::End)];
            if single > best {
                (best, best_from) = (single, 2 * label as u8);
            }
            if end > best {
                (best, best_from) = (end, 2 * label as u8 + 1);
            }
            let begin = closed + row[tag(label, Position::Begin)];
            let inside = open + row[tag(label, Position::Inside)];
            self.forward[1 + label] = begin.max(inside);
            self.from.push(u8::from(inside > begin));
        }
        self.forward[0] = best;
        self.from[first] = best_from;
    }

    /// Follows the best path back from the end, where no name may be open.
    fn trace(&self, tokens: usize, labels: usize, names: &mut Vec<Name>) {
        let first = names.len();
        let from = |token: usize, state: usize| self.from[token * (labels + 1) + state];
        let mut end = tokens;
        while end > 0 {
            let choice = from(end - 1, 0);
            let mut start = end - 1;
            if choice != NO_NAME {
                let label = usize::from(choice / 2);
                if choice % 2 == 1 {
                    start -= 1;
                    while from(start, 1 + label) == 1 {
                        start -= 1;
                    }
                }
                names.push(Name { start, end, label });
            }
            end = start;
        }
        names[first..].reverse();
    }

    /// Reads the probabilities of all valid paths through `scores` (as in [`Decoder::best`]); ask
    /// [`Decoder::probability`] then.
    pub(crate) fn weigh(&mut self, scores: &[f32], labels: usize) {
        let tags = tag_count(labels);
        let tokens = scores.len() / tags;
        self.probabilities.clear();
        for row in scores.chunks_exact(tags) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            self.probabilities.extend(row.iter().map(|score| exp(score - top)));
        }
        self.sum_forward(tokens, labels);
        self.sum_backward(tokens, labels);
    }

    /// Each row is divided by its sum, so that nothing runs out of range; [`Decoder::sum_backward`] takes the
    /// same divisors from the probabilities, which are scaled here.
    fn sum_forward(&mut self, tokens: usize, labels: usize) {
        let (states, tags) = (labels + 1, tag_count(labels));
        self.forward.clear();
        self.forward.resize((tokens + 1) * states, 0.0);
        self.forward[0] = 1.0;
        for token in 0..tokens {
            let row = &mut self.probabilities[token * tags..][..tags];
            let (before, behind) = self.forward[token * states..][..2 * states].split_at_mut(states);
            behind[0] = before[0] * row[OUTSIDE];
            for label in 0..labels {
                let open = before[1 + label];
                behind[0] += before[0] * row[tag(label, Position::Single)];
                behind[0] += open * row[tag(label, Position::End)];
                behind[1 + label] =
                    before[0] * row[tag(label, Position::Begin)] + open * row[tag(label, Position::Inside)];
            }
            let scale = behind.iter().sum::<f32>().max(f32::MIN_POSITIVE).recip();
            for probability in behind.iter_mut().chain(row) {
                *probability *= scale;
            }
        }
    }

    fn sum_backward(&mut self, tokens: usize, labels: usize) {
        let (states, tags) = (labels + 1, tag_count(labels));
        self.backward.clear();
        self.backward.resize((tokens + 1) * states, 0.0);
        self.backward[tokens * states] = 1.0;
        for token in (0..tokens).rev() {
            let row = &self.probabilities[token * tags..][..tags];
            let (before, behind) = self.backward[token * states..][..2 * states].split_at_mut(states);
            before[0] = behind[0] * row[OUTSIDE];
            for label in 0..labels {
                let open = behind[1 + label];
                before[0] += behind[0] * row[tag(label, Position::Single)];
                before[0] += open * row[tag(label, Position::Begin)];
                before[1 + label] =
                    behind[0] * row[tag(label, Position::End)] + open * row[tag(label, Position::Inside)];
            }
        }
    }

    /// The sum over all valid paths, which every probability is divided by. Scaling makes it the share of the
    /// last forward row that is closed.
    fn total(&self, labels: usize) -> f32 {
        self.forward[self.forward.len() - labels - 1].max(f32::MIN_POSITIVE)
    }

    /// The probability that exactly `name` stands where it does, after [`Decoder::weigh`] on the same scores.
    pub(crate) fn probability(&self, name: Name, labels: usize) -> f32 {
        let (states, tags) = (labels + 1, tag_count(labels));
        let mut product = self.forward[name.start * states] * self.backward[name.end * states];
        for (token, tag) in (name.start..name.end).zip(name.tags()) {
            product *= self.probabilities[token * tags + tag];
        }
        let share = product / self.total(labels);
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Writes the probability of every tag of every token to `marginals`, after [`Decoder::weigh`].
    #[cfg(feature = "train")]
    pub(crate) fn marginals(&self, labels: usize, marginals: &mut Vec<f32>) {
        let (states, tags) = (labels + 1, tag_count(labels));
        let total = self.total(labels);
        marginals.clear();
        for (token, row) in self.probabilities.chunks_exact(tags).enumerate() {
            let before = &self.forward[token * states..][..states];
            let behind = &self.backward[(token + 1) * states..][..states];
            marginals.push(before[0] * row[OUTSIDE] * behind[0] / total);
            for label in 0..labels {
                let open = 1 + label;
                for (position, from, to) in [
                    (Position::Begin, 0, open),
                    (Position::Inside, open, open),
                    (Position::End, open, 0),
                    (Position::Single, 0, 0),
                ] {
                    marginals.push(before[from] * row[tag(label, position)] * behind[to] / total);
                }
            }
        }
    }
}

/// `e` to the power of `x`, which is not above 0, right to five digits. Unlike `f32::exp` it needs no call, so that the
/// compiler does several at a time, and is the same on every platform.
///
/// Two to the power of a whole number is written into the exponent's bits; a Taylor polynomial gives the rest.
fn exp(x: f32) -> f32 {
    /// Added to a small number, it leaves the nearest whole number in the lowest bits.
    const ROUND: f32 = 1.5 * (1 << 23) as f32;
    const LN_2: f32 = std::f32::consts::LN_2;
    let power = (x * std::f32::consts::LOG2_E).max(-126.0);
    let shifted = power + ROUND;
    let rest = (power - (shifted - ROUND)) * LN_2;
    let series = 1.0 + rest / 5.0;
    let series = 1.0 + rest / 4.0 * series;
    let series = 1.0 + rest / 3.0 * series;
    let series = 1.0 + rest / 2.0 * series;
    let series = 1.0 + rest * series;
    series * f32::from_bits(shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every way to lay names on `tokens` tokens, with its score.
    fn all_paths(scores: &[f32], labels: usize) -> Vec<(f32, Vec<Name>)> {
        let tags = tag_count(labels);
        let tokens = scores.len() / tags;
        let mut whole = Vec::new();
        let mut open = vec![(0, 0.0, Vec::new())];
        while let Some((at, score, names)) = open.pop() {
            if at == tokens {
                whole.push((score, names));
                continue;
            }
            open.push((at + 1, score + scores[at * tags + OUTSIDE], names.clone()));
            for end in at + 1..=tokens {
                for label in 0..labels {
                    let name = Name { start: at, end, label };
                    let sum: f32 = (at..end).zip(name.tags()).map(|(at, tag)| scores[at * tags + tag]).sum();
                    let mut names = names.clone();
                    names.push(name);
                    open.push((end, score + sum, names));
                }
            }
        }
        whole
    }

    fn scores() -> impl Strategy<Value = (usize, Vec<f32>)> {
        (1..4_usize, 1..5_usize).prop_flat_map(|(labels, tokens)| {
            (Just(labels), prop::collection::vec(-4.0..4.0_f32, tokens * tag_count(labels)))
        })
    }

    proptest! {
        #[test]
        fn the_best_path_is_that_of_brute_force((labels, scores) in scores()) {
            let mut names = Vec::new();
            Decoder::default().best(&scores, labels, &mut names);
            let paths = all_paths(&scores, labels);
            let best = paths.iter().map(|(score, _)| *score).fold(f32::NEG_INFINITY, f32::max);
            let found = paths.iter().find(|(_, path)| *path == names).expect("the path is valid").0;
            prop_assert!((best - found).abs() < 1e-4, "{found} is not {best}");
        }

        #[test]
        fn a_probability_is_the_share_of_all_paths((labels, scores) in scores()) {
            let mut decoder = Decoder::default();
            decoder.weigh(&scores, labels);
            let paths = all_paths(&scores, labels);
            let total: f32 = paths.iter().map(|(score, _)| score.exp()).sum();
            let name = paths.iter().flat_map(|(_, names)| names).next().copied();
            if let Some(name) = name {
                let with = paths.iter().filter(|(_, names)| names.contains(&name));
                let share = with.map(|(score, _)| score.exp()).sum::<f32>() / total;
                prop_assert!((decoder.probability(name, labels) - share).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn powers_of_e_are_right_to_five_digits() {
        for x in (0..8_700).map(|x| -0.01 * x as f32) {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}: {} is not {}", exp(x), x.exp());
        }
        assert!(exp(-1e30) < 1e-37);
    }

    #[test]
    fn a_long_sequence_stays_in_range() {
        let scores = [0.5, 30.0, -30.0, 2.0, 1.0].repeat(20_000);
        let mut decoder = Decoder::default();
        decoder.weigh(&scores, 1);
        let probability = decoder.probability(Name { start: 9_999, end: 10_001, label: 0 }, 1);
        assert!((0.0..=1.0).contains(&probability), "{probability}");
    }

    #[test]
    fn no_tokens_have_no_names() {
        let mut names = Vec::new();
        Decoder::default().best(&[], 3, &mut names);
        assert!(names.is_empty());
    }
}
