//! `copydesk.pipe`: one article after the other from a stream of texts.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::process;
use std::sync::{Mutex, TryLockError};

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::convert;
use super::results::Article;
use super::rows::Rows;
use crate::{Extractor, Pool};

/// Yields one article after the other, in the order of the texts; what pipe returns.
#[pyclass(frozen, module = "copydesk")]
pub(super) struct Pipe {
    state: Mutex<State>,
}

struct State {
    extractor: Extractor,
    threads: Option<NonZeroUsize>,
    batch_size: usize,
    /// With the process that it belongs to: threads do not survive a fork.
    pool: Option<(u32, Pool)>,
    /// `None` behind the last text or an exception.
    rows: Option<Rows>,
    ready: VecDeque<(Article, Option<Py<PyAny>>)>,
}

impl Pipe {
    pub(super) fn new(
        rows: Rows,
        extractor: Extractor,
        threads: Option<NonZeroUsize>,
        batch_size: usize,
    ) -> Self {
        let (pool, ready) = (None, VecDeque::new());
        let state = State { extractor, threads, batch_size, pool, rows: Some(rows), ready };
        Self { state: Mutex::new(state) }
    }
}

#[pymethods]
impl Pipe {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        // Waiting for the lock would keep its holder from the interpreter.
        let mut state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(state)) => state.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(PyValueError::new_err("pipe is already executing")),
        };
        match state.next(py)? {
            Some((article, Some(context))) => (article, context).into_bound_py_any(py).map(Some),
            Some((article, None)) => article.into_bound_py_any(py).map(Some),
            None => Ok(None),
        }
    }
}

impl State {
    fn next(&mut self, py: Python<'_>) -> PyResult<Option<(Article, Option<Py<PyAny>>)>> {
        if self.ready.is_empty() {
            // Put back only if all goes well: like a generator, a pipe ends with its first exception.
            if let Some(mut rows) = self.rows.take() {
                if self.read_batch(&mut rows, py)? {
                    self.rows = Some(rows);
                } else {
                    self.pool = None;
                }
            }
        }
        Ok(self.ready.pop_front())
    }

    /// Whether there was another batch.
    fn read_batch(&mut self, rows: &mut Rows, py: Python<'_>) -> PyResult<bool> {
        let Some(batch) = rows.next_batch(self.batch_size, py)? else { return Ok(false) };
        let (articles, contexts) = batch.extract(self.pool(py)?, py)?;
        self.ready.extend(articles.into_objects().zip(contexts));
        Ok(true)
    }

    fn pool(&mut self, py: Python<'_>) -> PyResult<&Pool> {
        let process = process::id();
        if self.pool.as_ref().is_none_or(|(owner, _)| *owner != process) {
            let pool = py.detach(|| Pool::new(&self.extractor, self.threads)).map_err(convert::exception)?;
            self.pool = Some((process, pool));
        }
        Ok(&self.pool.as_ref().expect("it was just made").1)
    }
}
