//! `copydesk.Table`: rows of results that any Arrow library reads in place.

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyTuple};

use super::convert::library;

/// Results in rows and columns, which any library that speaks Arrow reads without a copy.
///
/// It carries the Arrow PyCapsule interface, so pyarrow.table(table), polars.DataFrame(table), DuckDB and others take
/// it as it is; copydesk itself needs none of them. docs/tables.md has the columns and their types.
///
/// >>> import copydesk
/// >>> table = copydesk.extract_many(["KYIV (AP) - It rained."]).datelines
/// >>> len(table)
/// 1
/// >>> table.column_names[:5]
/// ('article', 'id', 'start', 'end', 'text')
#[pyclass(frozen, module = "copydesk")]
pub(super) struct Table(RecordBatch);

impl Table {
    pub(super) fn new(rows: RecordBatch) -> Self {
        Self(rows)
    }
}

#[pymethods]
impl Table {
    /// The names of the columns, in order: a tuple of str.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.schema_ref().fields().iter().map(|field| field.name()))
    }

    /// The rows as a pyarrow.Table, without a copy (needs pyarrow).
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "pyarrow", "arrow")?.call_method1("table", (slf,))
    }

    /// The rows as a pandas.DataFrame (needs pandas and pyarrow). Columns of whole numbers that may be missing are
    /// of pandas' type UInt32, which has room for a missing value.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let whole = library(py, "pandas", "pandas")?.call_method0("UInt32Dtype")?;
        let arrow = library(py, "pyarrow", "pandas")?;
        let types = PyDict::new(py);
        types.set_item(arrow.call_method0("uint32")?, whole)?;
        let arguments = PyDict::new(py);
        arguments.set_item("types_mapper", types.getattr("get")?)?;
        Self::to_arrow(slf)?.call_method("to_pandas", (), Some(&arguments))
    }

    /// The rows as a polars.DataFrame, without a copy (needs polars).
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        library(slf.py(), "polars", "polars")?.call_method1("DataFrame", (slf,))
    }

    /// The rows as a capsule that holds an ArrowArrayStream: the Arrow PyCapsule interface. A requested schema is
    /// not looked at: the columns keep their types.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        requested_schema: Option<&Bound<'py, PyAny>>,
        py: Python<'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), c"arrow_array_stream")
    }

    /// The columns and their types as a capsule that holds an ArrowSchema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.schema_ref().as_ref());
        let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        let names: Vec<&str> =
            self.0.schema_ref().fields().iter().map(|field| field.name().as_str()).collect();
        let rows = self.0.num_rows();
        format!("Table({rows} row{}: {})", if rows == 1 { "" } else { "s" }, names.join(", "))
    }
}
