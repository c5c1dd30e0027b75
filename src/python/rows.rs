//! The rows of a caller: texts with their days of publication and ids, read a batch at a time.

use std::borrow::Cow;
use std::sync::Arc;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};

use super::articles::Articles;
use super::convert;
use crate::article::{Article, Id};
use crate::{Date, OffsetUnit, Pool, Worker};

/// A batch ends with the text with which it reaches so many texts or bytes.
const BATCH_TEXTS: usize = 1024;
const BATCH_BYTES: usize = 4 << 20;

/// The texts with what is given beside them, as they come.
pub(super) struct Rows {
    texts: Py<PyIterator>,
    published: Published,
    ids: Option<Py<PyIterator>>,
    index: usize,
}

enum Published {
    All(Option<Date>),
    Each(Py<PyIterator>),
}

/// Some rows; a missing text is empty.
#[derive(Default)]
pub(super) struct Batch {
    texts: Vec<Py<PyString>>,
    published: Vec<Option<Date>>,
    ids: Vec<Option<Id>>,
}

impl Rows {
    pub(super) fn new(
        texts: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        ids: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        if texts.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts: expected an iterable of strings, not one string"));
        }
        if ids.is_some_and(PyAnyMethods::is_instance_of::<PyString>) {
            return Err(PyTypeError::new_err("ids: expected an iterable of ids, not one string"));
        }
        let published = published.map_or(Ok(Published::All(None)), Published::new)?;
        let ids = ids.map(|ids| ids.try_iter().map(Bound::unbind)).transpose()?;
        Ok(Self { texts: texts.try_iter()?.unbind(), published, ids, index: 0 })
    }

    /// The next rows, `None` at the end.
    pub(super) fn next_batch(&mut self, py: Python<'_>) -> PyResult<Option<Batch>> {
        let mut batch = Batch::default();
        let mut bytes = 0;
        while batch.len() < BATCH_TEXTS && bytes < BATCH_BYTES {
            let Some(text) = self.texts.bind(py).clone().next() else {
                self.expect_no_more(py)?;
                break;
            };
            let text = self.text(&text?)?;
            bytes += text.len()?;
            batch.texts.push(text.unbind());
            batch.published.push(self.day(py)?);
            batch.ids.push(self.id(py)?);
            self.index += 1;
        }
        Ok((!batch.texts.is_empty()).then_some(batch))
    }

    fn text<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
        match text.cast::<PyString>() {
            Ok(text) => Ok(text.clone()),
            Err(_) if convert::is_missing(text)? => Ok(PyString::new(text.py(), "")),
            Err(_) => {
                let (index, found) = (self.index, convert::type_name(text));
                Err(PyTypeError::new_err(format!("texts[{index}]: expected a str or None, not {found}")))
            }
        }
    }

    fn day(&self, py: Python<'_>) -> PyResult<Option<Date>> {
        match &self.published {
            Published::All(day) => Ok(*day),
            Published::Each(days) => {
                let day = self.next_of(days.bind(py), "published: only {} days, fewer than texts")?;
                convert::day(&day).map_err(|error| self.with_index("published", &error, py))
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

impl Batch {
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// Extracts from all texts, without the interpreter's lock.
    pub(super) fn extract(self, pool: &Pool, py: Python<'_>) -> PyResult<Articles> {
        let found = {
            let texts: Vec<Cow<'_, str>> =
                self.texts.iter().map(|text| convert::utf8(text.bind(py))).collect::<PyResult<_>>()?;
            let inputs: Vec<(&str, Option<Date>)> =
                texts.iter().zip(self.published).map(|(text, day)| (&**text, day)).collect();
            py.detach(|| pool.map(&inputs, |worker, (text, day)| read(worker, text, *day)))
        };
        let found =
            found.into_iter().zip(self.ids).map(|(found, id)| Arc::new(Article { id, ..found })).collect();
        Ok(Articles::new(found, self.texts))
    }
}

/// What stands in the text, with offsets in code points.
pub(super) fn read(worker: &mut Worker, text: &str, published: Option<Date>) -> Article {
    worker.extract(text, published).in_offsets(text, OffsetUnit::CodePoint)
}
