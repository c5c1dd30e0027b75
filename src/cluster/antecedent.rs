//! How likely a pronoun means each candidate: a log-linear model, summed over all places that speak for the candidate.

use std::sync::OnceLock;

/// What can be seen of a place where a candidate is named, speaks or is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trait {
    /// A name.
    Named,
    /// The source of an attribution.
    Speaks,
    /// `he`, `she`.
    Nominative,
    /// `his`, `her`, `him`.
    Oblique,
    /// The subject of a sentence, without a name: `the minister`.
    Noun,
    /// A name in the pronoun's sentence.
    NamedHere,
    /// A source in the pronoun's sentence.
    SpeaksHere,
    /// The pronoun's paragraph.
    SameParagraph,
    /// A man for `he`, a woman for `she`, by title, noun or first name.
    NameAgrees,
    /// The other way round by the first name, which may mislead.
    NameDiffers,
    /// A man for `he`, a woman for `she`, as other pronouns have it.
    PronounsAgree,
    /// The other way round.
    PronounsDiffer,
    /// In another quotation than the pronoun.
    OtherQuotation,
    /// The first name of its sentence.
    Leads,
    /// With its title at the head of its sentence.
    Begins,
    /// `Kerr's`.
    Possesses,
    /// Behind a preposition.
    Governed,
    /// Behind a comma: most likely an apposition.
    Apposed,
    /// Without a name in the article.
    Unnamed,
    /// The last source before the pronoun.
    SpeaksLast,
    /// A source, and the pronoun follows a quotation: `"No," he said`.
    Tags,
    /// A source that says the words in which the pronoun stands, outside quotations.
    SaysThis,
    /// A source that may be a thing.
    Lifeless,
    /// No other candidate is nearer.
    Nearest,
    /// The first name differs, and that of another candidate agrees.
    OtherAgrees,
}

/// The names of the traits in the table of weights, in their order.
const TRAITS: [&str; 25] = [
    "named",
    "speaks",
    "nominative",
    "oblique",
    "noun",
    "named here",
    "speaks here",
    "same paragraph",
    "name agrees",
    "name differs",
    "pronouns agree",
    "pronouns differ",
    "other quotation",
    "leads",
    "begins",
    "possesses",
    "governed",
    "apposed",
    "unnamed",
    "speaks last",
    "tags",
    "says this",
    "lifeless",
    "nearest",
    "other agrees",
];

/// The names of all features: the traits, the logarithm of the distance in sentences, and how many are nearer.
pub(crate) const FEATURES: usize = TRAITS.len() + 2;
const DISTANCE: usize = TRAITS.len();
const RANK: usize = TRAITS.len() + 1;
/// More sentences than this are as far as this.
const FURTHEST: usize = 20;
/// More candidates nearer than this are as many as this.
const LAST_RANK: usize = 5;

/// One place that speaks for a candidate.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    traits: u32,
    /// Where it stands.
    token: usize,
    /// How many sentences before the pronoun.
    distance: usize,
    rank: usize,
}

impl Evidence {
    pub(crate) fn new(token: usize, distance: usize) -> Self {
        Self { traits: 0, token, distance: distance.min(FURTHEST), rank: 0 }
    }

    /// The evidence with the trait, if it `holds`.
    pub(crate) fn with(mut self, seen: Trait, holds: bool) -> Self {
        self.traits |= u32::from(holds) << seen as u32;
        self
    }

    fn shows(self, seen: Trait) -> bool {
        self.traits >> seen as u32 & 1 == 1
    }

    /// The features that are not zero.
    pub(crate) fn features(self) -> impl Iterator<Item = (usize, f32)> {
        let traits = (0..TRAITS.len()).filter(move |at| self.traits >> at & 1 == 1).map(|at| (at, 1.0));
        let distance = (self.distance as f32).ln_1p();
        traits.chain([(DISTANCE, distance), (RANK, self.rank as f32)])
    }
}

/// A weight for each feature.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights(pub(crate) [f32; FEATURES]);

impl Weights {
    /// The weights that are shipped; made by `copydesk train antecedents`.
    pub(crate) fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::read(include_str!("../../models/antecedents.txt")))
    }

    /// Reads a feature and its weight a line, separated by a tab; what is not listed weighs nothing.
    pub(crate) fn read(table: &str) -> Self {
        let mut weights = [0.0; FEATURES];
        for (name, weight) in table.lines().filter_map(|line| line.split_once('\t')) {
            let at = feature_names().position(|feature| feature == name);
            if let (Some(at), Ok(weight)) = (at, weight.parse()) {
                weights[at] = weight;
            }
        }
        Self(weights)
    }

    /// How strongly the evidence speaks for its candidate: never negative.
    pub(crate) fn weigh(&self, evidence: Evidence) -> f32 {
        evidence.features().map(|(at, value)| self.0[at] * value).sum::<f32>().exp()
    }
}

/// The names of the features in the table of weights, in their order.
pub(crate) fn feature_names() -> impl Iterator<Item = &'static str> {
    TRAITS.into_iter().chain(["distance", "rank"])
}

/// All that speaks for those whom a pronoun may mean.
#[derive(Debug)]
pub(crate) struct Candidates<W> {
    /// Each candidate and where it is last met.
    met: Vec<(W, usize)>,
    /// The number of the candidate for whom the evidence speaks, and the evidence.
    evidence: Vec<(usize, Evidence)>,
}

impl<W> Default for Candidates<W> {
    fn default() -> Self {
        Self { met: Vec::new(), evidence: Vec::new() }
    }
}

impl<W: Copy + PartialEq> Candidates<W> {
    pub(crate) fn offer(&mut self, who: W, evidence: Evidence) {
        let known = self.met.iter().position(|(other, _)| *other == who);
        let number = known.unwrap_or_else(|| {
            self.met.push((who, evidence.token));
            self.met.len() - 1
        });
        let last = &mut self.met[number].1;
        *last = (*last).max(evidence.token);
        self.evidence.push((number, evidence));
    }

    /// Each candidate's number with what speaks for it, now that it is known who is nearer.
    pub(crate) fn ranked(&self) -> impl Iterator<Item = (usize, Evidence)> {
        let rank = |number: usize| {
            let nearer = self.met.iter().filter(|(_, token)| *token > self.met[number].1);
            nearer.count().min(LAST_RANK)
        };
        let ranks: Vec<usize> = (0..self.met.len()).map(rank).collect();
        let agrees = self.evidence.iter().any(|(_, evidence)| evidence.shows(Trait::NameAgrees));
        self.evidence.iter().map(move |&(number, evidence)| {
            let rank = ranks[number];
            let ranked = Evidence { rank, ..evidence }
                .with(Trait::Nearest, rank == 0)
                .with(Trait::OtherAgrees, agrees && evidence.shows(Trait::NameDiffers));
            (number, ranked)
        })
    }

    /// The candidate for whom most speaks; of equals the one met first.
    pub(crate) fn best(&self, weights: &Weights) -> Option<W> {
        let mut sums = vec![0.0; self.met.len()];
        for (number, evidence) in self.ranked() {
            sums[number] += weights.weigh(evidence);
        }
        let better = |a: usize, b: usize| if sums[b] > sums[a] { b } else { a };
        (0..sums.len()).reduce(better).map(|number| self.met[number].0)
    }

    /// The candidates by number.
    #[cfg(feature = "train")]
    pub(crate) fn who(&self) -> impl Iterator<Item = W> {
        self.met.iter().map(|(who, _)| *who)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_weights_lists_known_features_only() {
        let table = include_str!("../../models/antecedents.txt");
        for line in table.lines() {
            let (name, weight) = line.split_once('\t').expect(line);
            assert!(feature_names().any(|feature| feature == name), "{name}");
            assert!(weight.parse::<f32>().is_ok(), "{line}");
        }
    }

    #[test]
    fn evidence_for_one_candidate_adds_up() {
        let mut candidates = Candidates::default();
        let weights = Weights::read("named\t1\nspeaks\t1.5");
        candidates.offer("Kerr", Evidence::new(9, 0).with(Trait::Speaks, true));
        candidates.offer("Hale", Evidence::new(8, 0).with(Trait::Named, true));
        assert_eq!(candidates.best(&weights), Some("Kerr"));
        candidates.offer("Hale", Evidence::new(3, 1).with(Trait::Named, true));
        assert_eq!(candidates.best(&weights), Some("Hale"));
    }

    #[test]
    fn whoever_is_nearer_ranks_first() {
        let mut candidates = Candidates::default();
        candidates.offer("Kerr", Evidence::new(3, 1));
        candidates.offer("Hale", Evidence::new(8, 0));
        let ranks: Vec<usize> = candidates.ranked().map(|(_, evidence)| evidence.rank).collect();
        assert_eq!(ranks, [1, 0]);
        assert_eq!(candidates.best(&Weights::read("rank\t-1")), Some("Hale"));
    }
}
