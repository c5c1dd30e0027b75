//! `copydesk train antecedents`: fits the weights by which `he` and `she` find whom they mean.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::corpus::{read_splits, read_text};
use crate::cluster::{Example, FEATURES, Resolver, Weights, feature_names};
use crate::error::{Error, Result};
use crate::text::Segmenter;
use crate::{Article, Extractor, attribution};

/// Where the articles are and where the weights go.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Annotated articles, one JSON object a line.
    #[arg(long)]
    corpus: PathBuf,
    /// The lists of articles to train on and to check on.
    #[arg(long)]
    splits: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "models/antecedents.txt")]
    out: PathBuf,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    attributions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    source: Option<Vec<[usize; 2]>>,
    speaker_name: Option<String>,
}

/// An article with the names that its sources have by hand.
struct Source {
    text: String,
    found: Article,
    /// Where each source begins, in bytes, and its name's words.
    names: Vec<(u32, BTreeSet<String>)>,
}

/// A pronoun: what speaks for whom, and which candidates are right.
struct Pronoun {
    /// Each candidate's number and the features of one place that speaks for it.
    evidence: Vec<(usize, Vec<(usize, f32)>)>,
    right: Vec<bool>,
}

/// What is resolved depends on what is resolved before it, and so the examples on the weights: as often are the
/// weights fitted anew, at first to examples found with no weights.
const ROUNDS: usize = 4;
const STEPS: usize = 200;
/// Pulls weights towards zero.
const DECAY: f32 = 0.5;
const FIRST_STEP: f32 = 0.1;
const SMALLEST_STEP: f32 = 1e-5;
const LARGEST_STEP: f32 = 1.0;

/// Fits the weights on the training articles, reports on the dev articles and writes the weights.
///
/// # Errors
///
/// If the corpus cannot be read or is not in its format, or the weights cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let splits = read_splits(&arguments.splits)?;
    let list = |name: &str| splits.get(name).into_iter().flatten().collect::<BTreeSet<&String>>();
    let (train_ids, dev_ids) = (list("train"), list("dev"));
    let (mut train, mut dev) = (Vec::new(), Vec::new());
    for (number, line) in read_text(&arguments.corpus)?.lines().enumerate() {
        let problem =
            |problem| Error::TrainingData { path: arguments.corpus.clone(), line: number + 1, problem };
        let line: Line = serde_json::from_str(line).map_err(|error| problem(error.to_string()))?;
        match () {
            () if train_ids.contains(&line.id) => train.push(Source::read(line)),
            () if dev_ids.contains(&line.id) => dev.push(Source::read(line)),
            () => {}
        }
    }
    let mut weights = Weights([0.0; FEATURES]);
    for _ in 0..ROUNDS {
        weights = fit(&pronouns(&train, weights));
    }
    report("train", &pronouns(&train, weights), &weights);
    report("dev", &pronouns(&dev, weights), &weights);
    write(&arguments.out, &weights)
}

impl Source {
    fn read(line: Line) -> Self {
        let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        let named = |gold: Gold| {
            let start = offsets.get(gold.source?.first()?[0])?;
            Some((*start as u32, words(&gold.speaker_name?)))
        };
        let names = line.attributions.into_iter().filter_map(named).collect();
        Self { found: Extractor::embedded().extract(&line.text), text: line.text, names }
    }

    /// The pronouns among the sources that have a name by hand.
    fn pronouns(&self, segmenter: &mut Segmenter, weights: Weights) -> Vec<Pronoun> {
        let document = segmenter.segment(&self.text);
        let Article { dateline, entities, clusters, .. } = &self.found;
        let mut resolver = Resolver::new(document, entities, clusters);
        resolver.train(weights);
        attribution::find(&document, dateline.as_ref(), entities, &mut resolver);
        let mut examples = resolver.into_examples();
        examples.dedup_by_key(|example| example.start);
        examples.iter().filter_map(|example| self.judge(example)).collect()
    }

    fn judge(&self, example: &Example) -> Option<Pronoun> {
        let (_, name) = self.names.iter().find(|(start, _)| *start == example.start)?;
        let evidence =
            example.evidence.iter().map(|(number, evidence)| (*number, evidence.features().collect()));
        Some(Pronoun {
            evidence: evidence.collect(),
            right: example.names.iter().map(|candidate| words(candidate) == *name).collect(),
        })
    }
}

/// The words of a name, as the scorer compares them.
fn words(name: &str) -> BTreeSet<String> {
    let is_mark = |c: char| !(c.is_alphanumeric() || c == '_');
    name.split(is_mark).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn pronouns(sources: &[Source], weights: Weights) -> Vec<Pronoun> {
    let mut segmenter = Segmenter::new();
    sources.iter().flat_map(|source| source.pronouns(&mut segmenter, weights)).collect()
}

impl Pronoun {
    /// Adds to `slope` how the loss of the pronoun changes with each weight.
    fn add_slope(&self, weights: &[f32; FEATURES], slope: &mut [f32; FEATURES]) {
        let strengths = self.strengths(weights);
        let total: f32 = strengths.iter().sum();
        let is_right = |number: usize| self.right[number];
        let right: f32 = self
            .evidence
            .iter()
            .zip(&strengths)
            .filter(|((number, _), _)| is_right(*number))
            .map(|(_, strength)| strength)
            .sum();
        for ((number, features), strength) in self.evidence.iter().zip(&strengths) {
            let wanted = if is_right(*number) { strength / right } else { 0.0 };
            for (feature, value) in features {
                slope[*feature] += value * (strength / total - wanted);
            }
        }
    }

    /// How strongly each piece of evidence speaks.
    fn strengths(&self, weights: &[f32; FEATURES]) -> Vec<f32> {
        let sum = |features: &[(usize, f32)]| features.iter().map(|(at, value)| weights[*at] * value).sum();
        let sums: Vec<f32> = self.evidence.iter().map(|(_, features)| sum(features)).collect();
        let most = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        sums.iter().map(|sum| (sum - most).exp()).collect()
    }

    /// Whether the right candidate is chosen.
    fn is_solved(&self, weights: &[f32; FEATURES]) -> bool {
        let mut sums = vec![0.0; self.right.len()];
        for ((number, _), strength) in self.evidence.iter().zip(self.strengths(weights)) {
            sums[*number] += strength;
        }
        let better = |a: usize, b: usize| if sums[b] > sums[a] { b } else { a };
        (0..sums.len()).reduce(better).is_some_and(|best| self.right[best])
    }

    /// Whether it says anything: some candidate is right and some is not.
    fn teaches(&self) -> bool {
        self.right.contains(&true) && self.right.contains(&false)
    }
}

/// Conditional logistic regression, by resilient propagation: each weight has a step of its own, which grows while the
/// slope keeps its sign.
fn fit(pronouns: &[Pronoun]) -> Weights {
    let pronouns: Vec<&Pronoun> = pronouns.iter().filter(|pronoun| pronoun.teaches()).collect();
    let (mut weights, mut before) = ([0.0_f32; FEATURES], [0.0_f32; FEATURES]);
    let mut steps = [FIRST_STEP; FEATURES];
    for _ in 0..STEPS {
        let mut slope = weights.map(|weight| DECAY * weight);
        for pronoun in &pronouns {
            pronoun.add_slope(&weights, &mut slope);
        }
        for at in 0..FEATURES {
            let turn = slope[at] * before[at];
            if turn > 0.0 {
                steps[at] = (steps[at] * 1.2).min(LARGEST_STEP);
            } else if turn < 0.0 {
                steps[at] = (steps[at] * 0.5).max(SMALLEST_STEP);
                slope[at] = 0.0;
            }
            if slope[at] != 0.0 {
                weights[at] -= steps[at].copysign(slope[at]);
            }
            before[at] = slope[at];
        }
    }
    Weights(weights)
}

fn report(name: &str, pronouns: &[Pronoun], weights: &Weights) {
    let count = |test: &dyn Fn(&Pronoun) -> bool| pronouns.iter().filter(|pronoun| test(pronoun)).count();
    let possible = count(&|pronoun| pronoun.right.contains(&true));
    let solved = count(&|pronoun| pronoun.is_solved(&weights.0));
    eprintln!("{name}: {} pronouns, {possible} with a right candidate, {solved} solved", pronouns.len());
}

/// Writes a feature and its weight a line, separated by a tab.
fn write(path: &Path, weights: &Weights) -> Result<()> {
    let mut text = String::new();
    for (feature, weight) in feature_names().zip(weights.0) {
        writeln!(text, "{feature}\t{weight:.2}").expect("a string takes any text");
    }
    fs::write(path, text).map_err(|source| Error::Io { path: path.to_owned(), source })
}
