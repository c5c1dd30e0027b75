//! Clusters of words that keep the same company: spherical k-means over what stands left and right of them.

use std::collections::BTreeMap;

use super::random::Random;

/// How many clusters there are.
const CLUSTERS: usize = 255;
/// How many of the commonest words count as company.
const COMPANY: usize = 800;
/// The width of a word's vector: its company, projected at random.
const WIDTH: usize = 128;
const ROUNDS: usize = 10;
const RAREST: u32 = 8;

/// The cluster, from 1, of each word that is common enough, by the word's hash.
pub(crate) fn learn(texts: &[Vec<u32>], seed: u64) -> BTreeMap<u32, u8> {
    let words = common_words(texts);
    let vectors = vectors(texts, &words, seed);
    let mut centres: Vec<[f32; WIDTH]> = vectors.iter().take(CLUSTERS).copied().collect();
    let mut nearest = Vec::new();
    for _ in 0..ROUNDS {
        nearest = vectors.iter().map(|vector| nearest_centre(vector, &centres)).collect();
        centres = means(&vectors, &nearest, &centres);
    }
    words
        .into_iter()
        .map(|(hash, _)| hash)
        .zip(nearest.into_iter().map(|cluster| cluster as u8 + 1))
        .collect()
}

/// The words that are seen often enough, the commonest first, with their counts.
fn common_words(texts: &[Vec<u32>]) -> Vec<(u32, u32)> {
    let mut counts = BTreeMap::<u32, u32>::new();
    for &word in texts.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= RAREST).collect();
    words.sort_unstable_by_key(|&(hash, count)| (u32::MAX - count, hash));
    words
}

/// For each word its company, weighed by how much more often it comes than by chance.
fn vectors(texts: &[Vec<u32>], words: &[(u32, u32)], seed: u64) -> Vec<[f32; WIDTH]> {
    let ranks: BTreeMap<u32, usize> =
        words.iter().enumerate().map(|(rank, (hash, _))| (*hash, rank)).collect();
    let mut pairs = BTreeMap::<(usize, usize), u32>::new();
    for text in texts {
        let text: Vec<usize> =
            text.iter().map(|hash| ranks.get(hash).copied().unwrap_or(usize::MAX)).collect();
        for pair in text.windows(2) {
            if pair[0] < words.len() && pair[1] < COMPANY {
                *pairs.entry((pair[0], COMPANY + pair[1])).or_default() += 1;
            }
            if pair[1] < words.len() && pair[0] < COMPANY {
                *pairs.entry((pair[1], pair[0])).or_default() += 1;
            }
        }
    }
    let total: f32 = texts.iter().map(|text| text.len() as f32).sum();
    let mut random = Random::new(seed);
    let mut sign = || if random.chance(0.5) { 1.0 } else { -1.0 };
    let directions: Vec<[f32; WIDTH]> = (0..2 * COMPANY).map(|_| std::array::from_fn(|_| sign())).collect();
    let mut vectors = vec![[0.0; WIDTH]; words.len()];
    for ((word, company), count) in pairs {
        let by_chance = words[word].1 as f32 * words[company % COMPANY].1 as f32 / total;
        let weight = (count as f32 / by_chance).ln().max(0.0);
        add(&mut vectors[word], &directions[company], weight);
    }
    vectors.iter_mut().for_each(normalise);
    vectors
}

fn add(sum: &mut [f32; WIDTH], vector: &[f32; WIDTH], weight: f32) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += weight * value;
    }
}

fn normalise(vector: &mut [f32; WIDTH]) {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    for value in vector {
        *value /= length;
    }
}

fn nearest_centre(vector: &[f32; WIDTH], centres: &[[f32; WIDTH]]) -> usize {
    let mut nearest = (0, f32::NEG_INFINITY);
    for (number, centre) in centres.iter().enumerate() {
        // Eight sums side by side, which the compiler can keep in vector registers.
        let mut sums = [0.0_f32; 8];
        for (a, b) in vector.chunks_exact(8).zip(centre.chunks_exact(8)) {
            for lane in 0..8 {
                sums[lane] += a[lane] * b[lane];
            }
        }
        let likeness = sums.iter().sum();
        if likeness > nearest.1 {
            nearest = (number, likeness);
        }
    }
    nearest.0
}

/// The mean directions of the clusters; one that has lost its words keeps its old one.
fn means(vectors: &[[f32; WIDTH]], nearest: &[usize], old: &[[f32; WIDTH]]) -> Vec<[f32; WIDTH]> {
    let mut means = vec![[0.0; WIDTH]; old.len()];
    for (vector, &cluster) in vectors.iter().zip(nearest) {
        add(&mut means[cluster], vector, 1.0);
    }
    for (mean, old) in means.iter_mut().zip(old) {
        if mean.iter().all(|&value| value == 0.0) {
            *mean = *old;
        }
        normalise(mean);
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_same_company_share_a_cluster() {
        // 1 and 2 stand between 10 and 11, 3 and 4 between 20 and 21.
        let texts: Vec<Vec<u32>> = (0..40)
            .map(|n| if n % 2 == 0 { vec![10, 1 + n / 2 % 2, 11] } else { vec![20, 3 + n / 2 % 2, 21] })
            .collect();
        let words = common_words(&texts);
        let vectors = vectors(&texts, &words, 1);
        let of = |hash: u32| vectors[words.iter().position(|word| word.0 == hash).unwrap()];
        let likeness = |a: u32, b: u32| of(a).iter().zip(of(b)).map(|(a, b)| a * b).sum::<f32>();
        assert!(likeness(1, 2) > 0.9 && likeness(3, 4) > 0.9);
        assert!(likeness(1, 3) < 0.5);
        assert_eq!(learn(&texts, 1).len(), 8);
    }
}
