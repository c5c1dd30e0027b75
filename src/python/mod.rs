//! The Python extension module `copydesk._native`: thin wrappers, no linguistics.

// The comments on what Python sees are its docstrings, which are no Markdown.
#![allow(clippy::doc_markdown, clippy::doc_link_with_quotes)]

mod articles;
mod convert;
mod extractor;
mod pipe;
mod results;
mod rows;
mod table;

use std::ffi::OsString;

use pyo3::prelude::*;
use pyo3::types::PyString;

#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;
    use pyo3::types::PySequence;

    #[pymodule_export]
    use super::articles::Articles;
    #[pymodule_export]
    use super::extractor::{Extractor, extract, extract_many, pipe};
    #[pymodule_export]
    use super::results::{
        Agency, Article, Attribution, Byline, Cluster, Content, Cue, Dateline, DatelineDate, Entity,
        Identity, Location, Party, Place, identities_table, link,
    };
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::{main, restore};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn register_sequences(module: &Bound<'_, PyModule>) -> PyResult<()> {
        PySequence::register::<Articles>(module.py())
    }
}

/// Run the `copydesk` command with these arguments, of which the first is its name; return the exit status.
#[pyfunction]
fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| crate::cli::run(arguments))
}

/// Make a result again from what its `__reduce__` says.
#[pyfunction]
#[pyo3(name = "_restore", signature = (kind, json, text))]
fn restore<'py>(
    kind: &str,
    json: &str,
    text: Option<Bound<'py, PyString>>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    results::restore(kind, json, text, py)
}
