//! The example article in every format, as it stands in the files beside this one.
//!
//! The article is read from a file as well: a change of what is extracted changes no export. After a change of a format,
//! `ACCEPT=1 cargo test --test exports` writes the files anew; look at what changed.

use std::path::PathBuf;

use copydesk::{Article, Export};
use serde_json::Value;

const TEXT: &str = include_str!("../../examples/wire_story.txt");
const ARTICLE: &str = include_str!("wire_story.json");

/// The export of the example article.
fn example() -> Export<'static> {
    let article: Article = serde_json::from_str(ARTICLE).unwrap();
    article
        .export(TEXT)
        .url("https://news.example/valletta/ferries")
        .headline("Ferries will sail")
        .published("2025-03-04".parse().unwrap())
}

fn check(name: &str, rendered: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/exports").join(name);
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, rendered).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), rendered, "{name}");
}

/// The line of JSON, indented.
fn pretty(line: &str) -> String {
    assert!(!line.contains('\n'), "one object a line");
    let object: Value = serde_json::from_str(line).unwrap();
    serde_json::to_string_pretty(&object).unwrap() + "\n"
}

#[test]
fn the_example_in_json_ld() {
    check("wire_story.jsonld.json", &pretty(&example().to_json_ld()));
}

#[test]
fn the_example_in_ninjs() {
    check("wire_story.ninjs.json", &pretty(&example().to_ninjs()));
}

#[test]
fn the_example_as_web_annotations() {
    check("wire_story.annotations.json", &pretty(&example().to_web_annotation()));
}

#[test]
fn the_example_in_conll_columns() {
    check("wire_story.conll", &example().to_conll());
}

#[test]
fn the_example_in_brat_standoff() {
    check("wire_story.ann", &example().to_brat());
}
