//! `copydesk train attributions`: fits the weights that tell attributions from what only looks like them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::corpus::{read_splits, read_text};
use super::random::Random;
use crate::attribution::{Candidate, candidates};
use crate::entity::{Entity, Label};
use crate::error::{Error, Result};
use crate::text::{Segmenter, Span};

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
    #[arg(long, default_value = "models/attributions.txt")]
    out: PathBuf,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    dateline: Option<Range>,
    entities: Vec<Mention>,
    attributions: Vec<Gold>,
}

#[derive(Deserialize)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Mention {
    #[serde(flatten)]
    range: Range,
    label: Label,
}

#[derive(Deserialize)]
struct Gold {
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

/// A feature by name, such as a lemma, the form of its complement and the mood.
type Feature = [&'static str; 3];

/// A candidate of the corpus: what is seen of it, and whether it is an attribution.
struct Example {
    features: Vec<Feature>,
    is_attribution: bool,
}

/// The corpus's attributions, and how many of them some candidate stands for.
#[derive(Default)]
struct Examples {
    list: Vec<Example>,
    gold: usize,
    covered: usize,
}

const EPOCHS: usize = 40;
/// The weights are the mean of those behind each of the last epochs, as single steps still move them about.
const LAST_EPOCHS: usize = 20;
const STEP: f32 = 0.3;
const SEED: u64 = 1;
/// Pulls weights towards zero, the rarer the feature the harder.
const DECAY: f32 = 1.0;
/// Features seen more rarely are left out.
const RAREST: u32 = 3;
/// Weights nearer to zero are not written.
const SMALLEST: f32 = 0.02;

/// Fits the weights on the training articles, reports on the dev articles and writes the weights.
///
/// # Errors
///
/// If the corpus cannot be read or is not in its format, or the weights cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let splits = read_splits(&arguments.splits)?;
    let list = |name: &str| splits.get(name).into_iter().flatten().collect::<BTreeSet<&String>>();
    let (train_ids, dev_ids) = (list("train"), list("dev"));
    let (mut train, mut dev) = (Examples::default(), Examples::default());
    let mut segmenter = Segmenter::new();
    for (number, line) in read_text(&arguments.corpus)?.lines().enumerate() {
        let problem = |problem: String| Error::TrainingData {
            path: arguments.corpus.clone(),
            line: number + 1,
            problem,
        };
        let article: Line = serde_json::from_str(line).map_err(|error| problem(error.to_string()))?;
        let examples = match () {
            () if train_ids.contains(&article.id) => &mut train,
            () if dev_ids.contains(&article.id) => &mut dev,
            () => continue,
        };
        examples
            .read(&article, &mut segmenter)
            .ok_or_else(|| problem("an offset lies outside the text".to_owned()))?;
    }
    let weights = fit(&train.list);
    train.report("train", &weights);
    dev.report("dev", &weights);
    write(&arguments.out, &weights)
}

impl Examples {
    /// Adds the article's candidates; `None` if an offset lies outside the text.
    fn read(&mut self, article: &Line, segmenter: &mut Segmenter) -> Option<()> {
        let text = article.text.as_str();
        let offsets: Vec<u32> =
            text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let span = |start: usize, end: usize| Some(Span::new(*offsets.get(start)?, *offsets.get(end)?));
        let spans = |pairs: &[[usize; 2]]| {
            pairs.iter().map(|&[start, end]| span(start, end)).collect::<Option<Vec<Span>>>()
        };
        let mention = |mention: &Mention| {
            Some(entity(text, span(mention.range.start, mention.range.end)?, mention.label))
        };
        let document = segmenter.segment(text);
        let entities: Vec<Entity> = article.entities.iter().map(mention).collect::<Option<_>>()?;
        let dateline = match &article.dateline {
            Some(dateline) => document.tokens_in(span(dateline.start, dateline.end)?),
            None => 0..0,
        };
        let gold = article.attributions.iter().map(|gold| Some((spans(&gold.cue)?, spans(&gold.content)?)));
        let gold: Vec<(Vec<Span>, Vec<Span>)> = gold.collect::<Option<_>>()?;
        let mut covered = vec![false; gold.len()];
        for candidate in candidates(&document, &dateline, &entities) {
            let mut is_attribution = false;
            for ((cue, content), covered) in gold.iter().zip(&mut covered) {
                if stands_for(&candidate, cue, content) {
                    (is_attribution, *covered) = (true, true);
                }
            }
            self.list.push(Example { features: candidate.features.to_vec(), is_attribution });
        }
        self.gold += gold.len();
        self.covered += covered.iter().filter(|&&covered| covered).count();
        Some(())
    }

    fn report(&self, name: &str, weights: &BTreeMap<Feature, f32>) {
        let likely = |example: &&Example| probability(weights, &example.features) >= 0.5;
        let found = self.list.iter().filter(likely).count();
        let right = self.list.iter().filter(likely).filter(|example| example.is_attribution).count();
        let percent = |part: usize, whole: usize| 100.0 * part as f32 / whole.max(1) as f32;
        eprintln!(
            "{name}: {} candidates for {} attributions ({:.1} % have one); at 0.5 precision {:.1}, recall {:.1}",
            self.list.len(),
            self.gold,
            percent(self.covered, self.gold),
            percent(right, found),
            percent(right, self.gold),
        );
    }
}

fn entity(text: &str, span: Span, label: Label) -> Entity {
    Entity { span, text: text[span].to_owned(), label, score: 1.0, cluster: None, place: None, value: None }
}

/// Whether the candidate's cue is that of the gold attribution and its content shares enough with the gold one's.
fn stands_for(candidate: &Candidate, cue: &[Span], content: &[Span]) -> bool {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<u32>();
    let shared: u32 =
        content.iter().flat_map(|gold| candidate.content.iter().map(|own| overlap(*gold, *own))).sum();
    let coverage = shared as f32 / length(content).max(1) as f32;
    let same_cue = candidate.cue.is_some_and(|own| cue.iter().any(|gold| gold.intersects(own)));
    if cue.is_empty() { coverage > 0.5 } else { same_cue && coverage > 0.3 }
}

fn overlap(a: Span, b: Span) -> u32 {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

fn probability(weights: &BTreeMap<Feature, f32>, features: &[Feature]) -> f32 {
    let sum: f32 = features.iter().filter_map(|feature| weights.get(feature)).sum();
    1.0 / (1.0 + (-sum.clamp(-30.0, 30.0)).exp())
}

/// Logistic regression by Adagrad, one example at a time in random order.
fn fit(examples: &[Example]) -> BTreeMap<Feature, f32> {
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut weights: BTreeMap<Feature, f32> = BTreeMap::new();
    let mut squares: HashMap<Feature, f32> = HashMap::new();
    let mut random = Random::new(SEED);
    let mut order: Vec<&Example> = examples.iter().collect();
    let mut mean: BTreeMap<Feature, f32> = BTreeMap::new();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        for example in &order {
            let error =
                probability(&weights, &example.features) - f32::from(u8::from(example.is_attribution));
            for feature in example.features.iter().filter(|feature| counts[*feature] >= RAREST) {
                let weight = weights.entry(*feature).or_default();
                let decay = decay_of(*feature) * *weight / counts[feature] as f32;
                let slope = error + decay;
                let square = squares.entry(*feature).or_insert(1.0);
                *square += slope * slope;
                *weight -= STEP * slope / square.sqrt();
            }
        }
        if epoch + LAST_EPOCHS >= EPOCHS {
            for (feature, weight) in &weights {
                *mean.entry(*feature).or_default() += weight / LAST_EPOCHS as f32;
            }
        }
    }
    mean
}

/// How hard a feature's weight is pulled towards zero: harder for three values at once, which say more by chance.
fn decay_of(feature: Feature) -> f32 {
    match feature {
        ["bias", ..] => 0.0,
        [_, _, ""] => DECAY,
        _ => 2.0 * DECAY,
    }
}

/// Writes a feature's three parts and its weight a line, separated by tabs.
fn write(path: &Path, weights: &BTreeMap<Feature, f32>) -> Result<()> {
    let lines = weights.iter().filter(|(_, weight)| weight.abs() >= SMALLEST);
    let mut text = String::new();
    for ([first, second, third], weight) in lines {
        writeln!(text, "{first}\t{second}\t{third}\t{weight:.2}").expect("a string takes any text");
    }
    fs::write(path, text).map_err(|source| Error::Io { path: path.to_owned(), source })
}
