//! `copydesk.extract` and `copydesk.Extractor`.

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::sync::Arc;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyMapping, PyString, PyTuple};

use super::convert;
use super::results::Article;
use crate::{Date, Gazetteer, Label, Model, OffsetUnit, Pool};

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
    Extractor::default().extract(text, published)
}

/// A configured extractor: reusable, thread-safe, picklable.
///
/// Args:
///     model: The model to find names with instead of the embedded one, as the command "copydesk train entities"
///         writes it: a path, or the bytes of the file. Pickles hold its bytes.
///     gazetteer: Names that you know: a mapping from labels, which may be your own, to iterables of names. They are
///         found wherever they stand as whole words, with capitals where headlines set them, and in capitals throughout
///         if they have four letters or more. The longest name wins, and beats whatever else is found where the two
///         overlap; its score is 1. A name under two labels has the first.
///     entities_only: Whether to leave it at the dateline and the entities, without clusters and attributions, in
///         half of the time.
///     threads: How many articles extract_many works on at once; None means one per core.
///
/// Raises:
///     ModelError: If the model is not a model, damaged, or of a format that this version does not read; a
///         ValueError as well.
///     GazetteerError: If a label or a name cannot be one; a ValueError as well.
///     OSError: If the file of the model cannot be read.
///
/// >>> import copydesk
/// >>> extractor = copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark"]})
/// >>> extractor.extract("They saw the Sea Lark.").entities
/// (Entity('Sea Lark', SHIP, 13..21),)
#[pyclass(frozen, module = "copydesk")]
#[derive(Debug, Default)]
#[allow(clippy::doc_link_with_quotes)] // The docstring is no Markdown.
pub(super) struct Extractor {
    inner: crate::Extractor,
    /// The bytes of the model, for pickles.
    model: Option<Vec<u8>>,
    gazetteer: Option<Arc<Gazetteer>>,
    entities_only: bool,
    threads: Option<NonZeroUsize>,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, model=None, gazetteer=None, entities_only=false, threads=None))]
    fn new(
        model: Option<&Bound<'_, PyAny>>,
        gazetteer: Option<&Bound<'_, PyMapping>>,
        entities_only: bool,
        threads: Option<i64>,
        py: Python<'_>,
    ) -> PyResult<Self> {
        let threads = convert::threads(threads)?;
        let model = model.map(convert::model).transpose()?;
        let names = gazetteer.map(convert::names).transpose()?;
        let mut builder = crate::Extractor::builder();
        if let Some(bytes) = &model {
            builder = builder.model(py.detach(|| Model::from_bytes(bytes)).map_err(convert::exception)?);
        }
        let gazetteer = names.map(|names| py.detach(|| Gazetteer::new(names).map(Arc::new)));
        let gazetteer = gazetteer.transpose().map_err(convert::exception)?;
        if let Some(gazetteer) = &gazetteer {
            builder = builder.gazetteer(gazetteer.clone());
        }
        if entities_only {
            builder = builder.entities_only();
        }
        Ok(Self { inner: builder.build(), model, gazetteer, entities_only, threads })
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
        let found = text.py().detach(|| read(&mut self.inner.worker(), &utf8, published));
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
        let pool = py.detach(|| Pool::new(&self.inner, threads)).map_err(convert::exception)?;
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
            && self.entities_only == other.entities_only
            && self.model == other.model
            && self.gazetteer == other.gazetteer
    }

    fn __hash__(&self) -> usize {
        let threads = self.threads.map_or(0, NonZeroUsize::get);
        threads + self.model.as_ref().map_or(0, Vec::len) + self.gazetteer.as_ref().map_or(0, |it| it.len())
    }

    fn __repr__(&self) -> String {
        let threads = self.threads.map_or_else(|| "None".to_owned(), |threads| threads.to_string());
        let model = self.model.as_ref().map(|model| format!("model=<{} bytes>, ", model.len()));
        let names = self.gazetteer.as_ref().map(|names| format!("gazetteer=<{} names>, ", names.len()));
        let (model, names) = (model.unwrap_or_default(), names.unwrap_or_default());
        let only = if self.entities_only { "entities_only=True, " } else { "" };
        format!("Extractor({model}{names}{only}threads={threads})")
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let keywords = PyDict::new(py);
        if let Some(model) = &self.model {
            keywords.set_item("model", PyBytes::new(py, model))?;
        }
        if let Some(gazetteer) = &self.gazetteer {
            keywords.set_item("gazetteer", lists(gazetteer, py)?)?;
        }
        keywords.set_item("entities_only", self.entities_only)?;
        keywords.set_item("threads", self.threads)?;
        Ok((PyTuple::empty(py), keywords))
    }
}

/// The names of each label, as they can be given again.
fn lists<'py>(gazetteer: &Gazetteer, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
    let mut lists: Vec<(Label, Vec<&str>)> = Vec::new();
    for (label, name) in gazetteer.names() {
        match lists.iter_mut().rfind(|list| list.0 == label) {
            Some((_, names)) => names.push(name),
            None => lists.push((label, vec![name])),
        }
    }
    let dict = PyDict::new(py);
    lists.into_iter().try_for_each(|(label, names)| dict.set_item(label.as_str(), names))?;
    Ok(dict)
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
