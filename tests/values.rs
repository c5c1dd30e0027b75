//! The catalogue of values: `tests/cases/values/*.md`.
//!
//! Each case is a quoted line of text followed by what is found in it, in order and nothing else:
//! `- mention | label | value`, with `-` for a value that cannot be known. `anchor:` sets the day of publication of the
//! cases below it, `anchor: none` takes it away.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use copydesk::{Date, Entity, Extractor, Label, Value};
use proptest::prelude::*;

struct Case {
    line: usize,
    anchor: Option<Date>,
    text: String,
    expected: String,
}

fn cases(source: &str) -> Vec<Case> {
    let mut anchor = None;
    let mut cases: Vec<Case> = Vec::new();
    for (index, line) in source.lines().enumerate() {
        if let Some(day) = line.strip_prefix("anchor: ") {
            anchor = (day != "none").then(|| day.parse().expect("an ISO date behind `anchor:`"));
        } else if let Some(text) = line.strip_prefix("> ") {
            cases.push(Case { line: index + 1, anchor, text: text.to_owned(), expected: String::new() });
        } else if line.starts_with("- ") {
            let case = cases.last_mut().expect("a text before the first mention");
            writeln!(case.expected, "{line}").expect("writing to a string");
        }
    }
    cases
}

fn found(extractor: &Extractor, case: &Case) -> String {
    let article = match case.anchor {
        Some(day) => extractor.extract_published(&case.text, day),
        None => extractor.extract(&case.text),
    };
    let mut found = String::new();
    for entity in article.entities.iter().filter(|entity| is_value(entity)) {
        writeln!(found, "- {} | {} | {}", entity.text, entity.label, shown(entity.value.as_ref()))
            .expect("writing to a string");
    }
    found
}

fn is_value(entity: &Entity) -> bool {
    matches!(entity.label, Label::Date | Label::Time | Label::Duration | Label::Money | Label::Percent)
}

fn shown(value: Option<&Value>) -> String {
    match value {
        Some(Value::Timex { value }) => value.clone(),
        Some(Value::Money { amount, currency }) => format!("{amount} {currency}"),
        Some(Value::Percent { value }) => value.to_string(),
        _ => "-".to_owned(),
    }
}

#[test]
fn every_case_of_the_catalogue_holds() {
    let count = check(&Extractor::embedded(), "values");
    assert!(count >= 150, "only {count} cases were read");
}

#[test]
fn vague_dates_are_found_on_request() {
    let count = check(&Extractor::builder().vague_dates().build(), "vague_dates");
    assert!(count >= 20, "only {count} cases were read");
}

#[test]
fn nothing_but_the_list_of_entities_changes_by_vague_dates() {
    let text = "Former mayor Lena Kerr said on Friday: \"The bridge is now closed.\"";
    let mut article = Extractor::builder().vague_dates().build().extract(text);
    let plain = Extractor::embedded().extract(text);
    assert_eq!(article.entities.len(), plain.entities.len() + 2);
    assert!(article.entities.is_sorted_by_key(|entity| entity.span));
    article
        .entities
        .retain(|entity| !matches!(&entity.value, Some(Value::Timex { value }) if value.ends_with("REF")));
    assert_eq!(article, plain);
}

/// Compares all cases of a folder with what the extractor finds; returns their number.
fn check(extractor: &Extractor, folder: &str) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut count, mut failures) = (0, String::new());
    for file in files {
        for case in cases(&fs::read_to_string(&file).unwrap()) {
            count += 1;
            let found = found(extractor, &case);
            if found != case.expected {
                let name = file.file_name().unwrap().to_string_lossy();
                let Case { line, text, expected, .. } = case;
                write!(failures, "\n{name}:{line}: {text}\nexpected:\n{expected}found:\n{found}").unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
    count
}

/// Words and marks that the rules look for, so that random texts reach deep into them.
const PIECES: &[&str] = &[
    "the",
    "last",
    "next",
    "three",
    "twenty-five",
    "1,200",
    "2024",
    "31",
    "May",
    "Monday",
    "Feb.",
    "days",
    "year",
    "ago",
    "later",
    "-",
    "–",
    "of",
    "half",
    "a",
    "and",
    "million",
    "dollars",
    "$",
    "$5bn",
    "€",
    "%",
    "per",
    "cent",
    "5pm",
    "12:30",
    "mid",
    "early",
    "in",
    "quarter",
    "first",
    "19th",
    "century",
    "1990s",
    "'",
    "\u{301}",
    "ş",
    ".",
    ",",
    "(",
    ")",
    "\n\n",
    "B.C.",
    "99999999999999999999",
    "RM9.99",
    "-year-old",
    "2024-02-30",
    "to",
    "noon",
    "weekend",
    "20th",
    "BC",
    "470s",
    "AH",
    "1445",
    "Ramadan",
    "Dhu",
    "al-Hijjah",
    "winter",
    "August-24",
    "that",
    "same",
    "on",
    "now",
    "former",
    "future",
    "time",
    "present",
];

proptest! {
    #[test]
    fn any_text_gives_sorted_spans_without_overlap(
        text in prop_oneof![
            any::<String>(),
            prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|words| words.join(" ")),
            prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|words| words.concat()),
        ],
        day in prop::option::of((1_i16..=9999, 1_u8..=12, 1_u8..=28)),
        vague in any::<bool>(),
    ) {
        let extractor =
            if vague { Extractor::builder().vague_dates().build() } else { Extractor::embedded() };
        let article = match day.and_then(|(year, month, day)| Date::new(year, month, day)) {
            Some(day) => extractor.extract_published(&text, day),
            None => extractor.extract(&text),
        };
        let mut end = 0;
        for entity in &article.entities {
            prop_assert!(entity.span.start() >= end && !entity.span.is_empty());
            prop_assert_eq!(&text.as_str()[entity.span], &entity.text);
            prop_assert!((0.0..=1.0).contains(&entity.score));
            end = entity.span.end();
        }
    }
}
