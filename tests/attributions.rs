//! The catalogue of attributions in `tests/cases/attributions`: one case per heading, read from end to end.
//!
//! Behind the text of a case stands one line for each attribution that it holds, in order:
//!
//! ```text
//! - kind class | source | cue | content + content | addressee
//! ```
//!
//! A dash alone stands for a role that is absent, `not` behind the class for a denied saying, and `- nothing` for a
//! text without attributions. A line that begins with `!` gives the reason why the case is known to come out wrong.

use std::fmt::Write as _;
use std::path::Path;

use copydesk::{Attribution, Extractor, Span};

struct Case {
    title: String,
    text: String,
    expected: Vec<String>,
    known_wrong: bool,
}

fn read_cases(markdown: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in markdown.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            let title = title.to_owned();
            cases.push(Case { title, text: String::new(), expected: Vec::new(), known_wrong: false });
        } else if let Some(case) = cases.last_mut() {
            if let Some(expected) = line.strip_prefix("- ") {
                case.expected.push(expected.to_owned());
            } else if line.starts_with("! ") {
                case.known_wrong = true;
            } else {
                writeln!(case.text, "{line}").unwrap();
            }
        }
    }
    for case in &mut cases {
        case.text = case.text.trim().to_owned();
    }
    cases
}

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attributions");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut count, mut report) = (0, String::new());
    for file in files {
        for case in read_cases(&std::fs::read_to_string(&file).unwrap()) {
            count += 1;
            let found = found(&case.text);
            let right = found == case.expected;
            if right == case.known_wrong {
                let name = file.file_name().unwrap().to_string_lossy();
                let why = if right { "is right by now: take its mark away" } else { "is wrong" };
                writeln!(report, "{name}: {} {why}\n  found:", case.title).unwrap();
                for line in found {
                    writeln!(report, "- {line}").unwrap();
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(count >= 250, "only {count} cases");
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
