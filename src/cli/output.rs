//! What goes out: the formats and the file.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::summary;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::html;
use crate::text::OffsetUnit;

/// What is written for each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// A summary for people.
    Text,
    /// One indented JSON object, or an array of them.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A web page.
    Html,
}

/// How one article is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) format: Format,
    pub(super) offsets: OffsetUnit,
    /// Whether there is only this one article.
    pub(super) single: bool,
}

impl Layout {
    /// What is written for `article`, found in `text`, with its offsets in bytes.
    pub(super) fn render(self, article: Article, text: &str) -> String {
        match self.format {
            Format::Text => summary::render(&article, self.single),
            Format::Html => html::section(&article, text),
            Format::Jsonl => article.in_offsets(text, self.offsets).to_json() + "\n",
            Format::Json => pretty(&article.in_offsets(text, self.offsets), self.single),
        }
    }

    fn head(self) -> String {
        match self.format {
            Format::Json if !self.single => "[".into(),
            Format::Html => html::head(),
            _ => String::new(),
        }
    }

    fn between(self) -> &'static str {
        match self.format {
            Format::Json => ",",
            Format::Text => "\n",
            _ => "",
        }
    }

    fn foot(self) -> &'static str {
        match self.format {
            Format::Json if !self.single => "\n]\n",
            Format::Json => "\n",
            Format::Html => html::FOOT,
            _ => "",
        }
    }
}

/// Indented JSON; in a list one step deeper, on a new line.
fn pretty(article: &Article, single: bool) -> String {
    let json =
        serde_json::to_string_pretty(article).expect("an article holds only strings, numbers and lists");
    if single { json } else { format!("\n{json}").replace('\n', "\n  ") }
}

/// The file or stream that is written.
pub(super) struct Output {
    stream: BufWriter<Box<dyn Write>>,
    path: PathBuf,
    layout: Layout,
    begun: bool,
    closed: bool,
}

impl Output {
    /// Opens `path`, or standard output.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or is one of the files to read.
    pub(super) fn open(path: Option<&Path>, inputs: &[PathBuf], layout: Layout) -> Result<Self> {
        let path = path.unwrap_or(Path::new("-"));
        let stream: Box<dyn Write> = if path == Path::new("-") {
            Box::new(io::stdout())
        } else {
            Box::new(create(path, inputs).map_err(|source| Error::Io { path: path.into(), source })?)
        };
        Ok(Self { stream: BufWriter::new(stream), path: path.into(), layout, begun: false, closed: false })
    }

    /// Whether the results appear on a terminal.
    pub(super) fn is_shown(&self) -> bool {
        self.path == Path::new("-") && io::stdout().is_terminal()
    }

    /// Whether nobody reads the output any more.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes what was rendered for one article.
    pub(super) fn write(&mut self, article: &str) -> Result<()> {
        let before = if self.begun { self.layout.between().into() } else { self.layout.head() };
        self.begun = true;
        let done = self.stream.write_all(before.as_bytes());
        let done = done.and_then(|()| self.stream.write_all(article.as_bytes()));
        self.check(done)
    }

    /// Hands on what has been written.
    pub(super) fn flush(&mut self) -> Result<()> {
        let done = self.stream.flush();
        self.check(done)
    }

    /// Writes what stands behind the last article.
    pub(super) fn finish(mut self) -> Result<()> {
        if !self.begun && !self.layout.single {
            self.write("")?;
        }
        if self.begun {
            let done = self.stream.write_all(self.layout.foot().as_bytes());
            self.check(done)?;
        }
        self.flush()
    }

    fn check(&mut self, done: io::Result<()>) -> Result<()> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
            done => done.map_err(|source| Error::Io { path: self.path.clone(), source })?,
        }
        Ok(())
    }
}

fn create(path: &Path, inputs: &[PathBuf]) -> io::Result<File> {
    let same = |input: &PathBuf| input.canonicalize().ok() == path.canonicalize().ok();
    if path.exists() && inputs.iter().any(same) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "is one of the files to read"));
    }
    File::create(path)
}
