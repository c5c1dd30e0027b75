//! An article: all that was found in one text.

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};

use super::attribution::Attribution;
use super::cluster::Cluster;
use super::dateline::Dateline;
use super::entity::Entity;
use super::object::{Reduced, dict, hash, json, kept, quoted, restorer, tuple, word};
use crate::article::Id;
use crate::python::convert;
use crate::{Export, html};

/// All that was found in one text.
#[pyclass(frozen, module = "copydesk")]
pub(in crate::python) struct Article {
    found: Arc<crate::Article>,
    text: Py<PyString>,
    // Made when first asked for: most callers look at a part of a large batch only.
    entities: PyOnceLock<Py<PyTuple>>,
    clusters: PyOnceLock<Py<PyTuple>>,
    attributions: PyOnceLock<Py<PyTuple>>,
}

impl Article {
    /// What was found in `text`, with offsets in code points.
    pub(in crate::python) fn new(found: Arc<crate::Article>, text: Py<PyString>) -> Self {
        let (entities, clusters, attributions) = (PyOnceLock::new(), PyOnceLock::new(), PyOnceLock::new());
        Self { found, text, entities, clusters, attributions }
    }

    /// What was found, shared.
    pub(in crate::python) fn found(&self) -> Arc<crate::Article> {
        self.found.clone()
    }

    /// Whether the same was found in an equal text.
    pub(in crate::python) fn equals(
        &self,
        found: &crate::Article,
        text: &Py<PyString>,
        py: Python<'_>,
    ) -> PyResult<bool> {
        Ok(*self.found == *found && self.text.bind(py).as_any().eq(text.bind(py))?)
    }

    fn with_id(&self, id: Option<Id>) -> String {
        match id {
            Some(id) => json(&crate::Article::clone(&self.found).with_id(id)),
            None => json(&*self.found),
        }
    }

    /// The article, of which `head` says what its text does not, on its way to another format.
    fn export<'a>(&self, head: &Head<'_>, text: &'a str) -> PyResult<Export<'a>> {
        let named = head
            .id
            .as_ref()
            .map(convert::id)
            .transpose()?
            .map(|id| crate::Article::clone(&self.found).with_id(id));
        let mut export = named.as_ref().unwrap_or(&self.found).export(text);
        if let Some(url) = &head.url {
            export = export.url(&convert::utf8(url)?);
        }
        if let Some(headline) = &head.headline {
            export = export.headline(convert::utf8(headline)?);
        }
        if let Some(day) = head.published.as_ref().map(convert::day).transpose()?.flatten() {
            export = export.published(day);
        }
        Ok(export)
    }
}

/// What an article does not say of itself.
#[derive(Default)]
struct Head<'py> {
    id: Option<Bound<'py, PyAny>>,
    url: Option<Bound<'py, PyString>>,
    headline: Option<Bound<'py, PyString>>,
    published: Option<Bound<'py, PyAny>>,
}

#[pymethods]
impl Article {
    /// The name and version of the JSON shape, "copydesk/1".
    #[getter]
    fn schema(&self) -> &str {
        &self.found.schema
    }

    /// The unit of all offsets, "codepoint".
    #[getter]
    fn offsets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        word(self.found.offsets, py)
    }

    /// Your name for the article, a str or an int, or None: what was given as ids to extract_many.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match &self.found.id {
            Some(Id::Text(id)) => id.into_bound_py_any(py).map(Some),
            Some(Id::Number(id)) => match id.as_i64() {
                Some(id) => id.into_bound_py_any(py).map(Some),
                None => id.as_u64().into_bound_py_any(py).map(Some),
            },
            None => Ok(None),
        }
    }

    /// The text that was read; empty if it was missing.
    #[getter]
    pub(in crate::python) fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// The Dateline, or None if the story has none.
    #[getter]
    fn dateline(&self) -> Option<Dateline> {
        self.found.dateline.clone().map(Dateline)
    }

    /// Where the body of the story begins: behind the dateline, if there is one, and white space.
    #[getter]
    fn body_start(&self, py: Python<'_>) -> PyResult<u32> {
        Ok(self.found.body_start(&convert::utf8(self.text.bind(py))?))
    }

    /// The named entities and values, in order: a tuple of Entity. They do not overlap.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(&self.entities, py, || tuple(py, &self.found.entities, Entity))
    }

    /// Who is who: a tuple of Cluster.
    #[getter]
    fn clusters<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(&self.clusters, py, || tuple(py, &self.found.clusters, Cluster))
    }

    /// Who said what, in the order of their first words: a tuple of Attribution.
    #[getter]
    fn attributions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        kept(&self.attributions, py, || tuple(py, &self.found.attributions, Attribution))
    }

    /// The JSON object of docs/schema.json as a dict; with an id of yours, a str or an int, if you give one.
    #[pyo3(signature = (id=None))]
    fn to_dict<'py>(&self, id: Option<&Bound<'py, PyAny>>, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        dict(&self.with_id(id.map(convert::id).transpose()?), py)
    }

    /// The same object as one line of JSON: what the command writes with --format jsonl.
    #[pyo3(signature = (id=None))]
    fn to_json(&self, id: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        Ok(self.with_id(id.map(convert::id).transpose()?))
    }

    /// The article as schema.org JSON-LD, one line of JSON: a NewsArticle with its dateline, the people, organisations
    /// and places that it mentions, and its attributions as Quotation and Claim.
    ///
    /// Args:
    ///     id: Your name for it, a str or an int.
    ///     url: Where it is published; the names of all nodes begin with it. Without an absolute URL they begin with a
    ///         urn:uuid that follows from the text.
    ///     headline: Its headline, if that is no part of the text.
    ///     published: The day of publication, a datetime.date or a str such as "2024-12-02".
    ///
    /// >>> import copydesk, json
    /// >>> article = copydesk.extract("“It rained,” Ann Lee said.")
    /// >>> found = json.loads(article.to_json_ld(url="https://example.org/1"))
    /// >>> found["@type"], found["hasPart"][0]["spokenByCharacter"]
    /// ('NewsArticle', {'@id': 'https://example.org/1#cluster-1'})
    #[pyo3(signature = (*, id=None, url=None, headline=None, published=None))]
    fn to_json_ld<'py>(
        &self,
        id: Option<Bound<'py, PyAny>>,
        url: Option<Bound<'py, PyString>>,
        headline: Option<Bound<'py, PyString>>,
        published: Option<Bound<'py, PyAny>>,
        py: Python<'py>,
    ) -> PyResult<String> {
        Ok(self
            .export(&Head { id, url, headline, published }, &convert::utf8(self.text.bind(py))?)?
            .to_json_ld())
    }

    /// The article as IPTC ninjs 2.2, one line of JSON. The arguments are those of to_json_ld.
    #[pyo3(signature = (*, id=None, url=None, headline=None))]
    fn to_ninjs<'py>(
        &self,
        id: Option<Bound<'py, PyAny>>,
        url: Option<Bound<'py, PyString>>,
        headline: Option<Bound<'py, PyString>>,
        py: Python<'py>,
    ) -> PyResult<String> {
        Ok(self
            .export(&Head { id, url, headline, published: None }, &convert::utf8(self.text.bind(py))?)?
            .to_ninjs())
    }

    /// The article as a page of W3C Web Annotations, one line of JSON: selectors by position, in code points, and by
    /// quotation. The arguments are those of to_json_ld.
    #[pyo3(signature = (*, id=None, url=None, headline=None))]
    fn to_web_annotation<'py>(
        &self,
        id: Option<Bound<'py, PyAny>>,
        url: Option<Bound<'py, PyString>>,
        headline: Option<Bound<'py, PyString>>,
        py: Python<'py>,
    ) -> PyResult<String> {
        Ok(self
            .export(&Head { id, url, headline, published: None }, &convert::utf8(self.text.bind(py))?)?
            .to_web_annotation())
    }

    /// The tokens and their IOB2 tags in CoNLL columns, which the trainer reads; "-DOCSTART-" stands at the head.
    fn to_conll(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.export(&Head::default(), &convert::utf8(self.text.bind(py))?)?.to_conll())
    }

    /// The annotations for brat: the .ann file that belongs to a .txt file with the article's text.
    fn to_brat(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.export(&Head::default(), &convert::utf8(self.text.bind(py))?)?.to_brat())
    }

    /// The article with everything marked, for notebooks.
    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        Ok(html::fragment(&self.found, &convert::utf8(self.text.bind(py))?))
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let dateline = self.found.dateline.as_ref();
        let dateline = dateline.map_or_else(|| "None".to_owned(), |dateline| quoted(&dateline.text, py));
        let (entities, clusters, attributions) =
            (self.found.entities.len(), self.found.clusters.len(), self.found.attributions.len());
        format!(
            "Article(dateline={dateline}, {entities} entities, {clusters} clusters, {attributions} attributions)"
        )
    }

    fn __eq__(&self, other: &Self, py: Python<'_>) -> PyResult<bool> {
        self.equals(&other.found, &other.text, py)
    }

    fn __hash__(&self) -> u64 {
        hash(&json(&*self.found))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        Ok((restorer(py)?, ("Article", json(&*self.found), Some(self.text.clone_ref(py)))))
    }
}
