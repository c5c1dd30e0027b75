//! The macros that write the classes: each wraps one of the crate's types and shows its fields.

/// A class around one of the crate's types: frozen, equal by value, picklable; its own methods stand in braces.
macro_rules! result {
    ($(#[$attribute:meta])* $name:ident { $($methods:tt)* }) => {
        $(#[$attribute])*
        #[pyclass(frozen, module = "copydesk")]
        #[derive(Clone, Debug)]
        pub(in crate::python) struct $name(pub(in crate::python) crate::$name);

        #[pymethods]
        impl $name {
            $($methods)*

            /// The object as it stands in the JSON.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyDict>> {
                object::dict(&object::json(&self.0), py)
            }

            fn __eq__(&self, other: &Self) -> bool {
                self.0 == other.0
            }

            fn __hash__(&self) -> u64 {
                object::hash(&object::json(&self.0))
            }

            fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<object::Reduced<'py>> {
                Ok((object::restorer(py)?, (stringify!($name), object::json(&self.0), None)))
            }
        }
    };
}

/// A class whose object stands in one place.
macro_rules! spanned {
    ($(#[$attribute:meta])* $name:ident { $($methods:tt)* }) => {
        result! {
            $(#[$attribute])*
            $name {
                /// The offset of the first code point.
                #[getter]
                fn start(&self) -> u32 {
                    self.0.span.start()
                }

                /// The offset behind the last code point.
                #[getter]
                fn end(&self) -> u32 {
                    self.0.span.end()
                }

                /// The words: text[start:end] of the article.
                #[getter]
                fn text(&self) -> &str {
                    &self.0.text
                }

                $($methods)*
            }
        }
    };
}

/// A class whose object may stand in several pieces.
macro_rules! in_pieces {
    ($(#[$attribute:meta])* $name:ident { $($methods:tt)* }) => {
        result! {
            $(#[$attribute])*
            $name {
                /// Where it stands: pairs of start and end, in code points.
                #[getter]
                fn spans<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
                    pyo3::types::PyTuple::new(py, self.0.spans.iter().map(|span| (span.start(), span.end())))
                }

                /// The words of the spans, joined by blanks.
                #[getter]
                fn text(&self) -> &str {
                    &self.0.text
                }

                $($methods)*
            }
        }
    };
}

/// A class around a location, or around what shows the fields of one as its own; the first word is the macro that makes
/// the rest of it.
macro_rules! located {
    ($class:ident, $(#[$attribute:meta])* $name:ident { $($methods:tt)* }) => {
        $class! {
            $(#[$attribute])*
            $name {
                /// The place's usual name, or the name as printed if the place is not in the table.
                #[getter]
                fn name(&self) -> &str {
                    &self.0.name
                }

                /// The ISO 3166 code of its country, or None.
                #[getter]
                fn country(&self) -> Option<&str> {
                    self.0.country.as_deref()
                }

                /// Its first-level region, or None.
                #[getter]
                fn admin1(&self) -> Option<&str> {
                    self.0.admin1.as_deref()
                }

                /// Its number in GeoNames, or None.
                #[getter]
                fn geonames_id(&self) -> Option<u32> {
                    self.0.geonames_id
                }

                /// Degrees north, or None.
                #[getter]
                fn latitude(&self) -> Option<f64> {
                    self.0.latitude
                }

                /// Degrees east, or None.
                #[getter]
                fn longitude(&self) -> Option<f64> {
                    self.0.longitude
                }

                /// Degrees north and east, a pair, or None.
                #[getter]
                fn coordinates(&self) -> Option<(f64, f64)> {
                    self.0.coordinates()
                }

                /// The probability, 0 to 1, that this is the place meant, given that the name is one of a place; None where no
                /// place of the name is known.
                #[getter]
                fn score(&self) -> Option<f64> {
                    self.0.score
                }

                $($methods)*
            }
        }
    };
}
