//! [`Extractor`]: the models and the order in which the layers run.

use std::sync::Arc;

use crate::article::Article;
use crate::attribution::Attribution;
use crate::cluster::{Cluster, Resolver};
use crate::dateline::Dateline;
use crate::entity::Entity;
use crate::gazetteer::Gazetteer;
use crate::model::Model;
use crate::tagger::Scratch;
use crate::text::{Document, Segmenter};
use crate::value::{Anchor, Date};
use crate::{attribution, cluster, dateline, entity, location, value};

/// Reads articles; immutable, `Send + Sync` and cheap to clone.
///
/// ```
/// use copydesk::Extractor;
///
/// let extractor = Extractor::embedded();
/// let article = extractor.extract("KYIV, Ukraine (AP) — \"We will rebuild,\" Mayor Ivan Petrenko said Tuesday.");
/// assert_eq!(article.dateline.unwrap().places[0].name, "Kyiv");
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    model: Arc<Model>,
    gazetteer: Option<Arc<Gazetteer>>,
    entities_only: bool,
    vague_dates: bool,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::embedded()
    }
}

/// An [`Extractor`] in the making: what is not set is as in [`Extractor::embedded`].
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ExtractorBuilder {
    model: Option<Arc<Model>>,
    gazetteer: Option<Arc<Gazetteer>>,
    entities_only: bool,
    vague_dates: bool,
}

impl ExtractorBuilder {
    /// Finds names with this model instead of the embedded one.
    pub fn model(mut self, model: impl Into<Arc<Model>>) -> Self {
        self.model = Some(model.into());
        self
    }

    /// Finds these names too, before all others.
    pub fn gazetteer(mut self, gazetteer: impl Into<Arc<Gazetteer>>) -> Self {
        self.gazetteer = Some(gazetteer.into());
        self
    }

    /// Finds the dateline and the entities and leaves it at that: no clusters, no attributions, in about half of the
    /// time.
    pub const fn entities_only(mut self) -> Self {
        self.entities_only = true;
        self
    }

    /// Marks vague references in time as dates too, as `TimeML` does: `now`, `currently` and `the current mayor` with the
    /// value `PRESENT_REF`, `recently` and `the former mayor` with `PAST_REF`, `the future` with `FUTURE_REF`, and
    /// `at that time` without a value. Nothing else changes.
    ///
    /// ```
    /// use copydesk::Extractor;
    ///
    /// let extractor = Extractor::builder().vague_dates().build();
    /// let article = extractor.extract("The bridge is now closed.");
    /// assert_eq!(article.entities[0].text, "now");
    /// ```
    pub const fn vague_dates(mut self) -> Self {
        self.vague_dates = true;
        self
    }

    /// The extractor.
    #[must_use]
    pub fn build(self) -> Extractor {
        let Self { model, gazetteer, entities_only, vague_dates } = self;
        Extractor { model: model.unwrap_or_else(Model::embedded), gazetteer, entities_only, vague_dates }
    }
}

impl Extractor {
    /// An extractor to be configured.
    ///
    /// ```no_run
    /// use copydesk::{Extractor, Model};
    ///
    /// let extractor = Extractor::builder().model(Model::read("my.model")?).build();
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// An extractor with the models that are built into the crate, decoded once per process.
    #[must_use]
    pub fn embedded() -> Self {
        Self::builder().build()
    }

    /// A worker, which keeps its buffers from one article to the next.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker { extractor: self.clone(), segmenter: Segmenter::new(), scratch: Scratch::default() }
    }

    /// What stands in `text`, whose publication date is not known.
    #[must_use]
    pub fn extract(&self, text: &str) -> Article {
        self.worker().extract(text, None)
    }

    /// What stands in `text`, published on that day: used where the dateline gives no (full) date.
    #[must_use]
    pub fn extract_published(&self, text: &str, published: Date) -> Article {
        self.worker().extract(text, Some(published))
    }
}

/// An [`Extractor`] with buffers of its own: use one per thread for many articles.
#[derive(Clone, Debug)]
pub struct Worker {
    extractor: Extractor,
    segmenter: Segmenter,
    scratch: Scratch,
}

impl Worker {
    /// What stands in `text`; offsets are bytes. The result does not borrow from the worker.
    pub fn extract(&mut self, text: &str, published: Option<Date>) -> Article {
        let document = self.segmenter.segment(text);
        let mut dateline = dateline::read(&document, published);
        let day = dateline.as_ref().and_then(|dateline| dateline.date.as_ref()?.value.parse().ok());
        let values = value::find(&document, Anchor { day: day.or(published) });
        let mut names = entity::names::find(&self.extractor.model, &mut self.scratch, &document);
        entity::agreement::agree(&document, &mut names);
        let known = self.extractor.gazetteer.as_ref().map_or_else(Vec::new, |it| it.find(&document));
        entity::overlay(&mut names, &known);
        entity::acronym::follow(&document, &mut names);
        let mut entities = entity::merge(&document, dateline.as_ref(), values, names, |label| {
            self.extractor.model.name_for(label)
        });
        entity::overlay(&mut entities, &known);
        for entity in &mut entities {
            entity.score = rounded(entity.score);
        }
        location::locate(&document, dateline.as_mut(), &mut entities);
        let (clusters, attributions) = if self.extractor.entities_only {
            (Vec::new(), Vec::new())
        } else {
            who_said_what(document, dateline.as_ref(), &mut entities)
        };
        if self.extractor.vague_dates {
            value::add_vague(&document, &mut entities);
        }
        Article { dateline, entities, clusters, attributions, ..Article::default() }
    }
}

fn who_said_what(
    document: Document<'_>,
    dateline: Option<&Dateline>,
    entities: &mut [Entity],
) -> (Vec<Cluster>, Vec<Attribution>) {
    let mut clusters = cluster::join(&document, entities);
    let mut resolver = Resolver::new(document, entities, &clusters);
    let mut attributions = attribution::find(&document, dateline, entities, &mut resolver);
    for attribution in &mut attributions {
        attribution.score = rounded(attribution.score);
    }
    let roles = resolver.into_roles();
    cluster::complete(&mut clusters, roles, &attributions);
    (clusters, attributions)
}

/// A probability in three decimals: more would claim more than was measured.
fn rounded(probability: f64) -> f64 {
    (probability * 1000.0).round() / 1000.0
}
