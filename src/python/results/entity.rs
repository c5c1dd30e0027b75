//! Names, values and the places that names stand for.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;

use super::object::{self, quoted};
use crate::Value;

spanned! {
    /// A named entity or a value: a date, time, duration, amount or percentage.
    Entity {
        /// What it is: PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK LAW DATE TIME DURATION MONEY PERCENT, or a
        /// label of your own model or gazetteer.
        #[getter]
        fn label(&self) -> &str {
            self.0.label.as_str()
        }

        /// The probability, 0 to 1, that span and label are right.
        #[getter]
        fn score(&self) -> f64 {
            self.0.score
        }

        /// The id of its Cluster, or None.
        #[getter]
        fn cluster(&self) -> Option<u32> {
            self.0.cluster
        }

        /// Of a GPE or LOC the place that it is, of a NORP its country or region: a Location, or None.
        #[getter]
        fn place(&self) -> Option<Location> {
            self.0.place.as_deref().cloned().map(Location)
        }

        /// Of a DATE, TIME or DURATION: ISO 8601 or TIMEX3 as a str, such as "2024-12-01", "199X" or "P3Y"; of a
        /// PERCENT: its number. None where it is not known.
        #[getter]
        fn value<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
            match &self.0.value {
                Some(Value::Timex { value }) => value.into_bound_py_any(py).map(Some),
                Some(Value::Percent { value }) => value.into_bound_py_any(py).map(Some),
                _ => Ok(None),
            }
        }

        /// Of a MONEY: the amount in units of its currency, or None.
        #[getter]
        fn amount(&self) -> Option<f64> {
            match &self.0.value {
                Some(Value::Money { amount, .. }) => Some(*amount),
                _ => None,
            }
        }

        /// Of a MONEY: the currency's ISO 4217 code, such as "USD", or None.
        #[getter]
        fn currency(&self) -> Option<&str> {
            match &self.0.value {
                Some(Value::Money { currency, .. }) => Some(currency),
                _ => None,
            }
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Entity({}, {}, {})", quoted(&self.0.text, py), self.0.label, self.0.span)
        }
    }
}

located! {
    result,
    /// The place that a name stands for, looked up in GeoNames.
    Location {
        fn __repr__(&self, py: Python<'_>) -> String {
            let country = self.0.country.as_deref().map(|country| format!(", {country}"));
            format!("Location({}{})", quoted(&self.0.name, py), country.unwrap_or_default())
        }
    }
}
