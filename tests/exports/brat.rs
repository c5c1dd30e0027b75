//! brat standoff, read back by a reader that goes line by line as brat's own does.

use std::collections::HashMap;

use copydesk::{Article, OffsetUnit, Span};
use proptest::prelude::*;

use super::{extracted, invented, story};

/// A text-bound annotation: its type and its fragments, in code points.
type Bound = (String, Vec<(usize, usize)>);

#[derive(Default)]
struct Standoff {
    /// In order.
    bounds: Vec<Bound>,
    /// All other lines by the letter of their number, cut at tabs and blanks.
    others: HashMap<char, Vec<Vec<String>>>,
}

/// What Python takes for the end of a line, and brat with it.
fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Reads the annotations and checks each against the text.
fn read(annotations: &str, text: &str) -> Standoff {
    let chars: Vec<char> = text.chars().collect();
    let mut read = Standoff::default();
    assert!(annotations.is_empty() || annotations.ends_with('\n'));
    for line in annotations.split_terminator(ends_line) {
        let fields: Vec<&str> = line.split('\t').collect();
        let kind = fields[0].chars().next().unwrap();
        if kind != 'T' {
            assert!(fields.len() <= 3, "{line:?}");
            let words = fields[1].split(' ').chain(fields.get(2).copied());
            read.others.entry(kind).or_default().push(words.map(str::to_owned).collect());
            continue;
        }
        let [id, place, words] = fields[..] else { panic!("{line:?}") };
        assert_eq!(id, format!("T{}", read.bounds.len() + 1));
        let (kind, places) = place.split_once(' ').unwrap();
        let fragment = |pair: &str| {
            let (start, end) = pair.split_once(' ').unwrap();
            (start.parse().unwrap(), end.parse().unwrap())
        };
        let fragments: Vec<(usize, usize)> = places.split(';').map(fragment).collect();
        let covered = fragments.iter().map(|&(start, end)| chars[start..end].iter().collect::<String>());
        assert_eq!(words, covered.collect::<Vec<_>>().join(" "), "{line:?}");
        read.bounds.push((kind.to_owned(), fragments));
    }
    read
}

/// What of a span can be annotated: all but line ends, tabs, and the blanks beside these and at the ends.
fn characters(text: &str, spans: &[Span]) -> Vec<usize> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for span in spans {
        let parts = |at: &usize| ends_line(chars[*at]) || chars[*at] == '\t';
        let places: Vec<usize> = span.range().collect();
        for line in places.split(parts) {
            let is_blank = |at: &&usize| chars[**at].is_whitespace();
            let first = line.iter().take_while(is_blank).count();
            let last = line.len() - line[first..].iter().rev().take_while(is_blank).count();
            found.extend(&line[first..last]);
        }
    }
    found
}

fn all_characters(fragments: &[(usize, usize)]) -> Vec<usize> {
    fragments.iter().flat_map(|&(start, end)| start..end).collect()
}

/// Checks that every name and every part of an attribution comes back.
fn check(article: &Article, text: &str) -> Result<(), TestCaseError> {
    let standoff = read(&article.export(text).to_brat(), text);
    let article = article.clone().in_offsets(text, OffsetUnit::CodePoint);
    let has = |kind: &str, spans: &[Span]| {
        let wanted = characters(text, spans);
        wanted.is_empty()
            || standoff
                .bounds
                .iter()
                .any(|(found, fragments)| found == kind && all_characters(fragments) == wanted)
    };
    for entity in &article.entities {
        let kind = entity.label.as_str().replace([' ', '/', 'é'], "_");
        prop_assert!(has(&kind, &[entity.span]), "{entity:?}");
    }
    for attribution in &article.attributions {
        prop_assert!(has("Content", &attribution.content.spans), "{attribution:?}");
        for (role, party) in [("Source", &attribution.source), ("Addressee", &attribution.addressee)] {
            let is_there = party.as_ref().is_none_or(|party| has(role, &party.spans));
            prop_assert!(
                is_there || characters(text, &attribution.content.spans).is_empty(),
                "{attribution:?}"
            );
        }
    }
    let bound = |id: &str| standoff.bounds.get(id[id.find('T').unwrap() + 1..].parse::<usize>().unwrap() - 1);
    for relation in standoff.others.get(&'R').into_iter().flatten() {
        prop_assert_eq!(&bound(&relation[1]).unwrap().0, "Content");
        let expected = if relation[0] == "Within" { "Content" } else { &relation[0] };
        prop_assert_eq!(&bound(&relation[2]).unwrap().0, expected);
    }
    for line in ['A', 'N', '#'].iter().filter_map(|kind| standoff.others.get(kind)).flatten() {
        prop_assert!(bound(&line[1]).is_some(), "{line:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_was_extracted_is_read_back(text in story()) {
        check(&extracted(&text), &text)?;
    }

    #[test]
    fn any_spans_are_read_back((text, article) in invented()) {
        check(&article, &text)?;
    }
}

#[test]
fn the_parts_of_an_attribution_hang_together() {
    let text =
        "KYIV (AP) — “We will rebuild,” Mayor Ivan Petrenko told Reuters in Paris. He did not say when.";
    let standoff = read(&extracted(text).export(text).to_brat(), text);
    let words = |fragments: &[(usize, usize)]| -> String {
        let chars: Vec<char> = text.chars().collect();
        fragments
            .iter()
            .map(|&(start, end)| chars[start..end].iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("|")
    };
    let bounds: Vec<(&str, String)> =
        standoff.bounds.iter().map(|(kind, fragments)| (kind.as_str(), words(fragments))).collect();
    assert!(bounds.contains(&("Dateline", "KYIV (AP) —".to_owned())), "{bounds:?}");
    assert!(bounds.contains(&("Content", "“We will rebuild,”".to_owned())), "{bounds:?}");
    let attributes = &standoff.others[&'A'];
    assert!(attributes.iter().any(|words| words[0] == "Kind" && words[2] == "direct"));
    assert!(attributes.iter().any(|words| words[0] == "Negated"));
    let normalized: Vec<&str> = standoff.others[&'N'].iter().map(|words| words[2].as_str()).collect();
    assert!(
        normalized.contains(&"GeoNames:703448") && normalized.contains(&"GeoNames:2988507"),
        "{normalized:?}"
    );
    let names: Vec<&str> = standoff.others[&'#'].iter().map(|words| words[2].as_str()).collect();
    assert!(names.contains(&"Ivan Petrenko"), "{names:?}");
}

#[test]
fn a_name_over_two_lines_becomes_two_fragments() {
    let json = r#"{"schema": "copydesk/1", "offsets": "byte", "dateline": null, "clusters": [], "attributions": [],
        "entities": [{"start": 3, "end": 16, "text": "Ann \r\n\tLee\u2028", "label": "PERSON", "score": 1}]}"#;
    let article: Article = serde_json::from_str(json).unwrap();
    assert_eq!(article.export("é Ann \r\n\tLee\u{2028}left.").to_brat(), "T1\tPERSON 2 5;9 12\tAnn Lee\n");
}
