//! Results as Arrow record batches, one table for each kind of result.
//!
//! Every table of what stands in articles begins with the columns `article` (the index of the article, from 0) and `id` (the caller's
//! name for it, as text). Offsets are in the unit of the articles. The columns and their types are stable; new
//! ones are added at the end.
//!
//! ```
//! use copydesk::{Extractor, arrow};
//!
//! let articles = [Extractor::embedded().extract("KYIV, Ukraine (AP) - It rained on Sunday.")];
//! let entities = arrow::entities(&articles);
//! assert_eq!(entities.column_by_name("label").unwrap().len(), articles[0].entities.len());
//! ```

use std::fmt::Write;
use std::sync::Arc;

use arrow_array::builder::{LargeStringBuilder, ListBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, LargeStringArray, RecordBatch, UInt32Array};

use crate::article::{Article, Id};
use crate::attribution::{Attribution, Party};
use crate::cluster::{Cluster, Identity};
use crate::dateline::Dateline;
use crate::entity::{Entity, Value};
use crate::text::Span;

/// One row for each article that has a dateline.
///
/// | column | type | |
/// |---|---|---|
/// | `start`, `end` | `UInt32` | where it stands |
/// | `text` | `LargeUtf8` | |
/// | `date` | `LargeUtf8`, nullable | ISO 8601, `--12-02` without a year |
/// | `places`, `agencies`, `bylines` | `List<LargeUtf8>` | their names |
/// | `country`, `admin1` | `LargeUtf8`, nullable | of the first place |
/// | `geonames_id` | `UInt32`, nullable | of the first place |
/// | `latitude`, `longitude` | `Float64`, nullable | of the first place, in degrees |
#[must_use]
pub fn datelines<'a>(articles: impl IntoIterator<Item = &'a Article>) -> RecordBatch {
    let rows: Rows<'a, Dateline> = Rows::of(articles, |article| article.dateline.as_slice());
    table(vec![
        rows.articles(),
        rows.ids(),
        rows.number("start", |it| it.span.start()),
        rows.number("end", |it| it.span.end()),
        rows.text("text", |it| &it.text),
        rows.text_or_null("date", |it| it.date.as_ref().map(|date| date.value.as_str())),
        rows.texts("places", |it| it.places.iter().map(|place| place.name.as_str()).collect()),
        rows.texts("agencies", |it| it.agencies.iter().map(|agency| agency.name.as_str()).collect()),
        rows.texts("bylines", |it| it.bylines.iter().map(|byline| byline.text.as_str()).collect()),
        rows.text_or_null("country", |it| it.places.first()?.country.as_deref()),
        rows.text_or_null("admin1", |it| it.places.first()?.admin1.as_deref()),
        rows.number_or_null("geonames_id", |it| it.places.first()?.geonames_id),
        rows.real_or_null("latitude", |it| it.places.first()?.latitude),
        rows.real_or_null("longitude", |it| it.places.first()?.longitude),
    ])
}

/// One row for each named entity or value.
///
/// | column | type | |
/// |---|---|---|
/// | `start`, `end` | `UInt32` | where it stands |
/// | `text`, `label` | `LargeUtf8` | |
/// | `score` | `Float64` | the probability that span and label are right |
/// | `cluster` | `UInt32`, nullable | joins with `cluster` of [`clusters`] |
/// | `value` | `LargeUtf8`, nullable | of DATE, TIME and DURATION: ISO 8601 or TIMEX3 |
/// | `number` | `Float64`, nullable | of MONEY and PERCENT |
/// | `currency` | `LargeUtf8`, nullable | of MONEY: ISO 4217 |
/// | `place`, `country`, `admin1` | `LargeUtf8`, nullable | of GPE, LOC and NORP: the place that it stands for |
/// | `geonames_id` | `UInt32`, nullable | of the place |
/// | `latitude`, `longitude` | `Float64`, nullable | of the place, in degrees |
/// | `place_score` | `Float64`, nullable | the probability that this is the place meant |
#[must_use]
pub fn entities<'a>(articles: impl IntoIterator<Item = &'a Article>) -> RecordBatch {
    let rows: Rows<'a, Entity> = Rows::of(articles, |article| &article.entities);
    table(vec![
        rows.articles(),
        rows.ids(),
        rows.number("start", |it| it.span.start()),
        rows.number("end", |it| it.span.end()),
        rows.text("text", |it| &it.text),
        rows.text("label", |it| it.label.as_str()),
        rows.real("score", |it| it.score),
        rows.number_or_null("cluster", |it| it.cluster),
        rows.text_or_null("value", timex),
        rows.real_or_null("number", number),
        rows.text_or_null("currency", currency),
        rows.text_or_null("place", |it| Some(&it.place.as_ref()?.name)),
        rows.text_or_null("country", |it| it.place.as_ref()?.country.as_deref()),
        rows.text_or_null("admin1", |it| it.place.as_ref()?.admin1.as_deref()),
        rows.number_or_null("geonames_id", |it| it.place.as_ref()?.geonames_id),
        rows.real_or_null("latitude", |it| it.place.as_ref()?.latitude),
        rows.real_or_null("longitude", |it| it.place.as_ref()?.longitude),
        rows.real_or_null("place_score", |it| it.place.as_ref()?.score),
    ])
}

/// One row for each person, organisation or place.
///
/// | column | type | |
/// |---|---|---|
/// | `cluster` | `UInt32` | the id within the article |
/// | `label`, `name` | `LargeUtf8` | |
/// | `mentions` | `UInt32` | how often it is named |
/// | `roles` | `List<LargeUtf8>` | the roles and titles beside its names |
/// | `attributions` | `UInt32` | of how many it is the source |
/// | `outlet` | `Boolean` | a news agency, newspaper or broadcaster |
/// | `geonames_id` | `UInt32`, nullable | of places |
#[must_use]
pub fn clusters<'a>(articles: impl IntoIterator<Item = &'a Article>) -> RecordBatch {
    let rows: Rows<'a, Cluster> = Rows::of(articles, |article| &article.clusters);
    table(vec![
        rows.articles(),
        rows.ids(),
        rows.number("cluster", |it| it.id),
        rows.text("label", |it| it.label.as_str()),
        rows.text("name", |it| &it.name),
        rows.number("mentions", |it| it.mentions.len() as u32),
        rows.texts("roles", |it| it.roles.iter().map(String::as_str).collect()),
        rows.number("attributions", |it| it.attributions),
        rows.truth("outlet", |it| it.outlet),
        rows.number_or_null("geonames_id", |it| it.place.as_ref()?.geonames_id),
    ])
}

/// One row for each cluster of each identity that [`link`](crate::link) found, which joins with those of [`clusters`].
///
/// | column | type | |
/// |---|---|---|
/// | `identity` | `UInt32` | the id |
/// | `label`, `name` | `LargeUtf8` | of the identity |
/// | `article` | `UInt32` | the index of the article |
/// | `cluster` | `UInt32` | the cluster's id within the article |
#[must_use]
pub fn identities<'a>(identities: impl IntoIterator<Item = &'a Identity>) -> RecordBatch {
    let identities: Vec<&Identity> = identities.into_iter().collect();
    let rows = || identities.iter().flat_map(|it| it.clusters.iter().map(move |cluster| (*it, cluster)));
    let numbers = |value: fn(&Identity, &(u32, u32)) -> u32| -> ArrayRef {
        Arc::new(UInt32Array::from_iter_values(rows().map(|(it, cluster)| value(it, cluster))))
    };
    let texts = |value: fn(&Identity) -> &str| -> ArrayRef {
        Arc::new(LargeStringArray::from_iter_values(rows().map(|(it, _)| value(it))))
    };
    table(vec![
        ("identity", numbers(|it, _| it.id), false),
        ("label", texts(|it| it.label.as_str()), false),
        ("name", texts(|it| &it.name), false),
        ("article", numbers(|_, cluster| cluster.0), false),
        ("cluster", numbers(|_, cluster| cluster.1), false),
    ])
}

/// One row for each attribution.
///
/// | column | type | |
/// |---|---|---|
/// | `attribution` | `UInt32` | the id within the article |
/// | `kind`, `class` | `LargeUtf8` | as in the JSON |
/// | `negated` | `Boolean` | |
/// | `score` | `Float64` | the probability that it is right |
/// | `parent` | `UInt32`, nullable | the attribution in whose content it stands |
/// | `start`, `end` | `UInt32` | from the first to the last piece of the content |
/// | `content` | `LargeUtf8` | |
/// | `cue`, `lemma` | `LargeUtf8`, nullable | |
/// | `source`, `source_name`, `source_type` | `LargeUtf8`, nullable | the words, the resolved name, the kind of party |
/// | `source_cluster` | `UInt32`, nullable | joins with `cluster` of [`clusters`] |
/// | `addressee`, `addressee_name`, `addressee_type` | `LargeUtf8`, nullable | |
/// | `addressee_cluster` | `UInt32`, nullable | |
#[must_use]
pub fn attributions<'a>(articles: impl IntoIterator<Item = &'a Article>) -> RecordBatch {
    let rows: Rows<'a, Attribution> = Rows::of(articles, |article| &article.attributions);
    let extent = |it: &Attribution| it.content.spans.iter().copied().reduce(Span::cover).unwrap_or_default();
    let mut columns = vec![
        rows.articles(),
        rows.ids(),
        rows.number("attribution", |it| it.id),
        rows.text("kind", |it| it.kind.as_str()),
        rows.text("class", |it| it.class.as_str()),
        rows.truth("negated", |it| it.negated),
        rows.real("score", |it| it.score),
        rows.number_or_null("parent", |it| it.parent),
        rows.number("start", |it| extent(it).start()),
        rows.number("end", |it| extent(it).end()),
        rows.text("content", |it| &it.content.text),
        rows.text_or_null("cue", |it| it.cue.as_ref().map(|cue| cue.text.as_str())),
        rows.text_or_null("lemma", |it| it.cue.as_ref().map(|cue| cue.lemma.as_str())),
    ];
    let sources = ["source", "source_name", "source_type", "source_cluster"];
    columns.extend(party(&rows, sources, |it| it.source.as_ref()));
    let addressees = ["addressee", "addressee_name", "addressee_type", "addressee_cluster"];
    columns.extend(party(&rows, addressees, |it| it.addressee.as_ref()));
    table(columns)
}

fn party(
    rows: &Rows<'_, Attribution>,
    [text, name, party_type, cluster]: [&'static str; 4],
    of: fn(&Attribution) -> Option<&Party>,
) -> [Column; 4] {
    [
        rows.text_or_null(text, |it| Some(&of(it)?.text)),
        rows.text_or_null(name, |it| of(it)?.name.as_deref()),
        rows.text_or_null(party_type, |it| Some(of(it)?.party_type.as_str())),
        rows.number_or_null(cluster, |it| of(it)?.cluster),
    ]
}

fn timex(entity: &Entity) -> Option<&str> {
    match &entity.value {
        Some(Value::Timex { value }) => Some(value),
        _ => None,
    }
}

fn number(entity: &Entity) -> Option<f64> {
    match &entity.value {
        Some(Value::Money { amount, .. }) => Some(*amount),
        Some(Value::Percent { value }) => Some(*value),
        _ => None,
    }
}

fn currency(entity: &Entity) -> Option<&str> {
    match &entity.value {
        Some(Value::Money { currency, .. }) => Some(currency),
        _ => None,
    }
}

/// A column with its name, and whether it may hold nulls.
type Column = (&'static str, ArrayRef, bool);

/// The results of one kind, each with its article.
struct Rows<'a, T> {
    rows: Vec<Row<'a, T>>,
}

struct Row<'a, T> {
    article: u32,
    id: Option<&'a Id>,
    result: &'a T,
}

impl<'a, T> Rows<'a, T> {
    fn of<I: IntoIterator<Item = &'a T>>(
        articles: impl IntoIterator<Item = &'a Article>,
        results: impl Fn(&'a Article) -> I,
    ) -> Self {
        let mut rows = Vec::new();
        for (article, found) in (0..).zip(articles) {
            let id = found.id.as_ref();
            rows.extend(results(found).into_iter().map(|result| Row { article, id, result }));
        }
        Self { rows }
    }

    fn values<V>(&self, value: impl Fn(&'a T) -> V) -> impl Iterator<Item = V> {
        self.rows.iter().map(move |row| value(row.result))
    }

    fn articles(&self) -> Column {
        let indices = self.rows.iter().map(|row| row.article);
        ("article", Arc::new(UInt32Array::from_iter_values(indices)), false)
    }

    fn ids(&self) -> Column {
        let mut ids = LargeStringBuilder::new();
        for row in &self.rows {
            match row.id {
                Some(Id::Number(id)) => {
                    write!(ids, "{id}").expect("a builder takes all that is written");
                    ids.append_value("");
                }
                Some(Id::Text(id)) => ids.append_value(id),
                None => ids.append_null(),
            }
        }
        ("id", Arc::new(ids.finish()), true)
    }

    fn number(&self, name: &'static str, value: impl Fn(&'a T) -> u32) -> Column {
        (name, Arc::new(UInt32Array::from_iter_values(self.values(value))), false)
    }

    fn number_or_null(&self, name: &'static str, value: impl Fn(&'a T) -> Option<u32>) -> Column {
        (name, Arc::new(self.values(value).collect::<UInt32Array>()), true)
    }

    fn real(&self, name: &'static str, value: impl Fn(&'a T) -> f64) -> Column {
        (name, Arc::new(Float64Array::from_iter_values(self.values(value))), false)
    }

    fn real_or_null(&self, name: &'static str, value: impl Fn(&'a T) -> Option<f64>) -> Column {
        (name, Arc::new(self.values(value).collect::<Float64Array>()), true)
    }

    fn truth(&self, name: &'static str, value: impl Fn(&'a T) -> bool) -> Column {
        (name, Arc::new(self.values(|row| Some(value(row))).collect::<BooleanArray>()), false)
    }

    fn text(&self, name: &'static str, value: impl Fn(&'a T) -> &'a str) -> Column {
        (name, Arc::new(LargeStringArray::from_iter_values(self.values(value))), false)
    }

    fn text_or_null(&self, name: &'static str, value: impl Fn(&'a T) -> Option<&'a str>) -> Column {
        (name, Arc::new(self.values(value).collect::<LargeStringArray>()), true)
    }

    fn texts(&self, name: &'static str, value: impl Fn(&'a T) -> Vec<&'a str>) -> Column {
        let mut builder = ListBuilder::new(LargeStringBuilder::new());
        self.values(value).for_each(|texts| builder.append_value(texts.into_iter().map(Some)));
        (name, Arc::new(builder.finish()), false)
    }
}

fn table(columns: Vec<Column>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns).expect("every column has one entry for each row")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    fn articles() -> Vec<Article> {
        let extractor = Extractor::embedded();
        let texts = [
            "",
            "KYIV, Ukraine (AP) — “We will rebuild,” Mayor Ivan Petrenko told reporters. It cost $40 million.",
            "LONDON, 4 May 2020 (Reuters) - Sales rose 12 percent on Sunday, Ann Lee said.",
        ];
        texts.iter().map(|text| extractor.extract(text).with_id(Id::Text(text.len().to_string()))).collect()
    }

    fn column<'a, A: 'static>(table: &'a RecordBatch, name: &str) -> &'a A {
        table.column_by_name(name).unwrap().as_any().downcast_ref().unwrap()
    }

    #[test]
    fn every_result_has_a_row_with_its_article() {
        let articles = articles();
        let count = |each: fn(&Article) -> usize| articles.iter().map(each).sum::<usize>();
        assert_eq!(datelines(&articles).num_rows(), 2);
        assert_eq!(entities(&articles).num_rows(), count(|article| article.entities.len()));
        assert_eq!(clusters(&articles).num_rows(), count(|article| article.clusters.len()));
        assert_eq!(attributions(&articles).num_rows(), count(|article| article.attributions.len()));
        let table = entities(&articles);
        let rows =
            articles.iter().enumerate().flat_map(|(index, it)| it.entities.iter().map(move |e| (index, e)));
        for (row, (index, entity)) in rows.enumerate() {
            assert_eq!(column::<UInt32Array>(&table, "article").value(row) as usize, index);
            assert_eq!(column::<UInt32Array>(&table, "start").value(row), entity.span.start());
            assert_eq!(column::<LargeStringArray>(&table, "text").value(row), entity.text);
        }
    }

    #[test]
    fn values_stand_in_their_columns() {
        let table = entities(&articles());
        let (labels, numbers) =
            (column::<LargeStringArray>(&table, "label"), column::<Float64Array>(&table, "number"));
        let currencies = column::<LargeStringArray>(&table, "currency");
        let of = |label| (0..table.num_rows()).find(|&row| labels.value(row) == label).unwrap();
        let (money, percent) = (of("MONEY"), of("PERCENT"));
        assert_eq!((numbers.value(money), currencies.value(money)), (40e6, "USD"));
        assert!(numbers.value(percent) > 11.9 && currencies.iter().nth(percent).unwrap().is_none());
    }

    #[test]
    fn identities_have_a_row_for_each_cluster() {
        let articles = articles();
        let table = identities(&crate::link(&articles));
        assert_eq!(table.num_rows(), articles.iter().map(|article| article.clusters.len()).sum::<usize>());
        assert_eq!(identities(&[]).schema(), table.schema());
    }

    #[test]
    fn no_articles_give_tables_with_the_same_columns() {
        for (full, empty) in [
            (datelines(&articles()), datelines(&[])),
            (entities(&articles()), entities(&[])),
            (clusters(&articles()), clusters(&[])),
            (attributions(&articles()), attributions(&[])),
        ] {
            assert_eq!(full.schema(), empty.schema());
            assert_eq!(empty.num_rows(), 0);
        }
    }
}
