//! The `copydesk` command: reads articles from files, writes what was found.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use crate::{Extractor, Id, OffsetUnit};

/// Runs the command and returns its exit status.
#[must_use]
pub fn main() -> ExitCode {
    let extractor = Extractor::embedded();
    let mut worker = extractor.worker();
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { return ExitCode::from(2) };
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let text = value["text"].as_str().unwrap_or_default();
        let published = value["published"].as_str().and_then(|day| day.parse().ok());
        let id = Id::Text(value["id"].as_str().unwrap_or_default().to_owned());
        let article = worker.extract(text, published).in_offsets(text, OffsetUnit::CodePoint).with_id(id);
        if writeln!(output, "{}", article.to_json()).is_err() {
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
