//! Which articles a training reads: those to learn from, and those to watch it by.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::corpus::{self, Annotated, HeldBack};
use crate::error::Result;
use crate::text::Segmenter;

/// Where the annotated articles are: in a file for each purpose, or in one with lists of ids.
#[derive(Debug, clap::Args)]
pub struct Source {
    /// Annotated articles to learn from: `CoNLL` columns (BIO, IOB1 or BIOES), or JSON lines with code-point offsets.
    #[arg(long, value_name = "FILE", required_unless_present = "corpus", conflicts_with_all = ["corpus", "splits"])]
    pub train: Option<PathBuf>,
    /// Annotated articles to watch the training by; without them a tenth of those to learn from is held back.
    #[arg(long, value_name = "FILE", requires = "train")]
    pub dev: Option<PathBuf>,
    /// Annotated articles for all purposes: files as for --train, or folders of `.txt` files with inline tags; may be
    /// given several times, and the order counts.
    #[arg(long, value_name = "PATH")]
    pub corpus: Vec<PathBuf>,
    /// The lists of ids of the corpus's articles for `train` and `dev` (JSON); without it a tenth is held back.
    #[arg(long, value_name = "FILE", requires = "corpus")]
    pub splits: Option<PathBuf>,
}

/// The articles of a training.
pub(crate) struct Data {
    pub(crate) train: Vec<Annotated>,
    pub(crate) dev: Vec<Annotated>,
    /// The wording of all articles that must not be learnt from.
    pub(crate) held_back: HeldBack,
}

impl Source {
    /// All files and folders.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.splits.iter().chain(&self.corpus).chain(&self.train).chain(&self.dev)
    }

    /// The first file or folder with articles to learn from.
    pub(crate) fn main(&self) -> &Path {
        self.train.iter().chain(&self.corpus).next().map_or(Path::new(""), PathBuf::as_path)
    }

    /// Reads the articles.
    pub(crate) fn read(&self) -> Result<Data> {
        let mut articles = Vec::new();
        for path in self.train.iter().chain(&self.corpus) {
            articles.extend(corpus::read(path)?);
        }
        let (train, others, dev_ids) = match (&self.dev, &self.splits) {
            (Some(dev), _) => (articles, corpus::read(dev)?, None),
            (None, Some(splits)) => by_lists(articles, &corpus::read_splits(splits)?),
            (None, None) => hold_back_a_tenth(articles),
        };
        let held_back = HeldBack::new(&others);
        let is_dev = |article: &Annotated| dev_ids.as_ref().is_none_or(|ids| ids.contains(&article.id));
        Ok(Data { train, held_back, dev: others.into_iter().filter(is_dev).collect() })
    }
}

type Split = (Vec<Annotated>, Vec<Annotated>, Option<BTreeSet<String>>);

/// The articles of the list `train`, all others, and the ids of those for `dev`.
fn by_lists(articles: Vec<Annotated>, lists: &BTreeMap<String, Vec<String>>) -> Split {
    let ids = |name: &str| lists.get(name).into_iter().flatten().cloned().collect::<BTreeSet<_>>();
    let train = ids("train");
    let (train, others) = articles.into_iter().partition(|article| train.contains(&article.id));
    (train, others, Some(ids("dev")))
}

/// Every tenth article apart, or the last one of fewer; a single one is not parted.
fn hold_back_a_tenth(articles: Vec<Annotated>) -> Split {
    let total = articles.len();
    let is_held_back = |number: usize| number % 10 == 9 || (2..10).contains(&total) && number + 1 == total;
    let (mut train, mut others) = (Vec::new(), Vec::new());
    for (number, article) in articles.into_iter().enumerate() {
        if is_held_back(number) { others.push(article) } else { train.push(article) }
    }
    (train, others, None)
}

/// What a user should know of the data, a sentence for each matter.
pub(crate) fn notes(data: &Data, labels: &[String]) -> Vec<String> {
    let mut notes = Vec::new();
    if data.dev.is_empty() {
        notes
            .push("no articles to watch the training by: it cannot stop early, and has no scores".to_owned());
    }
    let of = |articles: &[Annotated]| -> BTreeSet<String> {
        articles.iter().flat_map(|article| &article.names).map(|name| name.1.clone()).collect()
    };
    let (train, dev) = (of(&data.train), of(&data.dev));
    let values: Vec<&str> = train.iter().filter(|it| !labels.contains(it)).map(String::as_str).collect();
    if !values.is_empty() {
        notes.push(format!("not learnt, for copydesk finds such values by grammar: {}", values.join(", ")));
    }
    for label in dev.difference(&train) {
        notes.push(format!("{label} stands in the dev articles only: it cannot be learnt"));
    }
    notes.extend(inside_tokens(&data.train, labels));
    notes
}

/// How many names to be learnt begin or end inside a token, if any do.
fn inside_tokens(articles: &[Annotated], labels: &[String]) -> Option<String> {
    let (mut segmenter, mut count, mut all, mut example) = (Segmenter::new(), 0, 0, None);
    for article in articles {
        let document = segmenter.segment(&article.text);
        for (span, _) in article.names.iter().filter(|name| labels.contains(&name.1)) {
            let tokens = document.tokens_in(*span);
            all += 1;
            if !tokens.is_empty() && document.span_of(tokens.clone()) != *span {
                count += 1;
                example.get_or_insert_with(|| {
                    (article.text[*span].to_owned(), article.text[document.span_of(tokens)].to_owned())
                });
            }
        }
    }
    let (name, tokens) = example?;
    Some(format!(
        "{count} of {all} names end inside a token and are learnt as whole tokens, such as {name:?} as {tokens:?}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn article(id: usize) -> Annotated {
        Annotated { id: id.to_string(), text: format!("Ann {id}"), ..Annotated::default() }
    }

    #[test]
    fn a_tenth_is_held_back_whatever_the_ids() {
        for (total, held_back) in [(1, 0), (2, 1), (9, 1), (10, 1), (19, 1), (20, 2), (100, 10)] {
            let (train, others, _) = hold_back_a_tenth(vec![article(0); total]);
            assert_eq!((train.len(), others.len()), (total - held_back, held_back), "{total}");
        }
    }

    #[test]
    fn lists_name_the_articles_and_the_rest_is_kept_from_the_training() {
        let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let lists =
            BTreeMap::from([("train".to_owned(), list(&["1", "3"])), ("dev".to_owned(), list(&["2"]))]);
        let (train, others, dev) = by_lists((0..4).map(article).collect(), &lists);
        let ids = |articles: &[Annotated]| articles.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!((ids(&train), ids(&others)), (list(&["1", "3"]), list(&["0", "2"])));
        assert_eq!(dev.unwrap(), BTreeSet::from(["2".to_owned()]));
    }

    #[test]
    fn the_notes_name_what_cannot_be_learnt() {
        let named = |text: &str, end: u32, label: &str| Annotated {
            text: text.to_owned(),
            names: vec![(Span::new(0, end), label.to_owned())],
            ..Annotated::default()
        };
        let data = Data {
            train: vec![
                named("Paris-based Ann", 5, "LOC"),
                named("al-Assad left", 2, "PER"),
                named("May", 3, "DATE"),
            ],
            dev: vec![named("Titanic", 7, "SHIP")],
            held_back: HeldBack::default(),
        };
        let notes = notes(&data, &["LOC".to_owned(), "PER".to_owned()]);
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes[0].ends_with("by grammar: DATE") && notes[1].starts_with("SHIP stands in the dev"));
        assert_eq!(
            notes[2],
            "1 of 2 names end inside a token and are learnt as whole tokens, such as \"al\" as \"al-Assad\""
        );
    }
}
