//! From Python's values to ours and back.

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::{PyImportError, PyModuleNotFoundError, PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDate, PyDateAccess, PyMapping, PyString};

use crate::{Date, Error, Id};

mod exceptions {
    pyo3::import_exception!(copydesk, CopydeskError);
    pyo3::import_exception!(copydesk, GazetteerError);
    pyo3::import_exception!(copydesk, InvalidDateError);
    pyo3::import_exception!(copydesk, ModelError);
}

/// The exception for an error.
pub(super) fn exception(error: Error) -> PyErr {
    let message = error.to_string();
    match error {
        Error::InvalidDate { .. } => exceptions::InvalidDateError::new_err(message),
        Error::Gazetteer { .. } | Error::InvalidLabel { .. } => exceptions::GazetteerError::new_err(message),
        Error::NotAModel { .. } | Error::UnsupportedFormat { .. } | Error::DamagedModel { .. } => {
            exceptions::ModelError::new_err(message)
        }
        Error::Io { path, source } => {
            PyOSError::new_err((source.raw_os_error(), source.to_string(), path.into_os_string()))
        }
        _ => exceptions::CopydeskError::new_err(message),
    }
}

/// The text in UTF-8; each lone surrogate, which UTF-8 cannot hold, becomes one U+FFFD, so that every code point
/// keeps its offset.
pub(super) fn utf8<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    match text.to_str() {
        Ok(text) => Ok(text.into()),
        Err(_) => replace_surrogates(text).map(Cow::Owned),
    }
}

fn replace_surrogates(text: &Bound<'_, PyString>) -> PyResult<String> {
    let mut bytes: Vec<u8> = text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?;
    for at in 2..bytes.len() {
        // A surrogate is encoded as 0xED, 0xA0 to 0xBF and a third byte; U+FFFD has three bytes as well.
        if bytes[at - 2] == 0xED && bytes[at - 1] >= 0xA0 {
            bytes[at - 2..=at].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    Ok(String::from_utf8(bytes)?)
}

/// Whether the value stands for a missing one: `None`, a NaN of any kind, pandas' `NA` and `NaT`.
pub(super) fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() {
        return Ok(true);
    }
    if value.is_instance_of::<PyString>() {
        return Ok(false);
    }
    let name = value.get_type().name()?;
    Ok(name == "NAType" || name == "NaTType" || value.extract::<f64>().is_ok_and(f64::is_nan))
}

/// The day of publication: a `datetime.date`, a string in ISO 8601 or nothing.
pub(super) fn day(value: &Bound<'_, PyAny>) -> PyResult<Option<Date>> {
    if is_missing(value)? {
        return Ok(None);
    }
    if let Ok(date) = value.cast::<PyDate>() {
        return Ok(Date::new(date.get_year() as i16, date.get_month(), date.get_day()));
    }
    let is_numpy = value.get_type().name()? == "datetime64";
    let text =
        if is_numpy { value.str()? } else { value.cast::<PyString>().map_err(|_| not_a_day(value))?.clone() };
    match &*utf8(&text)? {
        "NaT" if is_numpy => Ok(None),
        text => Date::parse_published(text).map_err(exception),
    }
}

/// The bytes of a model, given as such or by the path of their file.
pub(super) fn model(value: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(bytes.as_bytes().to_vec());
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(bytes.to_vec());
    }
    let path: PathBuf = value.extract().map_err(|_| {
        PyTypeError::new_err(format!("model: expected a path or bytes, not {}", type_name(value)))
    })?;
    std::fs::read(&path).map_err(|source| exception(Error::Io { path, source }))
}

/// The labels and names of a mapping from labels to iterables of names.
pub(super) fn names(lists: &Bound<'_, PyMapping>) -> PyResult<Vec<(Arc<str>, String)>> {
    let mut found = Vec::new();
    for entry in lists.items()? {
        let (label, names): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract()?;
        let Ok(label) = label.cast::<PyString>() else {
            let message = format!("gazetteer: expected labels of type str, not {}", type_name(&label));
            return Err(PyTypeError::new_err(message));
        };
        let label: Arc<str> = utf8(label)?.into();
        let problem = |what: &str, found: &Bound<'_, PyAny>| {
            PyTypeError::new_err(format!("gazetteer[{label:?}]{what}, not {}", type_name(found)))
        };
        if names.is_instance_of::<PyString>() || names.is_instance_of::<PyBytes>() {
            return Err(problem(": expected an iterable of names", &names));
        }
        for (index, name) in names.try_iter()?.enumerate() {
            let name = name?;
            let name =
                name.cast::<PyString>().map_err(|_| problem(&format!("[{index}]: expected a str"), &name))?;
            found.push((label.clone(), utf8(name)?.into_owned()));
        }
    }
    Ok(found)
}

fn not_a_day(value: &Bound<'_, PyAny>) -> PyErr {
    PyTypeError::new_err(format!(
        "published: expected a str, a datetime.date or None, not {}",
        type_name(value)
    ))
}

/// The name of the value's type, for messages.
pub(super) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "an unnamed type".to_owned(), |name| name.to_string())
}

/// A number of threads; `None` means one per core.
pub(super) fn threads(count: Option<i64>) -> PyResult<Option<NonZeroUsize>> {
    positive(count, "threads: expected at least 1, or None for one per core")
}

/// A number of texts; `None` means the usual one.
pub(super) fn batch_size(count: Option<i64>) -> PyResult<Option<usize>> {
    Ok(positive(count, "batch_size: expected at least 1, or None")?.map(NonZeroUsize::get))
}

fn positive(count: Option<i64>, expected: &str) -> PyResult<Option<NonZeroUsize>> {
    let number = |count| usize::try_from(count).ok().and_then(NonZeroUsize::new);
    let error = |count| PyValueError::new_err(format!("{expected}, not {count}"));
    count.map(|count| number(count).ok_or_else(|| error(count))).transpose()
}

/// A caller's name for an article: a str or an int.
pub(super) fn id(value: &Bound<'_, PyAny>) -> PyResult<Id> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Id::Text(utf8(text)?.into_owned()));
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(Id::Number(number.into()));
    }
    let number = value.extract::<u64>().map_err(|_| {
        PyTypeError::new_err(format!("id: expected a str or an int of 64 bits, not {}", type_name(value)))
    });
    Ok(Id::Number(number?.into()))
}

/// A library that copydesk does without unless it is asked for.
pub(super) fn library<'py>(py: Python<'py>, name: &str, extra: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        if !error.is_instance_of::<PyModuleNotFoundError>(py) {
            return error;
        }
        let missing =
            PyImportError::new_err(format!("{name} is not installed: pip install \"copydesk[{extra}]\""));
        missing.set_cause(py, Some(error));
        missing
    })
}
