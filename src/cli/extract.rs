//! `copydesk extract`: from files to what was found in them, in batches of bounded size.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use super::SUCCESS;
use super::input::{Chunk, Fields, InputFormat, Problem, Record, Source};
use super::output::{Format, Layout, Output, Rendering};
use super::progress::Progress;
use crate::error::Result;
use crate::text::OffsetUnit;
use crate::value::Date;
use crate::{Extractor, Gazetteer, Model, Pool, Worker};

/// Exit status: 0; 1 if some articles could not be read (the others were); 2 if a file could not be read or
/// written, or a flag is wrong.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The files to read; standard input if there is none, or for "-".
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How the articles stand in the files [default: by each file's ending: .jsonl or .ndjson, .csv, else text].
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<InputFormat>,
    #[command(flatten)]
    fields: Fields,
    /// What to write: a summary for people, a JSON object (an array unless the input is one text file), one JSON
    /// object a line, a web page, or an export, whose offsets are always code points.
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    format: Format,
    /// The unit of the offsets in json and jsonl.
    #[arg(long, value_enum, default_value = "codepoint", value_name = "UNIT")]
    offsets: Offsets,
    /// The day of publication, YYYY-MM-DD, of the articles that do not bring their own; used where the dateline
    /// gives no (full) date.
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// The model to find names with instead of the embedded one, as `copydesk train entities` writes it.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Names to find before all others, with their labels: a JSON object from labels to lists of names, or lines
    /// of label, tab, name.
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
    /// Leave it at the dateline and the entities: no clusters, no attributions, in half of the time.
    #[arg(long)]
    entities_only: bool,
    /// Mark vague references in time as dates too: `now`, `the former mayor`, `in the future`.
    #[arg(long)]
    vague_dates: bool,
    /// How many articles to work on at once [default: one per core].
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// The file to write instead of standard output; for brat a folder, which must be new or empty.
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Offsets {
    /// Unicode code points, as Python counts.
    Codepoint,
    /// UTF-8 bytes, as Rust and Go count.
    Byte,
    /// UTF-16 code units, as JavaScript, Java and C# count.
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Codepoint => Self::CodePoint,
            Offsets::Byte => Self::Byte,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

/// A batch ends with the chunk with which it reaches this many bytes.
const BATCH_BYTES: usize = 4 << 20;
/// How many chunks may wait for the pool.
const WAITING_CHUNKS: usize = 4;

/// Extracts from all files and returns the exit status.
pub(super) fn run(arguments: Arguments) -> Result<u8> {
    let mut files = arguments.files;
    if files.is_empty() {
        files.push("-".into());
    }
    let fields = Arc::new(arguments.fields);
    let source = Source { files, format: arguments.input_format, fields: fields.clone() };
    let extraction = Extraction {
        fields,
        published: arguments.published,
        layout: Layout {
            format: arguments.format,
            offsets: arguments.offsets.into(),
            single: source.is_single(),
        },
    };
    let mut builder = Extractor::builder();
    if let Some(path) = arguments.model {
        builder = builder.model(Model::read(path)?);
    }
    if let Some(path) = arguments.gazetteer {
        builder = builder.gazetteer(Gazetteer::read(path)?);
    }
    if arguments.entities_only {
        builder = builder.entities_only();
    }
    if arguments.vague_dates {
        builder = builder.vague_dates();
    }
    let pool = Pool::new(&builder.build(), arguments.threads)?;
    let output = Output::open(arguments.output.as_deref(), &source.files, extraction.layout)?;
    let progress = Progress::new(source.total_bytes());
    let (sender, chunks) = sync_channel(WAITING_CHUNKS);
    let reader = std::thread::spawn(move || source.read(&sender));
    let (status, flow) = extraction.run(&pool, &chunks, output, &progress)?;
    if flow.is_continue() {
        // After a break the reader may wait for standard input for ever, and nobody waits for it.
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
    Ok(status)
}

/// What is done with each article.
struct Extraction {
    fields: Arc<Fields>,
    published: Option<Date>,
    layout: Layout,
}

impl Extraction {
    /// Writes what is found in each record, in order, until there is no more or nobody reads the output.
    fn run(
        &self,
        pool: &Pool,
        chunks: &Receiver<Chunk>,
        mut output: Output,
        progress: &Progress,
    ) -> Result<(u8, ControlFlow<()>)> {
        let mut complaints = Complaints::default();
        while let Some(batch) = next_batch(chunks) {
            for (found, problem) in pool.map(&batch.records, |worker, record| self.extract(worker, record)) {
                if let Some(problem) = problem {
                    progress.above(|| complaints.add(&problem));
                }
                if let Some(found) = found {
                    output.write(&found)?;
                }
            }
            output.flush()?;
            if output.is_closed() {
                return Ok((complaints.status, ControlFlow::Break(())));
            }
            progress.advance(batch.bytes, output.is_shown());
        }
        output.finish()?;
        Ok((complaints.status, ControlFlow::Continue(())))
    }

    /// What is written for the record's article, and what is wrong with the record.
    fn extract(&self, worker: &mut Worker, record: &Record) -> (Option<Rendering>, Option<Problem>) {
        let mut input = match record.decode(&self.fields) {
            Ok(input) => input,
            Err(problem) => return (None, Some(problem)),
        };
        input.published = input.published.or(self.published);
        let article = worker.extract(&input.text, input.published).with_id(input.id.clone());
        let note = input.note.as_ref().map(|note| record.problem(note, SUCCESS));
        (Some(self.layout.render(article, &input)), note)
    }
}

/// Problems, written to standard error as they come.
#[derive(Default)]
struct Complaints {
    status: u8,
    notes: usize,
}

/// So many notes are written: a field that is never a date would otherwise fill the screen.
const MOST_NOTES: usize = 5;

impl Complaints {
    fn add(&mut self, problem: &Problem) {
        self.status = self.status.max(problem.status);
        self.notes += usize::from(problem.status == SUCCESS);
        if problem.status != SUCCESS || self.notes <= MOST_NOTES {
            eprintln!("copydesk: {}", problem.message);
        } else if self.notes == MOST_NOTES + 1 {
            eprintln!("copydesk: more articles are read without their day of publication");
        }
    }
}

/// The chunks that are there, up to a batch; waits for the first one. `None` at the end.
fn next_batch(chunks: &Receiver<Chunk>) -> Option<Chunk> {
    let mut batch = chunks.recv().ok()?;
    while batch.bytes < BATCH_BYTES {
        let Ok(chunk) = chunks.try_recv() else { break };
        batch.records.extend(chunk.records);
        batch.bytes += chunk.bytes;
    }
    Some(batch)
}
