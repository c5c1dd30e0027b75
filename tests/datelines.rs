//! The catalogue of datelines in `tests/cases/datelines`: texts with the dateline between `«` and `»`, and below
//! each the parts that it has.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use copydesk::{Date, Dateline, Extractor};

/// One case of the catalogue.
#[derive(Default)]
struct Case {
    name: String,
    published: Option<Date>,
    /// The article, marks taken out.
    text: String,
    /// The dateline as marked, and its parts, one a line.
    expected: String,
}

#[test]
fn every_case_of_the_catalogue_is_read_as_written_there() {
    let cases: Vec<Case> = files().iter().flat_map(|path| read_cases(path)).collect();
    assert!(cases.len() >= 120, "only {} cases", cases.len());
    let mut failures = String::new();
    for case in &cases {
        let found = Extractor::embedded().worker().extract(&case.text, case.published).dateline;
        let found = found.map_or_else(|| "none\n".to_owned(), |dateline| render(&dateline));
        if found != case.expected {
            writeln!(failures, "{}\n  expected:\n{}  found:\n{found}", case.name, case.expected).unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn spans_cut_out_their_texts() {
    for case in files().iter().flat_map(|path| read_cases(path)) {
        let Some(dateline) = Extractor::embedded().extract(&case.text).dateline else { continue };
        assert_eq!(&case.text[dateline.span.range()], dateline.text);
        let parts = dateline.places.iter().map(|part| (part.span, &part.text));
        let parts = parts.chain(dateline.agencies.iter().map(|part| (part.span, &part.text)));
        for (span, text) in parts.chain(dateline.bylines.iter().map(|part| (part.span, &part.text))) {
            assert_eq!(&case.text[span.range()], text);
            assert!(dateline.span.contains(span), "{}", case.name);
        }
    }
}

#[test]
fn only_the_head_is_read() {
    let text = "Cats sleep. ".repeat(2_000) + "\n\nPARIS, May 4 (Reuters) - The cats woke up.";
    assert!(Extractor::embedded().extract(&text).dateline.is_none());
}

#[test]
fn odd_heads_do_no_harm() {
    let brackets = "(".repeat(5_000);
    let capitals = "PARIS, ".repeat(5_000);
    let slashes = "/A".repeat(5_000);
    let bylines = "By Ann Lee and ".repeat(2_000);
    let long = "P".repeat(100_000) + " (AP) - Text.";
    for text in [
        "",
        "(",
        "By",
        "By ",
        "(AP)",
        "PARIS",
        "PARIS,",
        "PARIS —",
        "/TASS/",
        "May 4",
        "date 2024-12-02",
        "|",
    ] {
        let _ = Extractor::embedded().extract(text);
    }
    for text in [brackets, capitals, slashes, bylines, long] {
        let _ = Extractor::embedded().extract(&text);
    }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/datelines");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The cases of a file. A heading `## name` begins one; lines that begin with `> ` are the text; the others are
/// `published: day` or a part.
fn read_cases(path: &Path) -> Vec<Case> {
    let content = std::fs::read_to_string(path).unwrap();
    content.split("\n## ").skip(1).map(|block| read_case(path, block)).collect()
}

fn read_case(path: &Path, block: &str) -> Case {
    let mut lines = block.lines();
    let name = format!("{}: {}", path.file_name().unwrap().to_string_lossy(), lines.next().unwrap());
    let mut case = Case { name, ..Case::default() };
    let (mut marked, mut parts) = (Vec::new(), String::new());
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(text) = line.strip_prefix('>') {
            marked.push(text.strip_prefix(' ').unwrap_or(text));
        } else if let Some(day) = line.strip_prefix("published: ") {
            case.published = Some(day.parse().unwrap());
        } else {
            parts.extend([line, "\n"]);
        }
    }
    let marked = marked.join("\n");
    let dateline = marked.split_once('«').and_then(|(_, rest)| Some(rest.split_once('»')?.0));
    case.expected = dateline.map_or_else(|| "none\n".to_owned(), |text| format!("{}\n{parts}", quote(text)));
    case.text = marked.replace(['«', '»'], "");
    case
}

/// A dateline in the notation of the catalogue.
fn render(dateline: &Dateline) -> String {
    let mut lines = quote(&dateline.text) + "\n";
    for place in &dateline.places {
        let country = place.country.as_deref().unwrap_or("?");
        let area = place.admin1.as_deref().filter(|_| country == "US" || place.geonames_id.is_none());
        let area = area.map(|area| format!(", {area}")).unwrap_or_default();
        let unknown = if place.geonames_id.is_none() { " (not in the table)" } else { "" };
        writeln!(lines, "place: {} = {}{area}, {country}{unknown}", place.text, place.name).unwrap();
    }
    if let Some(date) = &dateline.date {
        writeln!(lines, "date: {} = {}", date.text, date.value).unwrap();
    }
    for agency in &dateline.agencies {
        writeln!(lines, "agency: {} = {}", agency.text, agency.name).unwrap();
    }
    for byline in &dateline.bylines {
        writeln!(lines, "byline: {}", byline.text).unwrap();
    }
    lines
}

fn quote(text: &str) -> String {
    text.replace('\n', "\\n")
}
