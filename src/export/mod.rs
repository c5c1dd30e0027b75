//! [`Export`]: an article in the formats of newsrooms, annotators and the web.

mod brat;
mod conll;
mod json_ld;
mod ninjs;
mod positions;
mod uri;
mod web_annotation;

use serde_json::Value;

use crate::article::{Article, Id};
use crate::cluster::Cluster;
use crate::entity::{Entity, Value as EntityValue};
use crate::text::{OffsetUnit, Span};
use crate::value::Date;
use positions::Positions;

/// An article on its way to another format; [`Article::export`] makes it.
///
/// What an article does not say of itself, its address, headline and day of publication, can be given; formats
/// leave out what is not known. Offsets in all formats are Unicode code points, whatever the unit of the article.
/// An article whose offsets do not fit the text gives nonsense, but well-formed nonsense.
///
/// | method | format | for |
/// |---|---|---|
/// | [`to_json_ld`](Self::to_json_ld) | schema.org in JSON-LD | search engines, knowledge graphs |
/// | [`to_ninjs`](Self::to_ninjs) | IPTC ninjs 2.2 | newsroom systems |
/// | [`to_web_annotation`](Self::to_web_annotation) | W3C Web Annotation | annotation servers and viewers |
/// | [`to_conll`](Self::to_conll) | `CoNLL` columns, IOB2 | trainers of taggers, this crate's too |
/// | [`to_brat`](Self::to_brat) | brat standoff | annotators |
#[derive(Clone, Debug)]
#[must_use]
pub struct Export<'a> {
    /// Its offsets are bytes.
    article: Article,
    text: &'a str,
    positions: Positions<'a>,
    url: Option<String>,
    headline: Option<String>,
    published: Option<Date>,
}

impl<'a> Export<'a> {
    pub(crate) fn new(article: &Article, text: &'a str) -> Self {
        let article = article.clone().in_offsets(text, OffsetUnit::Byte);
        Self { article, text, positions: Positions::new(text), url: None, headline: None, published: None }
    }

    /// Where the article is published: an absolute URL, from which the names of all nodes are made. Any other string
    /// is passed over, characters that a URL must not hold are escaped.
    ///
    /// Without it the article's id is taken if it is such a URL, else a `urn:uuid:` that follows from the text.
    pub fn url(mut self, url: &str) -> Self {
        self.url = uri::absolute(url);
        self
    }

    /// The headline, if it is no part of the text.
    pub fn headline(mut self, headline: impl Into<String>) -> Self {
        self.headline = Some(headline.into());
        self
    }

    /// The day of publication.
    pub fn published(mut self, day: Date) -> Self {
        self.published = Some(day);
        self
    }

    /// The name of the article on the web.
    fn uri(&self) -> String {
        self.address().unwrap_or_else(|| uri::of_text(self.text))
    }

    /// Where the article is published, if that is known.
    fn address(&self) -> Option<String> {
        self.url.clone().or_else(|| match &self.article.id {
            Some(Id::Text(id)) => uri::absolute(id),
            _ => None,
        })
    }

    /// What the names of the article's parts begin with.
    fn base(&self) -> String {
        let uri = self.uri();
        uri.split('#').next().unwrap_or_default().to_owned() + "#"
    }

    fn id(&self) -> Option<String> {
        self.article.id.as_ref().map(|id| match id {
            Id::Number(number) => number.to_string(),
            Id::Text(text) => text.clone(),
        })
    }

    /// The text of the span; nothing if the span is none of this text.
    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The cluster of the first name inside `span`.
    fn cluster_in(&self, span: Span) -> Option<&Cluster> {
        let entities = &self.article.entities;
        let first = entities.partition_point(|entity| entity.span.start() < span.start());
        let inside = entities[first..].iter().take_while(|entity| span.contains(entity.span));
        inside.filter_map(|entity| entity.cluster).find_map(|id| self.article.cluster(id))
    }
}

/// What a date, duration, amount or percentage stands for, in words.
fn meaning(entity: &Entity) -> Option<String> {
    entity.value.as_ref().map(|value| match value {
        EntityValue::Timex { value } => value.clone(),
        EntityValue::Money { amount, currency } => format!("{amount} {currency}"),
        EntityValue::Percent { value } => format!("{value} %"),
    })
}

/// The address of a place in GeoNames.
fn geonames(id: u32) -> String {
    format!("https://sws.geonames.org/{id}/")
}

/// A JSON object of the fields that have something in them.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let is_absent = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    fields
        .into_iter()
        .filter(|(_, value)| !is_absent(value))
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
