//! What goes out: the formats and the file.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::folder::Folder;
use super::input::Input;
use super::summary;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::export::Export;
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
    /// schema.org in JSON-LD, one object a line.
    JsonLd,
    /// IPTC ninjs 2.2, one object a line.
    Ninjs,
    /// W3C Web Annotation, one page of annotations a line.
    WebAnnotation,
    /// `CoNLL` columns: token and IOB2 tag.
    Conll,
    /// brat standoff; of several articles a folder with two files each.
    Brat,
}

/// How one article is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) format: Format,
    pub(super) offsets: OffsetUnit,
    /// Whether there is only this one article.
    pub(super) single: bool,
}

/// What is written for one article.
#[derive(Debug)]
pub(super) struct Rendering {
    pub(super) text: String,
    /// In a folder: the name of the article's files, and its text.
    pub(super) file: Option<(String, String)>,
}

impl Layout {
    /// What is written for `article`, found in `input`, with its offsets in bytes.
    pub(super) fn render(self, article: Article, input: &Input<'_>) -> Rendering {
        let text = &*input.text;
        let file = (self.format == Format::Brat).then(|| (summary::id_text(&input.id), text.to_owned()));
        let text = match self.format {
            Format::Text => summary::render(&article, self.single),
            Format::Html => html::section(&article, text),
            Format::Jsonl => article.in_offsets(text, self.offsets).to_json() + "\n",
            Format::Json => pretty(&article.in_offsets(text, self.offsets), self.single),
            Format::JsonLd => export(&article, input).to_json_ld() + "\n",
            Format::Ninjs => export(&article, input).to_ninjs() + "\n",
            Format::WebAnnotation => export(&article, input).to_web_annotation() + "\n",
            Format::Conll => export(&article, input).to_conll(),
            Format::Brat => export(&article, input).to_brat(),
        };
        Rendering { text, file }
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

fn export<'a>(article: &Article, input: &'a Input<'_>) -> Export<'a> {
    let mut export = Export::new(article, &input.text);
    if let Some(url) = &input.url {
        export = export.url(url);
    }
    if let Some(headline) = &input.headline {
        export = export.headline(headline);
    }
    match input.published {
        Some(day) => export.published(day),
        None => export,
    }
}

/// Indented JSON; in a list one step deeper, on a new line.
fn pretty(article: &Article, single: bool) -> String {
    let json =
        serde_json::to_string_pretty(article).expect("an article holds only strings, numbers and lists");
    if single { json } else { format!("\n{json}").replace('\n', "\n  ") }
}

/// The file, stream or folder that is written.
pub(super) struct Output {
    stream: BufWriter<Box<dyn Write>>,
    folder: Option<Folder>,
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
    /// If the file or folder cannot be written, is one of the files to read, or is standard output and cannot hold
    /// the files of several articles.
    pub(super) fn open(path: Option<&Path>, inputs: &[PathBuf], layout: Layout) -> Result<Self> {
        let path = path.unwrap_or(Path::new("-"));
        let problem = |source| Error::Io { path: path.into(), source };
        let (mut stream, mut folder): (Box<dyn Write>, _) = (Box::new(io::stdout()), None);
        match layout.format {
            Format::Brat if path != Path::new("-") => folder = Some(Folder::create(path).map_err(problem)?),
            Format::Brat if !layout.single => return Err(problem(needs_folder())),
            _ if path != Path::new("-") => stream = Box::new(create(path, inputs).map_err(problem)?),
            _ => {}
        }
        let stream = BufWriter::new(stream);
        Ok(Self { stream, folder, path: path.into(), layout, begun: false, closed: false })
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
    pub(super) fn write(&mut self, article: &Rendering) -> Result<()> {
        match (&mut self.folder, &article.file) {
            (Some(folder), Some((name, text))) => folder.write(name, text, &article.text),
            _ => self.print(&article.text),
        }
    }

    fn print(&mut self, article: &str) -> Result<()> {
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
            self.print("")?;
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

fn needs_folder() -> io::Error {
    let problem = "brat has two files for each article; give a folder for them with --output";
    io::Error::new(ErrorKind::InvalidInput, problem)
}

fn create(path: &Path, inputs: &[PathBuf]) -> io::Result<File> {
    let same = |input: &PathBuf| input.canonicalize().ok() == path.canonicalize().ok();
    if path.exists() && inputs.iter().any(same) {
        return Err(io::Error::new(ErrorKind::InvalidInput, "is one of the files to read"));
    }
    File::create(path)
}
