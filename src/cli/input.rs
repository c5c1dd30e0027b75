//! Articles as they come in: text files, JSON lines, tables.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use serde_json::Value;

use super::{BAD_ARTICLE, FAILURE};
use crate::article::Id;
use crate::value::Date;

/// How the articles stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputFormat {
    /// One article a file.
    Text,
    /// One JSON object a line.
    Jsonl,
    /// One row an article, below a row with the columns' names.
    Csv,
}

impl InputFormat {
    fn of(path: &Path) -> Self {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("jsonl" | "ndjson") => Self::Jsonl,
            Some("csv") => Self::Csv,
            _ => Self::Text,
        }
    }
}

/// The names of the fields or columns that are read.
#[derive(Clone, Debug, clap::Args)]
#[allow(clippy::struct_field_names)] // They are the names of the flags.
pub(super) struct Fields {
    /// The field or column that holds the article's text.
    #[arg(long, value_name = "NAME", default_value = "text")]
    text_field: String,
    /// The field or column that holds the article's id, a string or a number.
    #[arg(long, value_name = "NAME", default_value = "id")]
    id_field: String,
    /// The field or column that holds the day of publication, YYYY-MM-DD (a time behind it is passed over).
    #[arg(long, value_name = "NAME", default_value = "published")]
    published_field: String,
    /// The field or column that holds the article's address on the web, for exports [default: none].
    #[arg(long, value_name = "NAME")]
    url_field: Option<String>,
    /// The field or column that holds the article's headline, for exports [default: none].
    #[arg(long, value_name = "NAME")]
    headline_field: Option<String>,
}

/// One article.
#[derive(Debug)]
pub(super) struct Input<'a> {
    pub(super) id: Id,
    pub(super) text: Cow<'a, str>,
    pub(super) published: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) headline: Option<String>,
    /// Why the day of publication that the record brings is not used.
    pub(super) note: Option<String>,
}

impl<'a> Input<'a> {
    /// The day is a help and not the article, so one that cannot be read costs a note and not the article.
    fn new(id: Id, text: Cow<'a, str>, published: &str) -> Self {
        let (published, note) = match Date::parse_published(published) {
            Ok(day) => (day, None),
            Err(error) => (None, Some(format!("{error}; read without it"))),
        };
        Self { id, text, published, url: None, headline: None, note }
    }

    fn with_head(self, url: Option<String>, headline: Option<String>) -> Self {
        Self { url, headline, ..self }
    }
}

/// What is wrong with a record.
#[derive(Debug)]
pub(super) struct Problem {
    /// Where, and what is wrong.
    pub(super) message: String,
    /// The exit status that it leads to; success if there is an article nevertheless.
    pub(super) status: u8,
}

/// One article as it was read; decoding is left to the pool of threads.
#[derive(Debug)]
pub(super) struct Record {
    file: Arc<str>,
    /// The line, from 1; 0 if the record is the whole file.
    line: u64,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Text(Vec<u8>),
    Json(Vec<u8>),
    Row(Row),
    Unreadable(String),
}

/// The cells of a row in a table.
#[derive(Debug)]
struct Row {
    /// The number of the row, from 1.
    number: u64,
    text: Option<Vec<u8>>,
    id: Option<Vec<u8>>,
    published: Option<Vec<u8>>,
    url: Option<Vec<u8>>,
    headline: Option<Vec<u8>>,
}

/// Some records that came in together.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) records: Vec<Record>,
    /// The bytes that were read for them.
    pub(super) bytes: usize,
}

/// Where the articles come from.
#[derive(Debug)]
pub(super) struct Source {
    /// Files, `-` for standard input.
    pub(super) files: Vec<PathBuf>,
    /// Their format, guessed from each file's ending if not given.
    pub(super) format: Option<InputFormat>,
    pub(super) fields: Arc<Fields>,
}

/// A chunk ends behind the record with which it reaches this many bytes.
const CHUNK_BYTES: usize = 1 << 20;

/// The receiver has gone: nobody wants more.
struct Closed;

impl Source {
    /// Whether there is one text file, thus one article.
    pub(super) fn is_single(&self) -> bool {
        self.files.len() == 1 && self.format_of(&self.files[0]) == InputFormat::Text
    }

    /// The bytes in all files, if that can be known.
    pub(super) fn total_bytes(&self) -> Option<u64> {
        let size =
            |path: &PathBuf| path.metadata().ok().filter(std::fs::Metadata::is_file).map(|it| it.len());
        self.files.iter().map(size).sum()
    }

    /// Reads all files in order and sends their records, until the receiver is dropped.
    pub(super) fn read(&self, sender: &SyncSender<Chunk>) {
        for path in &self.files {
            if (Reader { file: path.to_string_lossy().into(), sender, chunk: Chunk::default() })
                .read(path, self.format_of(path), &self.fields)
                .is_err()
            {
                return;
            }
        }
    }

    fn format_of(&self, path: &Path) -> InputFormat {
        self.format.unwrap_or_else(|| InputFormat::of(path))
    }
}

/// Reads one file.
struct Reader<'a> {
    file: Arc<str>,
    sender: &'a SyncSender<Chunk>,
    chunk: Chunk,
}

impl Reader<'_> {
    fn read(mut self, path: &Path, format: InputFormat, fields: &Fields) -> Result<(), Closed> {
        let done = match (open(path), format) {
            (Ok(file), InputFormat::Text) => self.text(file),
            (Ok(file), InputFormat::Jsonl) => self.lines(file),
            (Ok(file), InputFormat::Csv) => self.rows(file, fields),
            (Err(error), _) => Ok(Err(error.to_string())),
        };
        if let Err(problem) = done? {
            self.push(0, Body::Unreadable(problem), 0)?;
        }
        self.send()
    }

    fn text(&mut self, mut file: Box<dyn Read>) -> Result<Result<(), String>, Closed> {
        let mut bytes = Vec::new();
        if let Err(error) = file.read_to_end(&mut bytes) {
            return Ok(Err(error.to_string()));
        }
        let size = bytes.len();
        self.push(0, Body::Text(bytes), size).map(Ok)
    }

    fn lines(&mut self, file: Box<dyn Read>) -> Result<Result<(), String>, Closed> {
        let mut file = BufReader::with_capacity(CHUNK_BYTES, file);
        for number in 1.. {
            if !file.buffer().contains(&b'\n') {
                // The next line is not there yet: what was read is not kept waiting for it.
                self.send()?;
            }
            let mut line = Vec::new();
            match file.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(size) if !line.trim_ascii().is_empty() => self.push(number, Body::Json(line), size)?,
                Ok(size) => self.chunk.bytes += size,
                Err(error) => return Ok(Err(error.to_string())),
            }
        }
        Ok(Ok(()))
    }

    fn rows(&mut self, file: Box<dyn Read>, fields: &Fields) -> Result<Result<(), String>, Closed> {
        let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(file);
        let columns = match table.byte_headers() {
            Ok(names) => names.clone(),
            Err(error) => return Ok(Err(error.to_string())),
        };
        let column = |name: &str| columns.iter().position(|column| strip_mark(column) == name.as_bytes());
        let (id, published) = (column(&fields.id_field), column(&fields.published_field));
        let url = fields.url_field.as_deref().and_then(column);
        let headline = fields.headline_field.as_deref().and_then(column);
        let Some(text) = column(&fields.text_field) else {
            let names: Vec<_> =
                columns.iter().map(|name| String::from_utf8_lossy(strip_mark(name))).collect();
            return Ok(Err(format!(
                "no column {:?}; its columns are {}",
                fields.text_field,
                names.join(", ")
            )));
        };
        let mut row = csv::ByteRecord::new();
        for number in 1.. {
            match table.read_byte_record(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Ok(Err(error.to_string())),
            }
            let cell = |at: Option<usize>| row.get(at?).map(<[u8]>::to_vec);
            let cells = Row {
                number,
                text: cell(Some(text)),
                id: cell(id),
                published: cell(published),
                url: cell(url),
                headline: cell(headline),
            };
            let line = row.position().map_or(0, csv::Position::line);
            self.push(line, Body::Row(cells), row.as_slice().len())?;
        }
        Ok(Ok(()))
    }

    fn push(&mut self, line: u64, body: Body, bytes: usize) -> Result<(), Closed> {
        self.chunk.records.push(Record { file: self.file.clone(), line, body });
        self.chunk.bytes += bytes;
        if self.chunk.bytes >= CHUNK_BYTES { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), Closed> {
        if self.chunk.records.is_empty() {
            return Ok(());
        }
        self.sender.send(std::mem::take(&mut self.chunk)).map_err(|_| Closed)
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(path)?)) }
}

/// The bytes without the byte-order mark that some programs write at the head of a file.
fn strip_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

impl Record {
    /// The article that stands in the record.
    pub(super) fn decode(&self, fields: &Fields) -> Result<Input<'_>, Problem> {
        match &self.body {
            Body::Text(bytes) => self.decode_text(bytes),
            Body::Json(line) => self.decode_line(line, fields),
            Body::Row(row) => decode_row(row),
            Body::Unreadable(message) => Err(message.clone()),
        }
        .map_err(|message| {
            let unreadable = matches!(self.body, Body::Unreadable(_));
            self.problem(&message, if unreadable { FAILURE } else { BAD_ARTICLE })
        })
    }

    /// The problem with its place.
    pub(super) fn problem(&self, message: &str, status: u8) -> Problem {
        let message = match self.line {
            0 => format!("{}: {message}", self.file),
            line => format!("{}:{line}: {message}", self.file),
        };
        Problem { message, status }
    }

    fn decode_text<'a>(&self, bytes: &'a [u8]) -> Result<Input<'a>, String> {
        Ok(Input::new(Id::Text(self.file.to_string()), utf8(bytes)?.into(), ""))
    }

    fn decode_line<'a>(&self, line: &[u8], fields: &Fields) -> Result<Input<'a>, String> {
        let mut object = match serde_json::from_str(utf8(strip_mark(line))?) {
            Ok(Value::Object(object)) => object,
            Ok(other) => return Err(format!("expected a JSON object, found {}", kind(&other))),
            Err(error) => return Err(format!("not JSON: {error}")),
        };
        let id = match object.remove(&fields.id_field) {
            Some(Value::String(id)) => Id::Text(id),
            Some(Value::Number(id)) => Id::Number(id),
            None | Some(Value::Null) => Id::Number(self.line.into()),
            Some(other) => return Err(wrong(&fields.id_field, "a string or a number", &other)),
        };
        let published = match object.remove(&fields.published_field) {
            Some(Value::String(day)) => day,
            None | Some(Value::Null) => String::new(),
            Some(other) => {
                return Err(wrong(&fields.published_field, "a string such as \"2024-12-02\"", &other));
            }
        };
        let mut text_of =
            |field: Option<&String>| match field.and_then(|field| Some((field, object.remove(field)?))) {
                Some((_, Value::String(text))) => Ok(Some(text)),
                None | Some((_, Value::Null)) => Ok(None),
                Some((field, other)) => Err(wrong(field, "a string", &other)),
            };
        let url = text_of(fields.url_field.as_ref())?;
        let headline = text_of(fields.headline_field.as_ref())?;
        match object.remove(&fields.text_field) {
            Some(Value::String(text)) => Ok(Input::new(id, text.into(), &published).with_head(url, headline)),
            Some(other) => Err(wrong(&fields.text_field, "a string", &other)),
            None => Err(format!("no field {:?}", fields.text_field)),
        }
    }
}

fn decode_row(row: &Row) -> Result<Input<'_>, String> {
    let text = utf8(row.text.as_deref().ok_or("the row ends before the text's column")?)?;
    let id = match row.id.as_deref() {
        None | Some([]) => Id::Number(row.number.into()),
        Some(id) => Id::Text(utf8(id)?.to_owned()),
    };
    let cell = |cell: &Option<Vec<u8>>| match cell.as_deref() {
        None | Some([]) => Ok(None),
        Some(bytes) => utf8(bytes).map(|text| Some(text.to_owned())),
    };
    let published = utf8(row.published.as_deref().unwrap_or_default())?;
    Ok(Input::new(id, text.into(), published).with_head(cell(&row.url)?, cell(&row.headline)?))
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    // Replacing what is broken would move every offset behind it.
    std::str::from_utf8(bytes)
        .map_err(|error| format!("broken UTF-8 at byte {}; convert it first", error.valid_up_to()))
}

fn wrong(field: &str, expected: &str, found: &Value) -> String {
    format!("field {field:?}: expected {expected}, found {}", kind(found))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
