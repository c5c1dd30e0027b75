//! What all classes need: their objects as JSON, as tuples, pickled and quoted.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What `__reduce__` returns: the function that makes the object again, and its arguments.
pub(super) type Reduced<'py> = (Bound<'py, PyAny>, (&'static str, String, Option<Py<PyString>>));

pub(super) fn restorer(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("copydesk._native")?.getattr("_restore")
}

pub(super) fn parsed<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|error| PyValueError::new_err(format!("not a pickled result: {error}")))
}

pub(super) fn json<T: Serialize>(found: &T) -> String {
    serde_json::to_string(found).expect("a result holds only strings, numbers and lists")
}

pub(super) fn dict<'py>(json: &str, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
    Ok(py.import("json")?.call_method1("loads", (json,))?.cast_into()?)
}

pub(super) fn hash(json: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    json.hash(&mut hasher);
    hasher.finish()
}

pub(super) fn tuple<'py, T: Clone, C: IntoPyObject<'py>>(
    py: Python<'py>,
    items: &[T],
    class: impl Fn(T) -> C,
) -> PyResult<Bound<'py, PyTuple>> {
    let objects: Vec<C> = items.iter().cloned().map(class).collect();
    PyTuple::new(py, objects)
}

pub(super) fn kept<'py>(
    cell: &PyOnceLock<Py<PyTuple>>,
    py: Python<'py>,
    make: impl FnOnce() -> PyResult<Bound<'py, PyTuple>>,
) -> PyResult<Bound<'py, PyTuple>> {
    Ok(cell.get_or_try_init(py, || make().map(Bound::unbind))?.bind(py).clone())
}

/// A value of one of the crate's enums as it stands in the JSON.
pub(super) fn word(value: impl Serialize, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let json = json(&value);
    json.trim_matches('"').into_bound_py_any(py)
}

/// The text as Python would quote it, shortened.
pub(super) fn quoted(text: &str, py: Python<'_>) -> String {
    const LONGEST: usize = 48;
    let short: String = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    PyString::new(py, &short).repr().map_or(short, |quoted| quoted.to_string())
}
