//! `copydesk.Articles`: what was found in many texts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PySlice, PyString};

use super::results::Article;
use super::table::Table;
use crate::arrow;

/// What was found in many texts: a sequence of Article, and a table of each kind of result.
///
/// An Article is made when it is asked for, so the tables of a million texts cost no million objects.
///
/// Args:
///     articles: An iterable of Article. Most callers get theirs from extract_many instead.
///
/// >>> import copydesk
/// >>> articles = copydesk.extract_many(["KYIV (AP) - It rained.", "It cost $5."], ids=["a", "b"])
/// >>> articles[0].dateline.text
/// 'KYIV (AP) -'
/// >>> articles.entities
/// Table(3 rows: article, id, start, end, text, label, score, cluster, value, number, currency, place, country, admin1, geonames_id, latitude, longitude, place_score)
#[pyclass(frozen, sequence, module = "copydesk")]
#[derive(Default)]
pub(super) struct Articles {
    found: Vec<Arc<crate::Article>>,
    texts: Vec<Py<PyString>>,
}

impl Articles {
    /// Appends what was found in a text, with offsets in code points.
    pub(super) fn push(&mut self, found: Arc<crate::Article>, text: Py<PyString>) {
        self.found.push(found);
        self.texts.push(text);
    }

    /// Drops what was found without making the caller wait: the memory of a million articles takes seconds to free.
    pub(super) fn discard(self) {
        thread::spawn(move || drop(self.found));
    }

    /// Appends those of another.
    pub(super) fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
        self.texts.append(&mut other.texts);
    }

    /// What was found, in order.
    pub(super) fn found(&self) -> impl Iterator<Item = &crate::Article> {
        self.found.iter().map(|found| &**found)
    }

    /// Those of any iterable of `copydesk.Article`.
    pub(super) fn of(articles: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = articles.py();
        let mut all = Self::default();
        if let Ok(articles) = articles.cast::<Self>() {
            all.found.clone_from(&articles.get().found);
            all.texts.extend(articles.get().texts.iter().map(|text| text.clone_ref(py)));
            return Ok(all);
        }
        for article in articles.try_iter()? {
            let article = article?;
            let article = article.cast::<Article>()?.get();
            all.push(article.found(), article.text(py));
        }
        Ok(all)
    }

    /// Each as an object of its own.
    pub(super) fn into_objects(self) -> impl Iterator<Item = Article> {
        self.found.into_iter().zip(self.texts).map(|(found, text)| Article::new(found, text))
    }

    fn article(&self, index: usize, py: Python<'_>) -> Article {
        Article::new(self.found[index].clone(), self.texts[index].clone_ref(py))
    }

    fn equals(&self, index: usize, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        match value.cast::<Article>() {
            Ok(value) => value.get().equals(&self.found[index], &self.texts[index], value.py()),
            Err(_) => Ok(false),
        }
    }

    /// The index of the first article from `start` on, and before `end`, that equals the value.
    fn position(&self, value: &Bound<'_, PyAny>, start: usize, end: usize) -> PyResult<Option<usize>> {
        for index in start..end.min(self.found.len()) {
            if self.equals(index, value)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }
}

#[pymethods]
impl Articles {
    #[new]
    #[pyo3(signature = (articles=None))]
    fn from_iterable(articles: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        articles.map_or_else(|| Ok(Self::default()), Self::of)
    }

    /// One row for each article that has a dateline: a Table.
    #[getter]
    fn datelines(&self, py: Python<'_>) -> Table {
        py.detach(|| Table::new(arrow::datelines(self.found())))
    }

    /// One row for each named entity or value: a Table.
    #[getter]
    fn entities(&self, py: Python<'_>) -> Table {
        py.detach(|| Table::new(arrow::entities(self.found())))
    }

    /// One row for each person, organisation or place of each article: a Table.
    #[getter]
    fn clusters(&self, py: Python<'_>) -> Table {
        py.detach(|| Table::new(arrow::clusters(self.found())))
    }

    /// One row for each attribution, who said what: a Table.
    #[getter]
    fn attributions(&self, py: Python<'_>) -> Table {
        py.detach(|| Table::new(arrow::attributions(self.found())))
    }

    /// The index of the first article that equals the value; a ValueError if there is none.
    #[pyo3(signature = (value, start=0, stop=isize::MAX))]
    fn index(&self, value: &Bound<'_, PyAny>, start: isize, stop: isize) -> PyResult<usize> {
        let length = self.found.len();
        let from_end = |index: isize| match usize::try_from(index) {
            Ok(index) => index,
            Err(_) => length.saturating_sub(index.unsigned_abs()),
        };
        let index = self.position(value, from_end(start), from_end(stop))?;
        index.ok_or_else(|| PyValueError::new_err("the article is not among the articles"))
    }

    /// How many of the articles equal the value.
    fn count(&self, value: &Bound<'_, PyAny>) -> PyResult<usize> {
        let mut count = 0;
        let mut start = 0;
        while let Some(index) = self.position(value, start, usize::MAX)? {
            count += 1;
            start = index + 1;
        }
        Ok(count)
    }

    fn __len__(&self) -> usize {
        self.found.len()
    }

    fn __contains__(&self, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.position(value, 0, usize::MAX)?.is_some())
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = index.py();
        let length = self.found.len();
        if let Ok(slice) = index.cast::<PySlice>() {
            let slice = slice.indices(length as isize)?;
            let indices = (0..slice.slicelength as isize).map(|n| (slice.start + n * slice.step) as usize);
            let found = indices.clone().map(|index| self.found[index].clone()).collect();
            let texts = indices.map(|index| self.texts[index].clone_ref(py)).collect();
            return Self { found, texts }.into_bound_py_any(py);
        }
        let index: isize = index.extract()?;
        let from_start = if index < 0 { index.checked_add(length as isize) } else { Some(index) };
        match from_start.and_then(|index| usize::try_from(index).ok()).filter(|&index| index < length) {
            Some(index) => self.article(index, py).into_bound_py_any(py),
            None => Err(PyIndexError::new_err(format!("articles[{index}]: there are {length}"))),
        }
    }

    fn __iter__(slf: &Bound<'_, Self>) -> ArticleIterator {
        ArticleIterator { articles: slf.clone().unbind(), next: AtomicUsize::new(0) }
    }

    /// Equal to another Articles, or to a list, of equal articles in the same order.
    fn __eq__<'py>(&self, other: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = other.py();
        if !other.is_instance_of::<Self>() && !other.is_instance_of::<PyList>() {
            return Ok(py.NotImplemented().into_bound(py));
        }
        let mut equal = other.len()? == self.found.len();
        for (index, other) in other.try_iter()?.enumerate() {
            equal = equal && self.equals(index, &other?)?;
        }
        equal.into_bound_py_any(py)
    }

    fn __repr__(&self) -> String {
        format!("Articles({} articles)", self.found.len())
    }

    fn __getnewargs__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyList>,)> {
        Ok((slf.try_iter()?.collect::<PyResult<Vec<_>>>().and_then(|all| PyList::new(slf.py(), all))?,))
    }
}

/// Makes one Article after the other.
#[pyclass(frozen, module = "copydesk")]
pub(super) struct ArticleIterator {
    articles: Py<Articles>,
    next: AtomicUsize,
}

#[pymethods]
impl ArticleIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> Option<Article> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        let articles = self.articles.get();
        (index < articles.found.len()).then(|| articles.article(index, py))
    }
}
