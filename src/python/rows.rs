//! The rows of a caller: texts with what is given beside them, read a batch at a time.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};

use super::articles::Articles;
use super::convert;
use crate::article::{Article, Id};
use crate::{Date, OffsetUnit, Pool, Worker};

/// A batch ends with the text with which it reaches so many texts or bytes.
pub(super) const BATCH_TEXTS: usize = 1024;
const BATCH_BYTES: usize = 4 << 20;

/// How often a signal such as Ctrl-C is looked for.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// The texts with what is given beside them, as they come.
pub(super) struct Rows {
    texts: Py<PyIterator>,
    published: Published,
    ids: Option<Py<PyIterator>>,
    /// Whether each of the texts is a pair of a text and its context.
    as_tuples: bool,
    on_error: OnError,
    index: usize,
    /// What is wrong with the row behind the last batch.
    failed: Option<PyErr>,
}

enum Published {
    All(Option<Date>),
    Each(Py<PyIterator>),
}

/// What to do about a text or a day of publication that is none.
pub(super) enum OnError {
    Raise,
    /// Take it for a missing one.
    Null,
    /// Tell it to a function of the index and the exception, and take it for a missing one.
    Call(Py<PyAny>),
}

/// Some rows.
#[derive(Default)]
pub(super) struct Batch {
    rows: Vec<Row>,
}

/// A missing text is empty.
struct Row {
    text: Py<PyString>,
    context: Option<Py<PyAny>>,
    published: Option<Date>,
    id: Option<Id>,
}

impl Rows {
    pub(super) fn new(
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        on_error: OnError,
    ) -> PyResult<Self> {
        if texts.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts: expected an iterable of strings, not one string"));
        }
        Ok(Self {
            texts: texts.try_iter()?.unbind(),
            published: published.map_or(Ok(Published::All(None)), Published::new)?,
            ids: None,
            as_tuples: false,
            on_error,
            index: 0,
            failed: None,
        })
    }

    pub(super) fn with_ids(mut self, ids: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        if ids.is_some_and(PyAnyMethods::is_instance_of::<PyString>) {
            return Err(PyTypeError::new_err("ids: expected an iterable of ids, not one string"));
        }
        self.ids = ids.map(|ids| ids.try_iter().map(Bound::unbind)).transpose()?;
        Ok(self)
    }

    pub(super) fn with_contexts(mut self, as_tuples: bool) -> Self {
        self.as_tuples = as_tuples;
        self
    }

    /// The next rows, so many at most; `None` at the end. Those before a wrong row come first, then the error.
    pub(super) fn next_batch(&mut self, most: usize, py: Python<'_>) -> PyResult<Option<Batch>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let mut batch = Batch::default();
        let mut bytes = 0;
        while batch.len() < most && bytes < BATCH_BYTES {
            match self.next_row(py) {
                Ok(Some(row)) => {
                    bytes += row.text.bind(py).len()?;
                    batch.rows.push(row);
                }
                Ok(None) => break,
                Err(error) if batch.rows.is_empty() => return Err(error),
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        Ok((!batch.rows.is_empty()).then_some(batch))
    }

    fn next_row(&mut self, py: Python<'_>) -> PyResult<Option<Row>> {
        let Some(text) = self.texts.bind(py).clone().next() else {
            return self.expect_no_more(py).map(|()| None);
        };
        let (text, context) = self.with_context(text?)?;
        let text = self.or_missing(self.text(&text), py)?;
        let text = text.map_or_else(|| PyString::new(py, "").unbind(), Bound::unbind);
        let row = Row { text, context, published: self.day(py)?, id: self.id(py)? };
        self.index += 1;
        Ok(Some(row))
    }

    fn with_context<'py>(&self, text: Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, Option<Py<PyAny>>)> {
        if !self.as_tuples {
            return Ok((text, None));
        }
        let (index, found) = (self.index, convert::type_name(&text));
        let (text, context): (_, Bound<'py, PyAny>) = text.extract().map_err(|_| {
            PyTypeError::new_err(format!("texts[{index}]: expected a tuple of text and context, not {found}"))
        })?;
        Ok((text, Some(context.unbind())))
    }

    fn text<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
        match text.cast::<PyString>() {
            Ok(text) => Ok(Some(text.clone())),
            Err(_) if convert::is_missing(text)? => Ok(None),
            Err(_) => {
                let (index, found) = (self.index, convert::type_name(text));
                Err(PyTypeError::new_err(format!("texts[{index}]: expected a str or None, not {found}")))
            }
        }
    }

    /// The value, or `None` for a wrong one if that is how the caller wants it.
    fn or_missing<T>(&self, value: PyResult<Option<T>>, py: Python<'_>) -> PyResult<Option<T>> {
        match (value, &self.on_error) {
            (Err(_), OnError::Null) => Ok(None),
            (Err(error), OnError::Call(tell)) => tell.call1(py, (self.index, error)).map(|_| None),
            (value, _) => value,
        }
    }

    fn day(&self, py: Python<'_>) -> PyResult<Option<Date>> {
        match &self.published {
            Published::All(day) => Ok(*day),
            Published::Each(days) => {
                let day = self.next_of(days.bind(py), "published: only {} days, fewer than texts")?;
                let day = convert::day(&day).map_err(|error| self.with_index("published", &error, py));
                self.or_missing(day, py)
            }
        }
    }

    fn id(&self, py: Python<'_>) -> PyResult<Option<Id>> {
        let Some(ids) = &self.ids else { return Ok(None) };
        let id = self.next_of(ids.bind(py), "ids: only {}, fewer than texts")?;
        if convert::is_missing(&id)? {
            return Ok(None);
        }
        convert::id(&id).map(Some).map_err(|error| self.with_index("ids", &error, py))
    }

    /// The next of a column beside the texts; `too_few` is the message if there is none.
    fn next_of<'py>(&self, column: &Bound<'py, PyIterator>, too_few: &str) -> PyResult<Bound<'py, PyAny>> {
        let end = || PyValueError::new_err(too_few.replace("{}", &self.index.to_string()));
        column.clone().next().ok_or_else(end)?
    }

    /// The same exception with the index of the value that caused it.
    fn with_index(&self, column: &str, error: &PyErr, py: Python<'_>) -> PyErr {
        let index = self.index;
        PyErr::from_type(error.get_type(py), format!("{column}[{index}]: {}", error.value(py)))
    }

    fn expect_no_more(&self, py: Python<'_>) -> PyResult<()> {
        let more = |column: &Py<PyIterator>| column.bind(py).clone().next().is_some();
        let texts = self.index;
        match &self.published {
            Published::Each(days) if more(days) => {
                Err(PyValueError::new_err(format!("published: more days than the {texts} texts")))
            }
            _ if self.ids.as_ref().is_some_and(more) => {
                Err(PyValueError::new_err(format!("ids: more ids than the {texts} texts")))
            }
            _ => Ok(()),
        }
    }
}

impl Published {
    fn new(days: &Bound<'_, PyAny>) -> PyResult<Self> {
        match days.cast::<PyString>().is_err().then(|| days.try_iter()) {
            Some(Ok(days)) => Ok(Self::Each(days.unbind())),
            _ => convert::day(days).map(Self::All),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for OnError {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match value.cast::<PyString>().ok().map(|word| word.to_string()).as_deref() {
            Some("raise") => Ok(Self::Raise),
            Some("null") => Ok(Self::Null),
            None if value.is_callable() => Ok(Self::Call(value.to_owned().unbind())),
            _ => Err(PyValueError::new_err(format!(
                "on_error: expected \"raise\", \"null\" or a function of index and exception, not {}",
                value.repr()?
            ))),
        }
    }
}

impl Batch {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Extracts from all texts, without the interpreter's lock. Returns the contexts of the texts as well.
    pub(super) fn extract(self, pool: &Pool, py: Python<'_>) -> PyResult<(Articles, Vec<Option<Py<PyAny>>>)> {
        let found = {
            let texts: Vec<Cow<'_, str>> =
                self.rows.iter().map(|row| convert::utf8(row.text.bind(py))).collect::<PyResult<_>>()?;
            let inputs: Vec<(&str, Option<Date>)> =
                texts.iter().zip(&self.rows).map(|(text, row)| (&**text, row.published)).collect();
            py.detach(|| read_all(&inputs, pool))?
        };
        let mut articles = Articles::default();
        let mut contexts = Vec::with_capacity(self.rows.len());
        for (found, row) in found.into_iter().zip(self.rows) {
            articles.push(Arc::new(Article { id: row.id, ..found }), row.text);
            contexts.push(row.context);
        }
        Ok((articles, contexts))
    }
}

/// What stands in the text, with offsets in code points.
pub(super) fn read(worker: &mut Worker, text: &str, published: Option<Date>) -> Article {
    worker.extract(text, published).in_offsets(text, OffsetUnit::CodePoint)
}

/// What stands in each of the texts. A signal whose handler raises an exception, as Ctrl-C does, ends the work after
/// the articles that are being read.
#[allow(clippy::redundant_closure_for_method_calls)] // The method itself has too narrow a lifetime.
fn read_all(inputs: &[(&str, Option<Date>)], pool: &Pool) -> PyResult<Vec<Article>> {
    let is_stopped = AtomicBool::new(false);
    let job = |worker: &mut Worker, (text, published): &(&str, Option<Date>)| {
        if is_stopped.load(Ordering::Relaxed) { Article::default() } else { read(worker, text, *published) }
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let work = scope.spawn(move || sender.send(pool.map(inputs, job)));
        loop {
            match receiver.recv_timeout(SIGNAL_INTERVAL) {
                Ok(found) => return Ok(found),
                Err(RecvTimeoutError::Timeout) => {
                    if let Err(error) = Python::attach(|py| py.check_signals()) {
                        is_stopped.store(true, Ordering::Relaxed);
                        return Err(error);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let panic = work.join().expect_err("it ends without a result only by a panic");
                    std::panic::resume_unwind(panic);
                }
            }
        }
    })
}
