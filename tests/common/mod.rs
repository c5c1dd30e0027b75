//! Catalogues of cases under `tests/cases`: Markdown files with one case per heading, read from end to end.
//!
//! Behind the text of a case stand the lines that say what comes of it, each behind `-` or `>`. A line that begins
//! with `!` gives the reason why the case is known to come out wrong.

use std::fmt::Write as _;
use std::path::Path;

/// A text and what comes of it.
#[derive(Default)]
pub(crate) struct Case {
    title: String,
    pub(crate) text: String,
    /// The lines behind `-` and `>` with their marks, in order.
    lines: Vec<String>,
    known_wrong: bool,
}

impl Case {
    /// What stands behind `mark`, in order.
    pub(crate) fn lines<'a>(&'a self, mark: &'a str) -> impl Iterator<Item = &'a str> {
        self.lines.iter().filter_map(move |line| line.strip_prefix(mark)?.strip_prefix(' '))
    }
}

/// Examines each case in `folder` and reports all that come out otherwise than their marks say. `examine` says whether
/// a case is right, and what came of it.
pub(crate) fn check_catalogue(folder: &str, least: usize, examine: impl Fn(&Case) -> (bool, String)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut count, mut report) = (0, String::new());
    for file in files {
        for case in read_cases(&std::fs::read_to_string(&file).unwrap()) {
            count += 1;
            let (right, found) = examine(&case);
            if right == case.known_wrong {
                let name = file.file_name().unwrap().to_string_lossy();
                let why = if right { "is right by now: take its mark away" } else { "is wrong" };
                writeln!(report, "{name}: {} {why}\n{found}", case.title).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(count >= least, "only {count} cases");
}

fn read_cases(markdown: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in markdown.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let Some(case) = cases.last_mut() {
            if line.starts_with("- ") || line.starts_with("> ") {
                case.lines.push(line.to_owned());
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
