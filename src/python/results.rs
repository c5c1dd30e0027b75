//! The classes of what is found. Each wraps one of the crate's types and shows its fields.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDict, PyString, PyTuple};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::articles::Articles;
use super::convert;
use super::table::Table;
use crate::article::Id;
use crate::{Date, Export, Value, arrow, html};

/// A class around one of the crate's types: frozen, equal by value, picklable; its own methods stand in braces.
macro_rules! result {
    ($(#[$attribute:meta])* $name:ident { $($methods:tt)* }) => {
        $(#[$attribute])*
        #[pyclass(frozen, module = "copydesk")]
        #[derive(Clone, Debug)]
        pub(super) struct $name(crate::$name);

        #[pymethods]
        impl $name {
            $($methods)*

            /// The object as it stands in the JSON.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                dict(&json(&self.0), py)
            }

            fn __eq__(&self, other: &Self) -> bool {
                self.0 == other.0
            }

            fn __hash__(&self) -> u64 {
                hash(&json(&self.0))
            }

            fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
                Ok((restorer(py)?, (stringify!($name), json(&self.0), None)))
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
                fn spans<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
                    PyTuple::new(py, self.0.spans.iter().map(|span| (span.start(), span.end())))
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

spanned! {
    /// A place of a dateline, looked up in GeoNames.
    Place {
        /// The place's usual name, or the name as printed if the place is not known.
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

        /// The probability, 0 to 1, that this is the place meant; None if none was found.
        #[getter]
        fn score(&self) -> Option<f64> {
            self.0.score
        }

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

result! {
    /// The place that a name stands for, looked up in GeoNames.
    Location {
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

        /// The probability, 0 to 1, that this is the place meant, given that the name is one of a place.
        #[getter]
        fn score(&self) -> f64 {
            self.0.score
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let country = self.0.country.as_deref().map(|country| format!(", {country}"));
            format!("Location({}{})", quoted(&self.0.name, py), country.unwrap_or_default())
        }
    }
}

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
pub(super) fn link<'py>(articles: &Bound<'py, PyAny>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
    let articles = Articles::of(articles)?;
    let identities = py.detach(|| crate::link(articles.found()));
    let identities = tuple(py, &identities, Identity)?;
    py.import("copydesk._identities")?.getattr("Identities")?.call1((identities,))
}

/// The table of some identities.
#[pyfunction]
#[pyo3(name = "_identities_table")]
pub(super) fn identities_table(identities: &Bound<'_, PyTuple>) -> PyResult<Table> {
    let identities: Vec<Bound<'_, Identity>> =
        identities.iter().map(|it| Ok(it.cast_into()?)).collect::<PyResult<_>>()?;
    Ok(Table::new(arrow::identities(identities.iter().map(|it| &it.get().0))))
}

in_pieces! {
    /// The source or the addressee of an attribution.
    Party {
        /// The full name, pronouns, surnames and roles resolved; None if the article does not name the party.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.0.name.as_deref()
        }

        /// What it is: person, organization, group, document, place or unknown.
        #[getter]
        #[pyo3(name = "type")]
        fn party_type(&self) -> &'static str {
            self.0.party_type.as_str()
        }

        /// The id of its Cluster, or None.
        #[getter]
        fn cluster(&self) -> Option<u32> {
            self.0.cluster
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let name = self.0.name.as_deref().filter(|name| *name != self.0.text);
            let name = name.map(|name| format!(", name={}", quoted(name, py)));
            format!("Party({}{})", quoted(&self.0.text, py), name.unwrap_or_default())
        }
    }
}

in_pieces! {
    /// The words that report: "said", "according to", "has denied".
    Cue {
        /// The base form, such as "say" or "according to".
        #[getter]
        fn lemma(&self) -> &str {
            &self.0.lemma
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Cue({})", quoted(&self.0.text, py))
        }
    }
}

in_pieces! {
    /// What is said.
    Content {
        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Content({})", quoted(&self.0.text, py))
        }
    }
}

result! {
    /// Somebody said, believed, ordered or asked something.
    Attribution {
        /// The number in this article, from 1.
        #[getter]
        fn id(&self) -> u32 {
            self.0.id
        }

        /// Whether the content is in quotation marks: direct (wholly), mixed (in part) or indirect (not at all).
        #[getter]
        fn kind(&self) -> &'static str {
            self.0.kind.as_str()
        }

        /// What kind of act it is: statement, belief, order or question. "class" in the JSON.
        #[getter]
        fn class_(&self) -> &'static str {
            self.0.class.as_str()
        }

        /// Whether the saying itself is denied, as in "did not say".
        #[getter]
        fn negated(&self) -> bool {
            self.0.negated
        }

        /// The probability, 0 to 1, that the attribution is right.
        #[getter]
        fn score(&self) -> f64 {
            self.0.score
        }

        /// The id of the attribution in whose content this one stands, or None.
        #[getter]
        fn parent(&self) -> Option<u32> {
            self.0.parent
        }

        /// Who says it: a Party or None.
        #[getter]
        fn source(&self) -> Option<Party> {
            self.0.source.clone().map(Party)
        }

        /// The words that report it: a Cue or None.
        #[getter]
        fn cue(&self) -> Option<Cue> {
            self.0.cue.clone().map(Cue)
        }

        /// What is said: a Content.
        #[getter]
        fn content(&self) -> Content {
            Content(self.0.content.clone())
        }

        /// To whom: a Party or None.
        #[getter]
        fn addressee(&self) -> Option<Party> {
            self.0.addressee.clone().map(Party)
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let source = self.0.source.as_ref().map(|source| source.name.as_ref().unwrap_or(&source.text));
            let source = source.map_or_else(|| "None".to_owned(), |source| quoted(source, py));
            let cue = self.0.cue.as_ref().map_or("", |cue| &cue.text);
            format!("Attribution({source}, {}, {})", quoted(cue, py), quoted(&self.0.content.text, py))
        }
    }
}

/// All that was found in one text.
#[pyclass(frozen, module = "copydesk")]
pub(super) struct Article {
    found: Arc<crate::Article>,
    text: Py<PyString>,
    // Made when first asked for: most callers look at a part of a large batch only.
    entities: PyOnceLock<Py<PyTuple>>,
    clusters: PyOnceLock<Py<PyTuple>>,
    attributions: PyOnceLock<Py<PyTuple>>,
}

impl Article {
    /// What was found in `text`, with offsets in code points.
    pub(super) fn new(found: Arc<crate::Article>, text: Py<PyString>) -> Self {
        let (entities, clusters, attributions) = (PyOnceLock::new(), PyOnceLock::new(), PyOnceLock::new());
        Self { found, text, entities, clusters, attributions }
    }

    /// What was found, shared.
    pub(super) fn found(&self) -> Arc<crate::Article> {
        self.found.clone()
    }

    /// Whether the same was found in an equal text.
    pub(super) fn equals(
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
    pub(super) fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// The Dateline, or None if the story has none.
    #[getter]
    fn dateline(&self) -> Option<Dateline> {
        self.found.dateline.clone().map(Dateline)
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

/// What `__reduce__` returns: the function that makes the object again, and its arguments.
type Reduced<'py> = (Bound<'py, PyAny>, (&'static str, String, Option<Py<PyString>>));

fn restorer(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    py.import("copydesk._native")?.getattr("_restore")
}

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

fn parsed<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|error| PyValueError::new_err(format!("not a pickled result: {error}")))
}

fn json<T: Serialize>(found: &T) -> String {
    serde_json::to_string(found).expect("a result holds only strings, numbers and lists")
}

fn dict<'py>(json: &str, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
    Ok(py.import("json")?.call_method1("loads", (json,))?.cast_into()?)
}

fn hash(json: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    json.hash(&mut hasher);
    hasher.finish()
}

fn tuple<'py, T: Clone, C: IntoPyObject<'py>>(
    py: Python<'py>,
    items: &[T],
    class: impl Fn(T) -> C,
) -> PyResult<Bound<'py, PyTuple>> {
    let objects: Vec<C> = items.iter().cloned().map(class).collect();
    PyTuple::new(py, objects)
}

fn kept<'py>(
    cell: &PyOnceLock<Py<PyTuple>>,
    py: Python<'py>,
    make: impl FnOnce() -> PyResult<Bound<'py, PyTuple>>,
) -> PyResult<Bound<'py, PyTuple>> {
    Ok(cell.get_or_try_init(py, || make().map(Bound::unbind))?.bind(py).clone())
}

/// A value of one of the crate's enums as it stands in the JSON.
fn word(value: impl Serialize, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let json = json(&value);
    json.trim_matches('"').into_bound_py_any(py)
}

/// The text as Python would quote it, shortened.
fn quoted(text: &str, py: Python<'_>) -> String {
    const LONGEST: usize = 48;
    let short: String = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    PyString::new(py, &short).repr().map_or(short, |quoted| quoted.to_string())
}
