//! The catalogue of attributions in `tests/cases/attributions`: one case per heading, read from end to end.
//!
//! Behind the text of a case stands one line for each attribution that it holds, in order:
//!
//! ```text
//! - kind class | source | cue | content + content | addressee
//! ```
//!
//! A dash alone stands for a role that is absent, `not` behind the class for a denied saying, and `- nothing` for a
//! text without attributions.

mod common;

use common::check_catalogue;
use copydesk::{Attribution, Extractor, Span};

fn rendered(text: &str, attribution: &Attribution) -> String {
    let words = |spans: &[Span]| {
        let pieces: Vec<String> = spans.iter().map(|&span| text[span].replace('\n', " ")).collect();
        if pieces.is_empty() { "-".to_owned() } else { pieces.join(" + ") }
    };
    let source = attribution.source.as_ref().map_or(&[][..], |party| &party.spans);
    let cue = attribution.cue.as_ref().map_or(&[][..], |cue| &cue.spans);
    let addressee = attribution.addressee.as_ref().map_or(&[][..], |party| &party.spans);
    format!(
        "{} {}{} | {} | {} | {} | {}",
        format!("{:?}", attribution.kind).to_lowercase(),
        format!("{:?}", attribution.class).to_lowercase(),
        if attribution.negated { " not" } else { "" },
        words(source),
        words(cue),
        words(&attribution.content.spans),
        words(addressee),
    )
}

fn found(text: &str) -> Vec<String> {
    let article = Extractor::embedded().extract(text);
    let lines: Vec<String> =
        article.attributions.iter().map(|attribution| rendered(text, attribution)).collect();
    if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
}

#[test]
fn the_catalogue_of_attributions_holds() {
    check_catalogue("attributions", 250, |case| {
        let found = found(&case.text);
        let lines: Vec<String> = found.iter().map(|line| format!("- {line}")).collect();
        (case.lines("-").eq(found.iter().map(String::as_str)), format!("  found:\n{}", lines.join("\n")))
    });
}

#[test]
fn an_attribution_inside_another_knows_its_parent() {
    let text = "A statement from the presidency said Assad emphasised the importance of support.";
    let attributions = Extractor::embedded().extract(text).attributions;
    assert_eq!(attributions.iter().map(|it| it.parent).collect::<Vec<_>>(), [None, Some(1)]);
}

#[test]
fn attributions_are_numbered_in_the_order_of_their_first_words() {
    let text = "\"We lost,\" the coach said. The captain said the pitch was wet, adding that it froze.";
    let attributions = Extractor::embedded().extract(text).attributions;
    assert!(attributions.len() >= 3);
    assert!(attributions.iter().zip(1..).all(|(it, id)| it.id == id));
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    for unit in
        ["\"", "said ", "he said \"", "that ", ", ", "said, ", "(", "\"a\" ", "“", "and ", "x said: ", "who "]
    {
        let text = unit.repeat(20_000);
        let article = Extractor::embedded().extract(&text);
        assert!(article.attributions.iter().all(|it| (0.0..=1.0).contains(&it.score)));
    }
}
