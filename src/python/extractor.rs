//! `copydesk.extract` and `copydesk.Extractor`.

use std::borrow::Cow;
use std::num::NonZeroUsize;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyTuple};

use super::convert;
use super::results::Article;
use crate::{Date, OffsetUnit, Pool};

/// Find the dateline, the attributions and the names in a news article.
///
/// Args:
///     text: The article, in English. Offsets in the result count its code points.
///     published: The day of publication, a datetime.date or a string such as "2024-12-02". It gives the year
///         that a dateline leaves out, and the day that "Sunday" is counted from if there is no dateline.
///
/// Returns:
///     An Article.
///
/// Raises:
///     TypeError: If text is not a string.
///     InvalidDateError: If published is not a calendar day; a ValueError as well.
///
/// >>> import copydesk
/// >>> article = copydesk.extract("KYIV, Ukraine (AP) - It rained on Sunday.", published="2024-12-02")
/// >>> article.dateline.places[0].name
/// 'Kyiv'
#[pyfunction]
#[pyo3(signature = (text, published=None))]
pub(super) fn extract<'py>(
    text: &Bound<'py, PyString>,
    published: Option<&Bound<'py, PyAny>>,
) -> PyResult<Article> {
    Extractor::new(None)?.extract(text, published)
}

/// A configured extractor: reusable, thread-safe, picklable.
///
/// Args:
///     threads: How many articles extract_many works on at once; None means one per core.
#[pyclass(frozen, module = "copydesk")]
#[derive(Debug)]
pub(super) struct Extractor {
    extractor: crate::Extractor,
    threads: Option<NonZeroUsize>,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, threads=None))]
    fn new(threads: Option<i64>) -> PyResult<Self> {
        Ok(Self { extractor: crate::Extractor::embedded(), threads: convert::threads(threads)? })
    }

    /// How many articles extract_many works on at once; None means one per core.
    #[getter]
    fn threads(&self) -> Option<NonZeroUsize> {
        self.threads
    }

    /// Find the dateline, the attributions and the names in a news article; see copydesk.extract.
    #[pyo3(signature = (text, published=None))]
    fn extract<'py>(
        &self,
        text: &Bound<'py, PyString>,
        published: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Article> {
        let published = published.map_or(Ok(None), convert::day)?;
        let utf8 = convert::utf8(text)?;
        let found = text.py().detach(|| read(&mut self.extractor.worker(), &utf8, published));
        Ok(Article::new(found, text.clone().unbind()))
    }

    /// Extract from many articles, several at once; the results are in the order of the texts.
    ///
    /// Args:
    ///     texts: An iterable of strings: a list, a generator, a column of pandas, polars or numpy. None and NaN
    ///         give an empty article.
    ///     published: One day of publication for all articles, or an iterable with one for each of them.
    ///     threads: How many articles to work on at once; None means as configured.
    ///     progress: Whether to show a progress bar (needs tqdm).
    ///
    /// Returns:
    ///     A list with one Article for each text.
    ///
    /// Raises:
    ///     TypeError: If a text is neither a string nor missing; names its index.
    ///     InvalidDateError: If a day of publication is not a calendar day; names its index.
    ///     ValueError: If there are more or fewer days of publication than texts.
    #[pyo3(signature = (texts, published=None, threads=None, progress=false))]
    fn extract_many<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        published: Option<&Bound<'py, PyAny>>,
        threads: Option<i64>,
        progress: bool,
    ) -> PyResult<Vec<Article>> {
        let py = texts.py();
        let threads = convert::threads(threads)?.or(self.threads);
        let mut rows = Rows::new(texts, published)?;
        let bar = progress.then(|| progress_bar(texts)).transpose()?;
        let pool = py.detach(|| Pool::new(&self.extractor, threads)).map_err(convert::exception)?;
        let mut articles = Vec::new();
        while let Some(batch) = rows.next_batch()? {
            batch.extract(py, &pool, &mut articles)?;
            py.check_signals()?;
            if let Some(bar) = &bar {
                bar.call_method1("update", (batch.texts.len(),))?;
            }
        }
        if let Some(bar) = bar {
            bar.call_method0("close")?;
        }
        Ok(articles)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.threads == other.threads
    }

    fn __hash__(&self) -> usize {
        self.threads.map_or(0, NonZeroUsize::get)
    }

    fn __repr__(&self) -> String {
        let threads = self.threads.map_or_else(|| "None".to_owned(), |threads| threads.to_string());
        format!("Extractor(threads={threads})")
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let keywords = PyDict::new(py);
        keywords.set_item("threads", self.threads)?;
        Ok((PyTuple::empty(py), keywords))
    }
}

fn read(worker: &mut crate::Worker, text: &str, published: Option<Date>) -> crate::Article {
    worker.extract(text, published).in_offsets(text, OffsetUnit::CodePoint)
}

fn progress_bar<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let arguments = PyDict::new(texts.py());
    arguments.set_item("total", texts.len().ok())?;
    arguments.set_item("unit", "article")?;
    texts.py().import("tqdm")?.getattr("tqdm")?.call((), Some(&arguments))
}

/// A batch ends with the text with which it reaches so many texts or bytes.
const BATCH_TEXTS: usize = 1024;
const BATCH_BYTES: usize = 4 << 20;

/// The texts and their days of publication, as they come.
struct Rows<'py> {
    texts: Bound<'py, PyIterator>,
    published: Published<'py>,
    index: usize,
}

enum Published<'py> {
    All(Option<Date>),
    Each(Bound<'py, PyIterator>),
}

/// Some rows; a missing text is empty.
struct Batch<'py> {
    texts: Vec<Bound<'py, PyString>>,
    published: Vec<Option<Date>>,
}

impl Batch<'_> {
    /// Extracts from all texts, without the interpreter's lock, and appends the articles.
    fn extract(&self, py: Python<'_>, pool: &Pool, articles: &mut Vec<Article>) -> PyResult<()> {
        let texts: Vec<Cow<'_, str>> = self.texts.iter().map(convert::utf8).collect::<PyResult<_>>()?;
        let inputs: Vec<(&str, Option<Date>)> =
            texts.iter().zip(&self.published).map(|(text, day)| (&**text, *day)).collect();
        let found = py.detach(|| pool.map(&inputs, |worker, (text, day)| read(worker, text, *day)));
        articles.extend(
            found
                .into_iter()
                .zip(&self.texts)
                .map(|(found, text)| Article::new(found, text.clone().unbind())),
        );
        Ok(())
    }
}

/// The same exception with the index of the day that caused it.
fn with_index(error: &PyErr, index: usize, py: Python<'_>) -> PyErr {
    PyErr::from_type(error.get_type(py), format!("published[{index}]: {}", error.value(py)))
}

impl<'py> Rows<'py> {
    fn new(texts: &Bound<'py, PyAny>, published: Option<&Bound<'py, PyAny>>) -> PyResult<Self> {
        if texts.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts: expected an iterable of strings, not one string"));
        }
        let published = match published {
            None => Published::All(None),
            Some(days) => match days.cast::<PyString>().is_err().then(|| days.try_iter()) {
                Some(Ok(days)) => Published::Each(days),
                _ => Published::All(convert::day(days)?),
            },
        };
        Ok(Self { texts: texts.try_iter()?, published, index: 0 })
    }

    /// The next rows, `None` at the end.
    fn next_batch(&mut self) -> PyResult<Option<Batch<'py>>> {
        let mut batch = Batch { texts: Vec::new(), published: Vec::new() };
        let mut bytes = 0;
        while batch.texts.len() < BATCH_TEXTS && bytes < BATCH_BYTES {
            let Some(text) = self.texts.next() else {
                self.expect_no_more_days()?;
                break;
            };
            let text = self.text(&text?)?;
            bytes += text.len()?;
            batch.texts.push(text);
            batch.published.push(self.day()?);
            self.index += 1;
        }
        Ok((!batch.texts.is_empty()).then_some(batch))
    }

    fn text(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
        match text.cast::<PyString>() {
            Ok(text) => Ok(text.clone()),
            Err(_) if convert::is_missing(text)? => Ok(PyString::new(text.py(), "")),
            Err(_) => {
                let (index, found) = (self.index, convert::type_name(text));
                Err(PyTypeError::new_err(format!("texts[{index}]: expected a str or None, not {found}")))
            }
        }
    }

    fn day(&mut self) -> PyResult<Option<Date>> {
        match &mut self.published {
            Published::All(day) => Ok(*day),
            Published::Each(days) => match days.next() {
                Some(day) => {
                    let day = day?;
                    convert::day(&day).map_err(|error| with_index(&error, self.index, day.py()))
                }
                None => Err(PyValueError::new_err(format!(
                    "published: only {} days, fewer than texts",
                    self.index
                ))),
            },
        }
    }

    fn expect_no_more_days(&mut self) -> PyResult<()> {
        if let Published::Each(days) = &mut self.published {
            if days.next().is_some() {
                return Err(PyValueError::new_err(format!(
                    "published: more days than the {} texts",
                    self.index
                )));
            }
        }
        Ok(())
    }
}
