//! The catalogue of datelines in `tests/cases/datelines`: texts with the dateline between `«` and `»`, and below
//! each the parts that it has. A part without ` = ` is compared by its text alone; a line that begins with `! ` says
//! why a case is known to be read wrongly.

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
    /// Whether the case is known to be read wrongly.
    is_known_wrong: bool,
}

impl Case {
    /// The dateline that is found in the text, in the notation of the catalogue.
    fn read(&self) -> String {
        let found = Extractor::embedded().worker().extract(&self.text, self.published).dateline;
        let found = found.map_or_else(|| "none\n".to_owned(), |dateline| render(&dateline));
        let mut expected = self.expected.lines();
        let as_exact = |line: &str| match expected.next() {
            Some(part) if !part.contains(" = ") => line.split(" = ").next().unwrap_or(line).to_owned(),
            _ => line.to_owned(),
        };
        found.lines().map(as_exact).map(|line| line + "\n").collect()
    }
}

#[test]
fn every_case_of_the_catalogue_is_read_as_written_there() {
    let cases: Vec<Case> = files().iter().flat_map(|path| read_cases(path)).collect();
    assert!(cases.len() >= 800, "only {} cases", cases.len());
    let mut failures = String::new();
    for case in &cases {
        let found = case.read();
        match (found == case.expected, case.is_known_wrong) {
            (true, true) => writeln!(failures, "{}\n  is read right now\n", case.name).unwrap(),
            (false, false) => {
                writeln!(failures, "{}\n  expected:\n{}  found:\n{found}", case.name, case.expected).unwrap();
            }
            _ => {}
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

/// What datelines are made of, and what breaks them.
const FRAGMENTS: [&str; 48] = [
    "PARIS",
    "Tehran",
    "KYIV, Ukraine",
    "N'DJAMENA",
    "St. John's",
    "São Paulo",
    "EAST",
    "CITY",
    "the",
    "By",
    "Ann Lee",
    "and",
    "in",
    "AFP",
    "(Reuters)",
    "(AP",
    "UrduPoint",
    "/TASS/",
    "/EINPresswire.com/",
    "Xinhua",
    "[India]",
    "(",
    ")",
    "[",
    "]",
    "/",
    "|",
    ",",
    ".",
    ":",
    ";",
    "-",
    "--",
    "—",
    "_",
    "â€“",
    "&#8212;",
    "\"",
    "May 4",
    "2nd Dec, 2024",
    "5 ene",
    "May 8/2020",
    "Marchg 12",
    "Thursday",
    "\n",
    "\n\n",
    "\u{200b}",
    "é",
];

proptest::proptest! {
    #[test]
    fn no_text_makes_a_span_that_does_not_fit(
        parts in proptest::collection::vec((proptest::sample::select(&FRAGMENTS[..]), "[ \\PC]{0,2}"), 0..24),
    ) {
        let text: String = parts.iter().flat_map(|(fragment, between)| [*fragment, between.as_str()]).collect();
        if let Some(dateline) = Extractor::embedded().extract(&text).dateline {
            let spans = dateline.places.iter().map(|place| (place.span, &place.text));
            let spans = spans.chain(dateline.agencies.iter().map(|agency| (agency.span, &agency.text)));
            for (span, part) in spans.chain(dateline.bylines.iter().map(|byline| (byline.span, &byline.text))) {
                proptest::prop_assert_eq!(&text[span.range()], part);
                proptest::prop_assert!(dateline.span.contains(span));
            }
            proptest::prop_assert_eq!(&text[dateline.span.range()], &dateline.text);
        }
    }
}

#[test]
fn the_time_does_not_depend_on_what_follows_the_head() {
    let head = "PARIS, May 4 (Reuters) - ";
    for filler in ["(", "PARIS: ", "By Ann Lee ", "\n\n", "A — b ", "LEE: no. "] {
        let text = head.to_owned() + &filler.repeat(200_000 / filler.len());
        let found = Extractor::embedded().extract(&text).dateline;
        assert!(found.is_some_and(|dateline| dateline.text.len() < 100), "{filler}");
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
/// `published: day`, a part, or `! why the case is read wrongly`.
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
        } else if line.starts_with("! ") {
            case.is_known_wrong = true;
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
