//! Names: persons, organisations, places and the rest, found by the tagger.

use crate::entity::Entity;
use crate::model::Model;
use crate::tagger::Scratch;
use crate::text::Document;

/// The names of a document, in order, without overlaps.
pub(crate) fn find(model: &Model, scratch: &mut Scratch, document: &Document<'_>) -> Vec<Entity> {
    let mut entities = Vec::new();
    model.tagger().tag(scratch, document, |name, probability| {
        let span = document.span_of(name.start..name.end);
        entities.push(Entity {
            span,
            text: document.text()[span].to_owned(),
            label: model.label(name.label),
            score: f64::from(probability),
            cluster: None,
            place: None,
            value: None,
        });
    });
    entities
}
