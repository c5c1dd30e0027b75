//! One list of entities out of the three that find them: dateline, value grammar, name tagger.

use crate::dateline::Dateline;
use crate::entity::{Entity, Label, Value};
use crate::text::{Document, Span};

/// Merges what the layers found into one list, in order and without overlaps. The dateline's parts outrank the
/// values, and the values outrank the names; `name_for` gives the label that the model has for one of ours.
pub(crate) fn merge(
    document: &Document<'_>,
    dateline: Option<&Dateline>,
    values: Vec<Entity>,
    names: Vec<Entity>,
    name_for: impl Fn(Label) -> Label,
) -> Vec<Entity> {
    let mut entities = dateline.map(|dateline| dateline_entities(document, dateline)).unwrap_or_default();
    entities.iter_mut().filter(|entity| !entity.label.is_value()).for_each(|entity| {
        entity.label = name_for(entity.label);
    });
    let head = dateline.map_or(Span::default(), |dateline| dateline.span);
    entities.extend(values.into_iter().filter(|value| !value.span.intersects(head)));
    entities.sort_by_key(|entity| entity.span);
    let firm = entities.len();
    let mut next = 0;
    for name in names {
        while next < firm && entities[next].span.end() <= name.span.start() {
            next += 1;
        }
        let free = next == firm || !entities[next].span.intersects(name.span);
        if free && !name.span.intersects(head) {
            entities.push(name);
        }
    }
    entities.sort_by_key(|entity| entity.span);
    entities
}

/// Puts the entities `firm` in the place of those that they overlap; both lists are in order.
pub(crate) fn overlay(entities: &mut Vec<Entity>, firm: &[Entity]) {
    if firm.is_empty() {
        return;
    }
    let mut next = 0;
    entities.retain(|entity| {
        next += firm[next..].iter().take_while(|firm| firm.span.end() <= entity.span.start()).count();
        firm.get(next).is_none_or(|firm| !firm.span.intersects(entity.span))
    });
    entities.extend_from_slice(firm);
    entities.sort_by_key(|entity| entity.span);
}

/// The parts of a dateline as entities: each piece of a place, the agencies, the reporters, the date.
fn dateline_entities(document: &Document<'_>, dateline: &Dateline) -> Vec<Entity> {
    let entity = |span: Span, label: Label, value: Option<Value>| Entity {
        span,
        text: document.text()[span].to_owned(),
        label,
        score: DATELINE_SCORE,
        cluster: None,
        place: None,
        value,
    };
    let mut entities = Vec::new();
    for place in &dateline.places {
        pieces(document, place.span, |span| entities.push(entity(span, Label::Gpe, None)));
    }
    entities.extend(dateline.agencies.iter().map(|agency| entity(agency.span, Label::Org, None)));
    entities.extend(dateline.bylines.iter().map(|byline| entity(byline.span, Label::Person, None)));
    entities.extend(
        dateline
            .date
            .iter()
            .map(|date| entity(date.span, Label::Date, Some(Value::Timex { value: date.value.clone() }))),
    );
    entities
}

/// The probability that a part of a recognised dateline is what it is taken for, measured on the dev articles.
const DATELINE_SCORE: f64 = 0.98;

/// The pieces of a place between commas, slashes and brackets: `KYIV`, `Ukraine`.
fn pieces(document: &Document<'_>, place: Span, mut visit: impl FnMut(Span)) {
    let mut piece: Option<Span> = None;
    for index in document.tokens_in(place) {
        if matches!(document.word(index), "," | "/" | "[" | "]" | "(" | ")") {
            piece.take().into_iter().for_each(&mut visit);
        } else {
            let span = document.tokens()[index].span();
            piece = Some(piece.map_or(span, |piece| piece.cover(span)));
        }
    }
    piece.into_iter().for_each(visit);
}
