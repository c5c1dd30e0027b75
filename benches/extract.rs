//! The speed of the full analysis.

mod stories;

use copydesk::{Article, Extractor, Model};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Extracts each story once; the items are words parted by white space.
#[divan::bench]
fn stories(bencher: Bencher<'_, '_>) {
    let stories = stories::all();
    let mut worker = Extractor::embedded().worker();
    let words: usize = stories.iter().map(|story| story.split_whitespace().count()).sum();
    let bytes: usize = stories.iter().map(|story| story.len()).sum();
    let expected = found(&stories.map(|story| worker.extract(story, None)));
    assert!(expected[1] > 200 && expected[2] > 100, "too little was found: {expected:?}");
    bencher.counter(ItemsCount::new(words)).counter(BytesCount::new(bytes)).bench_local(|| {
        assert_eq!(found(&stories.map(|story| worker.extract(black_box(story), None))), expected);
    });
}

/// The time from a loaded model to the first article of a new worker.
#[divan::bench]
fn first_story(bencher: Bencher<'_, '_>) {
    let story = stories::all()[0];
    bencher.bench(|| Extractor::embedded().extract(black_box(story)));
}

/// How many datelines, entities and attributions the articles hold.
/// The embedded model, checked and unpacked.
#[divan::bench]
fn model(bencher: Bencher<'_, '_>) {
    let bytes = include_bytes!("../models/entities.bin");
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| Model::from_bytes(bytes));
}

fn found(articles: &[Article]) -> [usize; 3] {
    [
        articles.iter().filter(|article| article.dateline.is_some()).count(),
        articles.iter().map(|article| article.entities.len()).sum(),
        articles.iter().map(|article| article.attributions.len()).sum(),
    ]
}
