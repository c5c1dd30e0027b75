//! The one error type of the crate.

use std::path::PathBuf;

/// What can go wrong when a model is loaded, an extractor is configured or a date is parsed.
///
/// Extraction itself never fails: [`Extractor::extract`](crate::Extractor::extract) takes any `&str`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not a copydesk model at all.
    #[error("not a copydesk model: {found}; expected a file written by `copydesk train`")]
    NotAModel {
        /// What stands at the head of the file instead.
        found: String,
    },
    /// The model was written in a format that this build does not read.
    #[error(
        "model format {found} is not supported (this build reads {min} to {max}); retrain, or update the library"
    )]
    UnsupportedFormat {
        /// The format number in the file.
        found: u16,
        /// The oldest format that this build reads.
        min: u16,
        /// The newest format that this build reads.
        max: u16,
    },
    /// The model's bytes are cut short, damaged or contradict each other.
    #[error("damaged model: {section}: {problem}; fetch or train it again")]
    DamagedModel {
        /// The section of the container in which the damage was found.
        section: &'static str,
        /// What was found and what was expected.
        problem: String,
    },
    /// A date given by the caller is not an ISO 8601 calendar day.
    #[error("{found:?} is not a calendar day; expected YYYY-MM-DD, such as 2024-12-02")]
    InvalidDate {
        /// The text that was given.
        found: String,
    },
    /// A label cannot be one.
    #[error(
        "{found:?} is no label; expected 1 to 63 bytes, without control characters and blanks at the ends"
    )]
    InvalidLabel {
        /// The label that was given.
        found: String,
    },
    /// A name cannot stand in a gazetteer.
    #[error("{name:?} under {label} {problem}")]
    Gazetteer {
        /// The name that was given.
        name: String,
        /// Its label.
        label: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A file of names cannot be read as a gazetteer.
    #[error("{}:{line}: {problem}", path.display())]
    GazetteerFile {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was found and what was expected.
        problem: String,
    },
    /// Training data cannot be used.
    #[error("{}:{line}: {problem}", path.display())]
    TrainingData {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was found and what was expected.
        problem: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A thread pool of the asked-for size cannot be started.
    #[error("cannot start {threads} threads: {problem}")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// The system's reason.
        problem: String,
    },
}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
