//! `copydesk train entities`: the tagger that finds names.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::augment::{self, Renamer};
use super::clusters;
use super::corpus::{self, Annotated};
use super::data::{self, Data, Source};
use super::evaluation::{self, evaluate};
use super::lexicon::Builder;
use super::network::{OpenName, Sample, Trainer, quantise};
use super::random::Random;
use super::watch::Watch;
use super::weak;
use crate::entity::Label;
use crate::error::{Error, Result};
use crate::model::{MOST_LABELS, Model, ModelInfo};
use crate::tagger::calibration::Calibration;
use crate::tagger::features::{Block, words};
use crate::tagger::index::HashIndex;
use crate::tagger::labels::Name;
use crate::tagger::lexicon::Lexicon;
use crate::tagger::{Tagger, blocks};
use crate::text::{Document, Segmenter};

/// Where the data is, how to train, and what to write.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the annotated articles are.
    #[command(flatten)]
    pub source: Source,
    /// The folder with the census names; with it come the names that are often in the news. Without this, --places and --unlabelled the training starts from what the
    /// embedded model knows of words.
    #[arg(long)]
    pub names: Option<PathBuf>,
    /// The folder with the `GeoNames` tables.
    #[arg(long)]
    pub places: Option<PathBuf>,
    /// Tokenised text without labels, a sentence a line: it shows what company words keep.
    #[arg(long)]
    pub unlabelled: Vec<PathBuf>,
    /// `CoNLL` columns with the labels PER, ORG, LOC and MISC, each of which stands for several of the others'.
    #[arg(long)]
    pub coarse: Vec<PathBuf>,
    /// What a larger tagger says of the lines of --unlabelled (JSONL), to learn from too.
    #[arg(long, requires = "unlabelled")]
    pub taught: Option<PathBuf>,
    /// Where to write the model.
    #[arg(long)]
    pub out: PathBuf,
    /// The seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How often to go through the articles, at most [default: 30 with --train, 10 with --corpus].
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub epochs: Option<u16>,
    /// End the training after so many epochs without a better score on the dev articles, and keep the best one
    /// [default: 4 with --train, else all epochs are run].
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub patience: Option<u16>,
    /// The most features that the model may know.
    #[arg(long, default_value_t = 70_000)]
    pub features: usize,
    /// Train once more on the dev articles too, after they have told how bold the tagger should be and what its scores
    /// mean: more articles to learn from, but none left to measure on. The figures are those before.
    #[arg(long)]
    pub with_dev: bool,
    /// The model's version.
    #[arg(long, default_value = "1")]
    pub model_version: String,
    /// The licence of the weights.
    #[arg(long, default_value = "MIT OR Apache-2.0")]
    pub licence: String,
}

impl Arguments {
    fn epochs(&self) -> usize {
        self.epochs.unwrap_or(if self.source.train.is_some() { 30 } else { 10 }).into()
    }

    fn patience(&self) -> Option<usize> {
        self.patience.or(self.source.train.as_ref().map(|_| 4)).map(usize::from)
    }

    /// Whether nothing is given that would tell anything of words.
    fn has_no_lists(&self) -> bool {
        self.names.is_none() && self.places.is_none() && self.unlabelled.is_empty()
    }

    /// The first epoch, from 0, whose weights count in the mean: the first third is left out, or two epochs if the
    /// training may end at any time.
    fn first_averaged(&self) -> usize {
        let third = self.epochs() / 3;
        if self.patience().is_some() { third.min(2) } else { third }
    }
}

/// Trains and writes the model; prints the progress on standard error and the scores on standard output.
///
/// # Errors
///
/// If data cannot be read or used, or the model cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let data = arguments.source.read()?;
    let labels = learnable_labels(arguments, &data.train)?;
    for note in data::notes(&data, &labels) {
        eprintln!("note: {note}");
    }
    let lexicon = lexicon(arguments, &data)?;
    let course = Course { arguments, lexicon: &lexicon, labels: &labels, dev: &data.dev };
    let mut lessons = Lessons::read(arguments, &data)?;
    let mut tagger = course.train(&lessons);
    let boldness = evaluation::boldness(&tagger, &data.dev);
    evaluation::embolden(&mut tagger, boldness);
    tagger.calibration = evaluation::calibrate(&tagger, &data.dev);
    let score = evaluate(&tagger, &data.dev);
    if arguments.with_dev {
        lessons.gold.extend(&data.dev);
        tagger.network = Course { dev: &[], ..course }.train(&lessons).network;
        evaluation::embolden(&mut tagger, boldness);
    }
    let info = info(arguments, &tagger.labels, &score)?;
    let bytes = Model::new(info, tagger)?.to_bytes();
    write(&arguments.out, &bytes)?;
    if !data.dev.is_empty() {
        print!("{}", score.table());
    }
    eprintln!("wrote {} ({:.1} MB)", arguments.out.display(), bytes.len() as f64 / 1e6);
    Ok(())
}

/// The articles to learn from.
struct Lessons<'a> {
    gold: Vec<&'a Annotated>,
    coarse: Vec<Annotated>,
    taught: Vec<Annotated>,
}

impl<'a> Lessons<'a> {
    fn read(arguments: &Arguments, data: &'a Data) -> Result<Self> {
        let mut coarse = Vec::new();
        for path in &arguments.coarse {
            coarse.extend(weak::read_coarse(path, &data.held_back)?);
        }
        let taught = match &arguments.taught {
            Some(path) => weak::read_taught(path, &arguments.unlabelled, &data.held_back)?,
            None => Vec::new(),
        };
        Ok(Self { gold: data.train.iter().collect(), coarse, taught })
    }
}

/// Of the articles that a larger tagger has labelled each epoch reads one in so many; the last third of the epochs
/// reads none of them.
const TAUGHT_IN_TURN: usize = 3;

/// What all trainings of one run share.
struct Course<'a> {
    arguments: &'a Arguments,
    lexicon: &'a Lexicon,
    labels: &'a [String],
    dev: &'a [Annotated],
}

impl Course<'_> {
    fn train(&self, lessons: &Lessons<'_>) -> Tagger {
        let mut random = Random::new(self.arguments.seed);
        let gold = || lessons.gold.iter().copied();
        let mut variants: Vec<Annotated> = vary(gold(), &mut random);
        let taught_variants = vary(&lessons.taught, &mut random);
        let renamer = Renamer::new();
        variants.extend(gold().filter_map(|article| renamer.rename(article, &mut random)));
        let known = || gold().chain(&lessons.coarse);
        // What only the variants show is not worth a feature.
        let features = self.choose_features(known().chain(&lessons.taught));
        let samples = self.read_all(known().chain(&variants), &features);
        let taught = self.read_all(lessons.taught.iter().chain(&taught_variants), &features);
        self.fit(&samples, &taught, features)
    }

    /// Trains for some epochs; each one leads to the mean of the weights after it and after those before it, without
    /// the first ones.
    fn fit(&self, samples: &[Sample], taught: &[Sample], features: HashIndex) -> Tagger {
        let Arguments { seed, .. } = *self.arguments;
        let (epochs, first_averaged) = (self.arguments.epochs(), self.arguments.first_averaged());
        let mut trainer = Trainer::new(features.len(), self.labels.len(), seed);
        let mut random = Random::new(seed.wrapping_add(1 << 32));
        let mut sum = vec![0.0; trainer.weights().count()];
        let mut averaged = 0.0;
        let steps = samples.len() + taught.len() / TAUGHT_IN_TURN;
        let mut watch = Watch::new(self.dev, self.arguments.patience(), epochs, steps);
        for epoch in 0..epochs {
            let first = if epoch < epochs - epochs / 3 { epoch % TAUGHT_IN_TURN } else { taught.len() };
            let in_turn = taught.iter().skip(first).step_by(TAUGHT_IN_TURN);
            let mut order: Vec<&Sample> = samples.iter().chain(in_turn).collect();
            random.shuffle(&mut order);
            let mut loss = 0.0;
            for sample in &order {
                loss += trainer.learn(sample);
                watch.step();
            }
            let mut weights: Vec<f32> = trainer.weights().collect();
            if epoch >= first_averaged {
                averaged += 1.0;
                sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
                weights = sum.iter().map(|sum| sum / averaged).collect();
            }
            if watch.end_epoch(epoch + 1, loss, self.tagger(&weights, features.clone())).is_break() {
                break;
            }
        }
        watch.finish().unwrap_or_else(|| self.tagger(&sum, features))
    }

    fn tagger(&self, weights: &[f32], features: HashIndex) -> Tagger {
        Tagger {
            labels: self.labels.to_vec(),
            lexicon: self.lexicon.clone(),
            network: quantise(weights, features, self.labels.len()),
            calibration: Calibration::default(),
        }
    }

    /// The commonest features of those that occur at least twice, in this order.
    fn choose_features<'a>(&self, articles: impl Iterator<Item = &'a Annotated>) -> HashIndex {
        let mut all = Vec::new();
        for article in articles {
            for_each_block(article, self.lexicon, |_, _, block| {
                let open = block.passages().iter().cloned().flatten();
                open.for_each(|at| block.for_each_feature(at, |feature| all.push(feature)));
            });
        }
        all.sort_unstable();
        let counts = all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0]));
        let mut counts: Vec<(usize, u32)> = counts.filter(|&(count, _)| count > 1).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        counts.truncate(self.arguments.features);
        let rarest = counts.last().map_or(0, |(count, _)| *count);
        eprintln!("{} features, the rarest seen {rarest} times", counts.len());
        let keys: Vec<u32> = counts.into_iter().map(|(_, feature)| feature).collect();
        HashIndex::new(&keys).expect("distinct hashes, which spread")
    }

    fn read_all<'a>(
        &self,
        articles: impl Iterator<Item = &'a Annotated>,
        features: &HashIndex,
    ) -> Vec<Sample> {
        articles.flat_map(|article| self.read(article, features)).collect()
    }

    /// The article as the trainer sees it.
    fn read(&self, article: &Annotated, features: &HashIndex) -> Vec<Sample> {
        let mut samples = Vec::new();
        for_each_block(article, self.lexicon, |document, first, block| {
            let mut sample = Sample { passages: block.passages().to_vec(), ..Sample::default() };
            for at in 0..block.len() {
                if block.is_open(at) {
                    block.for_each_feature(at, |feature| {
                        sample.features.extend(features.find(feature).map(|row| row as u32));
                    });
                }
                sample.ends.push(sample.features.len() as u32);
                sample.groups.push(block.group(at).map(|group| group as u32));
            }
            let tokens = first..first + block.len();
            sample.names = gold_names(article, document, tokens.clone(), self.labels);
            sample.open = open_names(article, document, tokens, self.labels);
            samples.push(sample);
        });
        samples
    }
}

/// Variants of some of the articles in other letters.
fn vary<'a>(articles: impl IntoIterator<Item = &'a Annotated>, random: &mut Random) -> Vec<Annotated> {
    articles.into_iter().filter_map(|article| augment::vary_case(article, random)).collect()
}

/// What is known of words: from lists, and from the company that they keep in the texts; else from the embedded model.
fn lexicon(arguments: &Arguments, data: &Data) -> Result<Lexicon> {
    if arguments.has_no_lists() {
        return Ok(Model::embedded().tagger().lexicon.clone());
    }
    let mut builder = Builder::new();
    if let Some(names) = &arguments.names {
        builder.add_names(names)?;
        builder.add_news_names();
    }
    if let Some(places) = &arguments.places {
        builder.add_places(places)?;
    }
    let mut unlabelled = Vec::new();
    for path in &arguments.unlabelled {
        unlabelled.extend(corpus::read_unlabelled(path, &data.held_back)?);
    }
    let texts: Vec<Vec<u32>> =
        data.train.iter().chain(&unlabelled).map(|article| words(&article.text)).collect();
    for (word, cluster) in clusters::learn(&texts, arguments.seed) {
        builder.set_cluster(word, cluster);
    }
    Ok(builder.finish())
}

/// The labels that the tagger learns, in order of the alphabet; values are found by grammar.
fn learnable_labels(arguments: &Arguments, articles: &[Annotated]) -> Result<Vec<String>> {
    let is_value = |label: &str| Label::parse(label).is_some_and(Label::is_value);
    let labels: BTreeSet<&String> =
        articles.iter().flat_map(|article| &article.names).map(|name| &name.1).collect();
    let labels: Vec<String> = labels.into_iter().filter(|label| !is_value(label)).cloned().collect();
    let problem = match labels.len() {
        1..=MOST_LABELS => return Ok(labels),
        0 => "no names with a label in the training articles".to_owned(),
        found => format!("{found} labels in the training articles; expected at most {MOST_LABELS}"),
    };
    Err(Error::TrainingData { path: arguments.source.main().to_owned(), line: 1, problem })
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

/// The gold names among `tokens`, counted from the first of them.
fn gold_names(
    article: &Annotated,
    document: &Document<'_>,
    tokens: Range<usize>,
    labels: &[String],
) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (span, label) in &article.names {
        let Ok(label) = labels.binary_search(label) else { continue };
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

/// The passages of which less is known.
fn open_names(
    article: &Annotated,
    document: &Document<'_>,
    tokens: Range<usize>,
    labels: &[String],
) -> Vec<OpenName> {
    let mut names = Vec::new();
    for (span, any) in &article.open {
        let inside = document.tokens_in(*span);
        if !inside.is_empty() && inside.start >= tokens.start && inside.end <= tokens.end {
            let (start, end) = (inside.start - tokens.start, inside.end - tokens.start);
            let labels = any.iter().filter_map(|label| labels.binary_search(label).ok()).collect();
            names.push(OpenName { start, end, labels });
        }
    }
    names
}

fn info(arguments: &Arguments, labels: &[String], score: &evaluation::Score) -> Result<ModelInfo> {
    let mut info = ModelInfo {
        name: "entities".to_owned(),
        version: arguments.model_version.clone(),
        licence: arguments.licence.clone(),
        labels: labels.to_vec(),
        seed: arguments.seed,
        scores: score.figures(),
        ..ModelInfo::default()
    };
    let weak = arguments.unlabelled.iter().chain(&arguments.coarse).chain(&arguments.taught);
    for path in arguments.source.paths().chain(weak) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        info.data.push(format!("{name} {:08x}", corpus::checksum(path)?));
    }
    let (Arguments { seed, features, .. }, epochs) = (arguments, arguments.epochs());
    let patience = arguments.patience().map(|patience| format!(" --patience {patience}")).unwrap_or_default();
    let with_dev = if arguments.with_dev { " --with-dev" } else { "" };
    info.command = format!(
        "copydesk train entities --seed {seed} --epochs {epochs} --features {features}{patience}{with_dev}"
    );
    Ok(info)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|source| Error::Io { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        arguments: Arguments,
    }

    /// The bytes of a model trained on twenty small articles in a folder of that name.
    fn train(name: &str) -> Vec<u8> {
        let folder = std::env::temp_dir().join(format!("copydesk-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let line = |n: usize| {
            format!(
                "{{\"id\": \"{n}\", \"text\": \"Nadia left Oslo in {n} days.\", \"entities\": [\
                 {{\"start\": 0, \"end\": 5, \"label\": \"PERSON\"}}, {{\"start\": 11, \"end\": 15, \"label\": \"PORT\"}}]}}"
            )
        };
        let lines: Vec<String> = (0..20).map(line).collect();
        std::fs::write(folder.join("corpus.jsonl"), lines.join("\n")).unwrap();
        std::fs::write(folder.join("more.txt"), "Nadia came back to Oslo .\n").unwrap();
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let line = [
            "train",
            "--corpus",
            &path("corpus.jsonl"),
            "--unlabelled",
            &path("more.txt"),
            "--out",
            &path("model.bin"),
        ];
        run(&Command::parse_from(line).arguments).unwrap();
        let bytes = std::fs::read(folder.join("model.bin")).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        bytes
    }

    #[test]
    fn the_same_data_and_seed_give_the_same_bytes_and_labels_of_ones_own() {
        let bytes = train("first");
        assert!(bytes == train("second"), "the bytes differ");
        let model = Model::from_bytes(&bytes).unwrap();
        assert_eq!(model.info().labels, ["PERSON", "PORT"]);
        let (mut segmenter, mut scratch) = (Segmenter::new(), crate::tagger::Scratch::default());
        let mut found = Vec::new();
        let document = segmenter.segment("Nadia left Oslo in 7 days.");
        model
            .tagger()
            .tag(&mut scratch, &document, |name, _| found.push((document.word(name.start), name.label)));
        assert_eq!(found, [("Nadia", 0), ("Oslo", 1)]);
    }
}
