//! The speed of the text layer: tokens, sentences and quotations.

mod stories;

use copydesk::text::Segmenter;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Segments a text over and over, and checks how many tokens, sentences and quotations it finds.
fn segment(bencher: Bencher<'_, '_>, text: &str, expected: [usize; 3]) {
    let mut segmenter = Segmenter::new();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        let document = segmenter.segment(black_box(text));
        let found = [document.tokens().len(), document.sentences().len(), document.quotations().len()];
        assert_eq!(found, expected);
    });
}

#[divan::bench]
fn news(bencher: Bencher<'_, '_>) {
    let text = stories::all().join("\n\n").repeat(100);
    segment(bencher, &text, [282_400, 14_900, 5_500]);
}

#[divan::bench]
fn one_word_of_a_megabyte(bencher: Bencher<'_, '_>) {
    segment(bencher, &"x".repeat(1_000_000), [1, 1, 0]);
}

#[divan::bench]
fn spaced_quotation_marks(bencher: Bencher<'_, '_>) {
    segment(bencher, &"\" ".repeat(500_000), [500_000, 1, 250_000]);
}
