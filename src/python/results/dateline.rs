//! The dateline and its pieces.

use pyo3::prelude::*;
use pyo3::types::{PyDate, PyTuple};

use super::object::{self, quoted, tuple};
use crate::Date;

spanned! {
    /// The dateline at the head of a story, such as "KYIV, Ukraine, Dec. 2 (AP) —".
    Dateline {
        /// The places, in order: a tuple of Place.
        #[getter]
        fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple(py, &self.0.places, Place)
        }

        /// The date: a DatelineDate or None.
        #[getter]
        fn date(&self) -> Option<DatelineDate> {
            self.0.date.clone().map(DatelineDate)
        }

        /// The agencies, outlets and credits, in order: a tuple of Agency.
        #[getter]
        fn agencies<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple(py, &self.0.agencies, Agency)
        }

        /// The reporters, in order: a tuple of Byline.
        #[getter]
        fn bylines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            tuple(py, &self.0.bylines, Byline)
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Dateline({}, {})", quoted(&self.0.text, py), self.0.span)
        }
    }
}

located! {
    spanned,
    /// A place of a dateline, looked up in GeoNames.
    Place {
        fn __repr__(&self, py: Python<'_>) -> String {
            let country = self.0.country.as_deref().map(|country| format!(", {country}"));
            format!("Place({}{}, {})", quoted(&self.0.name, py), country.unwrap_or_default(), self.0.span)
        }
    }
}

spanned! {
    /// The date of a dateline.
    DatelineDate {
        /// The day in ISO 8601, such as "2024-12-02"; "--12-02" if the year cannot be known.
        #[getter]
        fn value(&self) -> &str {
            &self.0.value
        }

        /// The day as a datetime.date; None if the year or the day cannot be known.
        #[getter]
        fn day<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
            let day = self.0.value.parse::<Date>().ok();
            day.map(|day| PyDate::new(py, day.year().into(), day.month(), day.day())).transpose()
        }

        fn __repr__(&self) -> String {
            format!("DatelineDate({}, {})", self.0.value, self.0.span)
        }
    }
}

spanned! {
    /// An agency, outlet or other credit of a dateline.
    Agency {
        /// The full name if it is known, else the name as printed.
        #[getter]
        fn name(&self) -> &str {
            &self.0.name
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Agency({}, {})", quoted(&self.0.name, py), self.0.span)
        }
    }
}

spanned! {
    /// A reporter of a dateline.
    Byline {
        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Byline({}, {})", quoted(&self.0.text, py), self.0.span)
        }
    }
}
