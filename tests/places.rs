//! The catalogue of places in `tests/cases/places`: openings of articles with names between `«` and `»`, and below
//! each the place that every such name means, with its GeoNames number.

use std::fmt::Write as _;
use std::path::Path;

use copydesk::{Extractor, Location};

/// One case of the catalogue.
struct Case {
    name: String,
    /// The article, marks taken out.
    text: String,
    /// Where each marked name begins, and what is meant by it.
    expected: Vec<(usize, String)>,
}

/// The least share of names in percent that have to be right, of those that the tagger finds, by file.
const FLOORS: [(&str, usize); 4] = [("qualifiers", 98), ("context", 90), ("names", 95), ("news", 85)];

#[test]
fn names_mean_what_the_catalogue_says() {
    for (file, floor) in FLOORS {
        let (mut right, mut found, mut total, mut failures) = (0, 0, 0, String::new());
        for case in cases(file) {
            let article = Extractor::embedded().extract(&case.text);
            for (start, meaning) in &case.expected {
                total += 1;
                let mut entities = article.entities.iter();
                let Some(entity) = entities.find(|entity| entity.span.range().contains(start)) else {
                    continue;
                };
                found += 1;
                if is_meant(entity.place.as_deref(), meaning) {
                    right += 1;
                } else {
                    let place = &entity.place;
                    writeln!(failures, "{}: {} = {meaning}, not {place:?}", case.name, entity.text).unwrap();
                }
            }
        }
        assert!(found * 100 >= total * 90, "{file}: only {found} of {total} names are found");
        assert!(right * 100 >= found * floor, "{file}: {right} of {found}\n{failures}");
    }
}

#[test]
fn places_of_datelines_are_those_of_their_names() {
    let text = "SPRINGFIELD — The mayor of Springfield met lawmakers from Chicago, Illinois officials said.";
    let article = Extractor::embedded().extract(text);
    let place = &article.dateline.as_ref().unwrap().places[0];
    assert_eq!(place.admin1.as_deref(), Some("Illinois"));
    assert_eq!(place.geonames_id, article.entities[0].place.as_ref().unwrap().geonames_id);
    assert_eq!(place.coordinates(), article.entities[0].place.as_ref().unwrap().coordinates());
    assert!(place.score.is_some_and(|score| score > 0.5));
}

#[test]
fn countries_and_regions_have_coordinates() {
    let article = Extractor::embedded().extract("Iranian ships left Peru for Texas.");
    let near = |index: usize, north: f64, east: f64| {
        let place = article.entities[index].place.as_ref().unwrap();
        let (latitude, longitude) = place.coordinates().unwrap();
        (latitude - north).abs() < 2.0 && (longitude - east).abs() < 2.0
    };
    assert!(near(0, 32.0, 53.0) && near(1, -10.0, -76.0) && near(2, 31.2, -99.5), "{article:?}");
}

#[test]
fn thousands_of_names_are_placed_in_bounded_work() {
    let lists = "Santa Rosa, San Antonio, Springfield, Georgia and Victoria. ".repeat(5_000);
    let nested = "Paris, Texas, Ohio, Maine, ".repeat(5_000);
    let chain = "the Indian city of the Syrian town of ".repeat(5_000);
    for text in [lists, nested, chain] {
        let _ = Extractor::builder().entities_only().build().extract(&text);
    }
}

fn is_meant(place: Option<&Location>, meaning: &str) -> bool {
    if meaning == "nowhere" {
        return place.is_none();
    }
    let Some(place) = place else { return false };
    if let Some(area) = meaning.strip_prefix("somewhere in ") {
        let found =
            [&place.admin1, &place.country].map(|part| part.as_deref().unwrap_or_default()).join(", ");
        return place.geonames_id.is_none() && found == area;
    }
    let number = meaning.rsplit_once('(').and_then(|(_, number)| number.strip_suffix(')'));
    place.geonames_id == Some(number.unwrap().parse().unwrap())
}

/// The cases of a file. A heading `## title` begins one; lines that begin with `> ` are the text; below stands a
/// line `place: name = meaning` for each marked name.
fn cases(file: &str) -> Vec<Case> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/places").join(file).with_extension("md");
    let content = std::fs::read_to_string(path).unwrap();
    content.split("\n## ").skip(1).map(|block| read_case(file, block)).collect()
}

fn read_case(file: &str, block: &str) -> Case {
    let mut lines = block.lines();
    let name = format!("{file}: {}", lines.next().unwrap());
    let (quoted, below): (Vec<_>, Vec<_>) =
        lines.filter(|line| !line.is_empty()).partition(|line| line.starts_with("> "));
    let mut text = String::new();
    let mut starts = Vec::new();
    for piece in quoted.iter().map(|line| &line[2..]).collect::<Vec<_>>().join("\n").split('«') {
        starts.push(text.len());
        text.push_str(&piece.replacen('»', "", 1));
    }
    let meanings = below.iter().map(|line| line.split_once(" = ").unwrap().1.to_owned());
    let expected: Vec<_> = starts.into_iter().skip(1).zip(meanings).collect();
    assert_eq!(expected.len(), below.len(), "{name}");
    Case { name, text, expected }
}
