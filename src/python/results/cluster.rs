//! Who is who, in one article and across many.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::entity::Location;
use super::object::{self, quoted, tuple};
use crate::arrow;
use crate::python::articles::Articles;
use crate::python::table::Table;

result! {
    /// A person, organisation or place with all its mentions joined: the entities that carry its id.
    Cluster {
        /// The number in this article, from 1.
        #[getter]
        fn id(&self) -> u32 {
            self.0.id
        }

        /// What it is, such as "PERSON".
        #[getter]
        fn label(&self) -> &str {
            self.0.label.as_str()
        }

        /// The fullest name in the article.
        #[getter]
        fn name(&self) -> &str {
            &self.0.name
        }

        /// Where it is named, in order: pairs of start and end, in code points.
        #[getter]
        fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, self.0.mentions.iter().map(|span| (span.start(), span.end())))
        }

        /// The roles and titles beside its names, such as "foreign ministry spokesman": a tuple of str.
        #[getter]
        fn roles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.0.roles)
        }

        /// Of how many attributions it is the source.
        #[getter]
        fn attributions(&self) -> u32 {
            self.0.attributions
        }

        /// Whether it is a news agency, newspaper or broadcaster that is known as one.
        #[getter]
        fn outlet(&self) -> bool {
            self.0.outlet
        }

        /// Of a place the Location that its names stand for, or None.
        #[getter]
        fn place(&self) -> Option<Location> {
            self.0.place.as_deref().cloned().map(Location)
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Cluster({}, {}, {})", self.0.id, self.0.label, quoted(&self.0.name, py))
        }
    }
}

result! {
    /// A person, organisation or place of which one or more articles speak: what copydesk.link returns.
    Identity {
        /// The number in the result, from 1.
        #[getter]
        fn id(&self) -> u32 {
            self.0.id
        }

        /// What it is, such as "PERSON".
        #[getter]
        fn label(&self) -> &str {
            self.0.label.as_str()
        }

        /// The fullest of its names.
        #[getter]
        fn name(&self) -> &str {
            &self.0.name
        }

        /// All the forms in which it is named, the most frequent first: a tuple of str.
        #[getter]
        fn variants<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.0.variants)
        }

        /// The roles and titles beside its names, the most frequent first: a tuple of str.
        #[getter]
        fn roles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.0.roles)
        }

        /// The indices of the articles that speak of it, ascending: a tuple of int.
        #[getter]
        fn articles<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.0.articles)
        }

        /// The clusters that were joined: pairs of an article's index and a cluster's id.
        #[getter]
        fn clusters<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
            PyTuple::new(py, &self.0.clusters)
        }

        /// How often it is named.
        #[getter]
        fn mentions(&self) -> u32 {
            self.0.mentions
        }

        /// Of how many attributions it is the source.
        #[getter]
        fn attributions(&self) -> u32 {
            self.0.attributions
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let articles = self.0.articles.len();
            format!("Identity({}, {}, {}, articles={articles})", self.0.id, self.0.label, quoted(&self.0.name, py))
        }
    }
}

/// Join the clusters of many articles by the evidence of their names.
///
/// It joins only what the evidence speaks for: places with the same number in GeoNames; organisations with the same name,
/// or an acronym that only one of them bears; persons with the same full name, if a role, a country or the length of the
/// name confirms it. The order of the articles makes no difference to what is joined.
///
/// Args:
///     articles: An iterable of Article, such as what extract_many returns.
///
/// Returns:
///     Identities, a tuple of Identity in the order in which the articles first speak of them: who it is, under which
///     names, in which articles, and how often quoted. Its table has a row for each cluster of each of them.
///
/// Raises:
///     TypeError: If something else than an Article is among them.
///
/// >>> import copydesk
/// >>> texts = "Mayor Ivan Petrenko spoke in Kyiv.", "KYIV (AP) - Mayor Ivan Petrenko said no."
/// >>> [(it.name, it.articles) for it in copydesk.link(map(copydesk.extract, texts)) if it.label == "PERSON"]
/// [('Ivan Petrenko', (0, 1))]
#[pyfunction]
pub(in crate::python) fn link<'py>(
    articles: &Bound<'py, PyAny>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let articles = Articles::of(articles)?;
    let identities = py.detach(|| crate::link(articles.found()));
    let identities = tuple(py, &identities, Identity)?;
    py.import("copydesk._identities")?.getattr("Identities")?.call1((identities,))
}

/// The table of some identities.
#[pyfunction]
#[pyo3(name = "_identities_table")]
pub(in crate::python) fn identities_table(identities: &Bound<'_, PyTuple>) -> PyResult<Table> {
    let identities: Vec<Bound<'_, Identity>> =
        identities.iter().map(|it| Ok(it.cast_into()?)).collect::<PyResult<_>>()?;
    Ok(Table::new(arrow::identities(identities.iter().map(|it| &it.get().0))))
}
