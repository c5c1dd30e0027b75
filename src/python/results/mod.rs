//! The classes of what is found. Each wraps one of the crate's types and shows its fields.

#[macro_use]
mod macros;
mod article;
mod attribution;
mod cluster;
mod dateline;
mod entity;
mod object;

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

pub(super) use article::Article;
pub(super) use attribution::{Attribution, Content, Cue, Party};
pub(super) use cluster::{Cluster, Identity, identities_table, link};
pub(super) use dateline::{Agency, Byline, Dateline, DatelineDate, Place};
pub(super) use entity::{Entity, Location};
use object::parsed;

/// The object of the class `kind` that was pickled as `json`; of an article with its text.
pub(super) fn restore<'py>(
    kind: &str,
    json: &str,
    text: Option<Bound<'py, PyString>>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    match kind {
        "Article" => {
            let text = text.unwrap_or_else(|| PyString::new(py, ""));
            Article::new(Arc::new(parsed(json)?), text.unbind()).into_bound_py_any(py)
        }
        "Dateline" => Dateline(parsed(json)?).into_bound_py_any(py),
        "Location" => Location(parsed(json)?).into_bound_py_any(py),
        "Place" => Place(parsed(json)?).into_bound_py_any(py),
        "DatelineDate" => DatelineDate(parsed(json)?).into_bound_py_any(py),
        "Agency" => Agency(parsed(json)?).into_bound_py_any(py),
        "Byline" => Byline(parsed(json)?).into_bound_py_any(py),
        "Entity" => Entity(parsed(json)?).into_bound_py_any(py),
        "Cluster" => Cluster(parsed(json)?).into_bound_py_any(py),
        "Identity" => Identity(parsed(json)?).into_bound_py_any(py),
        "Party" => Party(parsed(json)?).into_bound_py_any(py),
        "Cue" => Cue(parsed(json)?).into_bound_py_any(py),
        "Content" => Content(parsed(json)?).into_bound_py_any(py),
        "Attribution" => Attribution(parsed(json)?).into_bound_py_any(py),
        _ => Err(PyValueError::new_err(format!("copydesk has no class {kind:?}"))),
    }
}
