//! `copydesk.extract` and `copydesk.Extractor`.

use std::num::NonZeroUsize;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyMapping, PyString, PyTuple};

use super::articles::Articles;
use super::convert;
use super::pipe::Pipe;
use super::results::Article;
use super::rows::{BATCH_TEXTS, OnError, Rows, read};
use crate::{Gazetteer, Label, Model, Pool};

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

/// Extract from many articles, several at once; the results are in the order of the texts.
///
/// Args:
///     texts: An iterable of strings: a list, a generator, a column of pandas, polars or numpy. None and NaN
///         give an empty article.
///     published: One day of publication for all articles, or an iterable with one for each of them.
///     threads: How many articles to work on at once; None means as configured, or one per core.
///     progress: Whether to show a progress bar (needs tqdm), in a notebook as a widget.
///     ids: Your names for the articles, an iterable with a str, an int or None for each of them. They stand in the
///         column id of the tables, and in the JSON.
///     on_error: What to do about a text that is no string, or a day that is no day. "raise" ends the work with an
///         exception. "null" takes it for a missing one, so every other text keeps its index. A
///         function is told the index and the exception, and then it is taken for a missing one.
///
/// Returns:
///     Articles: a sequence with one Article for each text, and tables of all that was found.
///
/// Raises:
///     TypeError: If a text is neither a string nor missing; names its index.
///     InvalidDateError: If a day of publication is not a calendar day; names its index.
///     ValueError: If there are more or fewer days of publication, or ids, than texts.
///
/// Ctrl-C ends it after the articles that are being read.
///
/// >>> import copydesk
/// >>> articles = copydesk.extract_many(["KYIV (AP) - It rained on Sunday.", None], ids=["a", "b"])
/// >>> len(articles), articles[0].dateline.text
/// (2, 'KYIV (AP) -')
/// >>> articles.entities.column_names[:6]
/// ('article', 'id', 'start', 'end', 'text', 'label')
#[pyfunction]
#[pyo3(
    signature = (texts, published=None, threads=None, progress=false, ids=None, *, on_error=OnError::Raise),
    text_signature = "(texts, published=None, threads=None, progress=False, ids=None, *, on_error='raise')"
)]
pub(super) fn extract_many(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    threads: Option<i64>,
    progress: bool,
    ids: Option<&Bound<'_, PyAny>>,
    on_error: OnError,
) -> PyResult<Articles> {
    Extractor::default().extract_many(texts, published, threads, progress, ids, on_error)
}

/// Extract from a stream of articles, one result after the other, in the order of the texts.
///
/// It reads a batch of texts, works on several of them at once, and reads the next batch when you have taken all
/// articles of it: memory is bounded, however many texts there are.
///
/// Args:
///     texts: An iterable of strings, read bit by bit. None and NaN give an empty article.
///     published: One day of publication for all articles, or an iterable with one for each of them.
///     as_tuples: Whether texts holds pairs, tuples of a text and a context of yours, such as its id or its row.
///         Then each article comes in a pair with its context.
///     threads: How many articles to work on at once; None means as configured, or one per core.
///     batch_size: How many texts to read ahead; None means 1,024. Fewer give the first article sooner. A batch also
///         ends when it holds four million characters.
///     on_error: As for extract_many. The articles before the wrong one come first, then the exception.
///
/// Returns:
///     An iterator of Article, or of pairs of Article and context.
///
/// Raises:
///     As extract_many, when it comes to the text.
///
/// >>> import copydesk
/// >>> rows = [("KYIV (AP) - It rained.", 2022), ("ROME (AFP) - It did not.", 2023)]
/// >>> [(article.dateline.text, year) for article, year in copydesk.pipe(rows, as_tuples=True)]
/// [('KYIV (AP) -', 2022), ('ROME (AFP) -', 2023)]
#[pyfunction]
#[pyo3(
    signature = (texts, published=None, *, as_tuples=false, threads=None, batch_size=None, on_error=OnError::Raise),
    text_signature = "(texts, published=None, *, as_tuples=False, threads=None, batch_size=None, on_error='raise')"
)]
pub(super) fn pipe(
    texts: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    as_tuples: bool,
    threads: Option<i64>,
    batch_size: Option<i64>,
    on_error: OnError,
) -> PyResult<Pipe> {
    Extractor::default().pipe(texts, published, as_tuples, threads, batch_size, on_error)
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
///     vague_dates: Whether to mark vague references in time as dates too, as TimeML does: "now" with the value
///         PRESENT_REF, "recently" and "the former mayor" with PAST_REF, "the future" with FUTURE_REF, and "at that
///         time" without a value.
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
pub(super) struct Extractor {
    inner: crate::Extractor,
    /// The bytes of the model, for pickles.
    model: Option<Vec<u8>>,
    gazetteer: Option<Arc<Gazetteer>>,
    entities_only: bool,
    vague_dates: bool,
    threads: Option<NonZeroUsize>,
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, model=None, gazetteer=None, entities_only=false, vague_dates=false, threads=None))]
    fn new(
        model: Option<&Bound<'_, PyAny>>,
        gazetteer: Option<&Bound<'_, PyMapping>>,
        entities_only: bool,
        vague_dates: bool,
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
        if vague_dates {
            builder = builder.vague_dates();
        }
        Ok(Self { inner: builder.build(), model, gazetteer, entities_only, vague_dates, threads })
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
        Ok(Article::new(Arc::new(found), text.clone().unbind()))
    }

    /// Extract from many articles, several at once; see copydesk.extract_many.
    #[pyo3(
        signature = (texts, published=None, threads=None, progress=false, ids=None, *, on_error=OnError::Raise),
        text_signature = "($self, texts, published=None, threads=None, progress=False, ids=None, *, on_error='raise')"
    )]
    fn extract_many(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        threads: Option<i64>,
        progress: bool,
        ids: Option<&Bound<'_, PyAny>>,
        on_error: OnError,
    ) -> PyResult<Articles> {
        let py = texts.py();
        let threads = convert::threads(threads)?.or(self.threads);
        let mut rows = Rows::new(texts, published, on_error)?.with_ids(ids)?;
        let bar = progress.then(|| progress_bar(texts)).transpose()?;
        let pool = py.detach(|| Pool::new(&self.inner, threads)).map_err(convert::exception)?;
        let mut articles = Articles::default();
        let ended = read_to_end(&mut rows, &pool, bar.as_ref(), &mut articles, py);
        if let Some(bar) = bar {
            bar.call_method0("close")?;
        }
        match ended {
            Ok(()) => Ok(articles),
            Err(error) => {
                articles.discard();
                Err(error)
            }
        }
    }

    /// Extract from a stream of articles, one result after the other; see copydesk.pipe.
    #[pyo3(
        signature = (texts, published=None, *, as_tuples=false, threads=None, batch_size=None, on_error=OnError::Raise),
        text_signature = "($self, texts, published=None, *, as_tuples=False, threads=None, batch_size=None, on_error='raise')"
    )]
    fn pipe(
        &self,
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        as_tuples: bool,
        threads: Option<i64>,
        batch_size: Option<i64>,
        on_error: OnError,
    ) -> PyResult<Pipe> {
        let threads = convert::threads(threads)?.or(self.threads);
        let batch_size = convert::batch_size(batch_size)?.unwrap_or(BATCH_TEXTS);
        let rows = Rows::new(texts, published, on_error)?.with_contexts(as_tuples);
        Ok(Pipe::new(rows, self.inner.clone(), threads, batch_size))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.threads == other.threads
            && self.entities_only == other.entities_only
            && self.vague_dates == other.vague_dates
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
        let vague = if self.vague_dates { "vague_dates=True, " } else { "" };
        format!("Extractor({model}{names}{only}{vague}threads={threads})")
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
        keywords.set_item("vague_dates", self.vague_dates)?;
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

fn read_to_end(
    rows: &mut Rows,
    pool: &Pool,
    bar: Option<&Bound<'_, PyAny>>,
    articles: &mut Articles,
    py: Python<'_>,
) -> PyResult<()> {
    while let Some(batch) = rows.next_batch(BATCH_TEXTS, py)? {
        let count = batch.len();
        articles.append(batch.extract(pool, py)?.0);
        py.check_signals()?;
        if let Some(bar) = bar {
            bar.call_method1("update", (count,))?;
        }
    }
    Ok(())
}

fn progress_bar<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let arguments = PyDict::new(texts.py());
    arguments.set_item("total", texts.len().ok())?;
    arguments.set_item("unit", "article")?;
    convert::library(texts.py(), "tqdm.auto", "progress")?.getattr("tqdm")?.call((), Some(&arguments))
}
