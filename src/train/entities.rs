//! Trains the tagger that finds names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::corpus::{self, Annotated};
use super::lexicon::Builder;
use super::network::{Sample, Settings, Trainer, quantise};
use super::random::Random;
use crate::error::{Error, Result};
use crate::model::{Model, ModelInfo};
use crate::tagger::features::Block;
use crate::tagger::index::HashIndex;
use crate::tagger::labels::Name;
use crate::tagger::lexicon::Lexicon;
use crate::tagger::{Scratch, Tagger, blocks};
use crate::text::{Document, Segmenter};

/// Where the data is and what to write.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Annotated articles (JSONL with code-point offsets).
    #[arg(long)]
    pub corpus: PathBuf,
    /// The lists of article ids for `train` and `dev` (JSON).
    #[arg(long)]
    pub splits: PathBuf,
    /// The folder with the census names.
    #[arg(long)]
    pub names: PathBuf,
    /// The folder with the `GeoNames` tables.
    #[arg(long)]
    pub places: PathBuf,
    /// Where to write the model.
    #[arg(long)]
    pub out: PathBuf,
    /// The seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How often to go through the articles.
    #[arg(long, default_value_t = 12)]
    pub epochs: usize,
    /// The model's version.
    #[arg(long, default_value = "1")]
    pub model_version: String,
    /// The most features that the model may know.
    #[arg(long, default_value_t = 70_000)]
    pub features: usize,
    /// How fast the features' rows learn.
    #[arg(long, default_value_t = 0.05)]
    pub row_rate: f32,
    /// How fast the small layers learn.
    #[arg(long, default_value_t = 0.02)]
    pub dense_rate: f32,
    /// The share of features that are dropped at random.
    #[arg(long, default_value_t = 0.2)]
    pub feature_dropout: f32,
    /// The share of units that are dropped at random.
    #[arg(long, default_value_t = 0.2)]
    pub unit_dropout: f32,
}

/// The labels that the tagger learns; values are found by grammar.
const LABELS: [&str; 10] = ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW"];

/// Trains, prints the progress on standard error, and writes the model.
///
/// # Errors
///
/// If data cannot be read or used, or the model cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut articles = corpus::read(&arguments.corpus)?;
    let splits = corpus::read_splits(&arguments.splits)?;
    let train = take(&mut articles, &splits, "train");
    let dev = take(&mut articles, &splits, "dev");
    let mut builder = Builder::new();
    builder.add_names(&arguments.names)?;
    builder.add_places(&arguments.places)?;
    let lexicon = builder.finish();
    let features = choose_features(&train, &lexicon, arguments.features);
    eprintln!(
        "{} articles, {} features, {} lexicon entries",
        train.len(),
        features.len(),
        lexicon.index.len()
    );
    let samples: Vec<Sample> = train.iter().flat_map(|article| read(article, &lexicon, &features)).collect();
    let settings = Settings {
        labels: LABELS.len(),
        row_rate: arguments.row_rate,
        dense_rate: arguments.dense_rate,
        feature_dropout: arguments.feature_dropout,
        unit_dropout: arguments.unit_dropout,
        seed: arguments.seed,
    };
    let mut tagger = fit(&samples, settings, arguments.epochs, &features, &lexicon, &dev);
    let info =
        ModelInfo { name: "entities".to_owned(), labels: tagger.labels.clone(), ..ModelInfo::default() };
    tagger.labels.shrink_to_fit();
    let model = Model::new(info, tagger);
    write(&arguments.out, &model.to_bytes())
}

/// Trains for some epochs; the result is the mean of the weights after the epochs of the second half.
fn fit(
    samples: &[Sample],
    settings: Settings,
    epochs: usize,
    features: &HashIndex,
    lexicon: &Lexicon,
    dev: &[Annotated],
) -> Tagger {
    let mut trainer = Trainer::new(features.len(), settings);
    let mut random = Random::new(settings.seed ^ 0x5eed);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut sum: Vec<f32> = Vec::new();
    let mut averaged = 0.0_f32;
    let mut tagger = None;
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let loss: f32 = order.iter().map(|&at| trainer.learn(&samples[at])).sum();
        if epoch >= epochs / 3 {
            averaged += 1.0;
            sum.resize(trainer.weights().count(), 0.0);
            sum.iter_mut().zip(trainer.weights()).for_each(|(sum, weight)| *sum += weight);
        }
        let weights: Vec<f32> = match averaged {
            0.0 => trainer.weights().collect(),
            n => sum.iter().map(|sum| sum / n).collect(),
        };
        let current = Tagger {
            labels: LABELS.map(str::to_owned).to_vec(),
            lexicon: lexicon.clone(),
            network: quantise(&weights, features.clone(), LABELS.len()),
            calibration: crate::tagger::calibration::Calibration::default(),
        };
        let score = evaluate(&current, dev);
        eprintln!("epoch {:2}  loss {loss:9.1}  dev {score}", epoch + 1);
        tagger = Some(current);
    }
    tagger.expect("there is at least one epoch")
}

/// Counts of names in gold, found, and both.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
}

impl Counts {
    fn add(&mut self, gold: &BTreeSet<(usize, usize, &str)>, found: &BTreeSet<(usize, usize, &str)>) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }

    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// F1 in percent, with labels as they are and with the coarse ones.
struct Score {
    full: Counts,
    coarse: Counts,
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "full {:.2} coarse {:.2}", self.full.f1(), self.coarse.f1())
    }
}

fn evaluate(tagger: &Tagger, articles: &[Annotated]) -> Score {
    let mut score = Score { full: Counts::default(), coarse: Counts::default() };
    let (mut segmenter, mut scratch) = (Segmenter::new(), Scratch::default());
    for article in articles {
        let document = segmenter.segment(&article.text);
        let mut found = Vec::new();
        tagger.tag(&mut scratch, &document, |name, _| {
            let span = document.span_of(name.start..name.end).range();
            found.push((span.start, span.end, LABELS[name.label]));
        });
        let named = article.names.iter().filter(|(_, label)| LABELS.contains(&label.as_str()));
        let gold: BTreeSet<_> =
            named.map(|(span, label)| (span.range().start, span.range().end, label.as_str())).collect();
        let found: BTreeSet<_> = found.into_iter().collect();
        score.full.add(&gold, &found);
        let map = |names: BTreeSet<(usize, usize, &str)>| -> BTreeSet<(usize, usize, &'static str)> {
            names.into_iter().map(|(start, end, label)| (start, end, coarse(label))).collect()
        };
        score.coarse.add(&map(gold), &map(found));
    }
    score
}

fn coarse(label: &str) -> &'static str {
    match label {
        "PERSON" => "PER",
        "ORG" => "ORG",
        "GPE" | "LOC" | "FAC" => "LOC",
        _ => "MISC",
    }
}

/// The articles whose ids stand on the list `name`, in the order of the file.
fn take(articles: &mut [Annotated], splits: &BTreeMap<String, Vec<String>>, name: &str) -> Vec<Annotated> {
    let ids: BTreeSet<&String> = splits.get(name).into_iter().flatten().collect();
    articles.iter_mut().filter(|article| ids.contains(&article.id)).map(std::mem::take).collect()
}

/// The `most` commonest features that occur at least twice.
fn choose_features(articles: &[Annotated], lexicon: &Lexicon, most: usize) -> HashIndex {
    let mut all = Vec::new();
    for article in articles {
        for_each_block(article, lexicon, |_, _, block| {
            (0..block.len()).for_each(|at| block.for_each_feature(at, |feature| all.push(feature)));
        });
    }
    all.sort_unstable();
    let mut counts: Vec<(usize, u32)> = all
        .chunk_by(|a, b| a == b)
        .map(|same| (same.len(), same[0]))
        .filter(|(count, _)| *count > 1)
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    eprintln!(
        "{} features occur twice or more; the last kept one {} times",
        counts.len(),
        counts[most.min(counts.len()) - 1].0
    );
    let mut keys: Vec<u32> = counts.into_iter().take(most).map(|(_, feature)| feature).collect();
    keys.sort_unstable();
    HashIndex::new(keys).expect("sorted and distinct")
}

fn for_each_block(
    article: &Annotated,
    lexicon: &Lexicon,
    mut visit: impl FnMut(&Document<'_>, usize, &Block),
) {
    let mut segmenter = Segmenter::new();
    let document = segmenter.segment(&article.text);
    let mut block = Block::default();
    for (tokens, sentences) in blocks(&document) {
        let first = tokens.start;
        block.read(&document, tokens, sentences, lexicon);
        visit(&document, first, &block);
    }
}

/// The article as the trainer sees it.
fn read(article: &Annotated, lexicon: &Lexicon, features: &HashIndex) -> Vec<Sample> {
    let mut samples = Vec::new();
    for_each_block(article, lexicon, |document, first, block| {
        let mut sample = Sample { sentences: block.sentences().collect(), ..Sample::default() };
        for at in 0..block.len() {
            block.for_each_feature(at, |feature| {
                sample.features.extend(features.find(feature).map(|row| row as u32));
            });
            sample.ends.push(sample.features.len() as u32);
            sample.groups.push(block.group(at).map(|group| group as u32));
        }
        sample.names = gold_names(article, document, first..first + block.len());
        samples.push(sample);
    });
    samples
}

/// The gold names among `tokens`, counted from the first of them.
fn gold_names(article: &Annotated, document: &Document<'_>, tokens: std::ops::Range<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (span, label) in &article.names {
        let Some(label) = LABELS.iter().position(|known| known == label) else { continue };
        let inside = document.tokens_in(*span);
        if inside.is_empty() || inside.start < tokens.start || inside.end > tokens.end {
            continue;
        }
        let name = Name { start: inside.start - tokens.start, end: inside.end - tokens.start, label };
        if names.last().is_none_or(|last| last.end <= name.start) {
            names.push(name);
        }
    }
    names
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|source| Error::Io { path: path.to_owned(), source })
}
