//! The speed of the full analysis.

mod stories;

use copydesk::text::{Document, Segmenter};
use copydesk::{Article, Extractor, Model, layers};
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

/// The embedded model, checked and indexed.
#[divan::bench]
fn model(bencher: Bencher<'_, '_>) {
    let bytes = include_bytes!("../models/entities.bin");
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| Model::from_static(bytes));
}

/// One layer at a time, over all stories.
mod layer {
    use super::{Article, Bencher, BytesCount, Document, Extractor, Segmenter, black_box, layers, stories};

    /// The stories as one text after the other, measured in bytes.
    fn bytes() -> BytesCount {
        BytesCount::new(stories::all().iter().map(|story| story.len()).sum::<usize>())
    }

    #[divan::bench]
    fn tokens(bencher: Bencher<'_, '_>) {
        let mut segmenter = Segmenter::new();
        let mut count = || stories::all().map(|story| segmenter.segment(black_box(story)).tokens().len());
        assert_eq!(count().iter().sum::<usize>(), 2_824);
        bencher.counter(bytes()).bench_local(count);
    }

    #[divan::bench]
    fn datelines(bencher: Bencher<'_, '_>) {
        let mut segmenters = stories::all().map(|_| Segmenter::new());
        let documents = documents(&mut segmenters);
        assert_eq!(documents.iter().filter_map(layers::dateline).count(), 7);
        bencher
            .counter(bytes())
            .bench_local(|| documents.each_ref().map(|it| layers::dateline(black_box(it))));
    }

    #[divan::bench]
    fn values(bencher: Bencher<'_, '_>) {
        let mut segmenters = stories::all().map(|_| Segmenter::new());
        let documents = documents(&mut segmenters);
        let day = "2024-12-02".parse().ok();
        assert!(documents.iter().map(|it| layers::values(it, day).len()).sum::<usize>() > 30);
        bencher
            .counter(bytes())
            .bench_local(|| documents.each_ref().map(|it| layers::values(black_box(it), day)));
    }

    #[divan::bench]
    fn places(bencher: Bencher<'_, '_>) {
        let mut segmenters = stories::all().map(|_| Segmenter::new());
        let documents = documents(&mut segmenters);
        let articles = without_places();
        let locate = |articles: &mut [Article; 8]| {
            for (document, article) in black_box(&documents).iter().zip(articles) {
                layers::places(document, article.dateline.as_mut(), &mut article.entities);
            }
        };
        let mut located = articles.clone();
        locate(&mut located);
        assert!(located[0].entities.iter().any(|entity| entity.place.is_some()));
        bencher.counter(bytes()).with_inputs(|| articles.clone()).bench_local_refs(locate);
    }

    /// Datelines, dates and places one after the other: where and when, beside tokens and names. What is found is
    /// dropped later.
    #[divan::bench]
    fn where_and_when(bencher: Bencher<'_, '_>) {
        let mut segmenters = stories::all().map(|_| Segmenter::new());
        let documents = documents(&mut segmenters);
        let articles = without_places();
        let day = "2024-12-02".parse().ok();
        let find = |(document, article): (&Document<'_>, &mut Article)| {
            let mut dateline = layers::dateline(document);
            let values = layers::values(document, day);
            layers::places(document, dateline.as_mut(), &mut article.entities);
            (dateline, values)
        };
        bencher.counter(bytes()).with_inputs(|| articles.clone()).bench_local_refs(|articles| {
            black_box(&documents).iter().zip(articles).map(find).collect::<Vec<_>>()
        });
    }

    /// The stories with their names, as they are before their places are looked up.
    fn without_places() -> [Article; 8] {
        let mut worker = Extractor::embedded().worker();
        stories::all().map(|story| {
            let mut article = worker.extract(story, None);
            article.entities.iter_mut().for_each(|entity| entity.place = None);
            article
        })
    }

    fn documents(segmenters: &mut [Segmenter; 8]) -> [Document<'_>; 8] {
        let mut stories = stories::all().into_iter();
        segmenters.each_mut().map(|it| it.segment(stories.next().unwrap_or_default()))
    }
}

/// How many datelines, entities and attributions the articles hold.
fn found(articles: &[Article]) -> [usize; 3] {
    [
        articles.iter().filter(|article| article.dateline.is_some()).count(),
        articles.iter().map(|article| article.entities.len()).sum(),
        articles.iter().map(|article| article.attributions.len()).sum(),
    ]
}
