//! W3C Web Annotation: each find as an annotation of a stretch of the text.

use serde_json::{Value, json};

use super::{Export, geonames, meaning, object};
use crate::attribution::{Attribution, Party};
use crate::dateline::Dateline;
use crate::entity::Entity;
use crate::text::Span;

impl Export<'_> {
    /// The article as one line of JSON-LD: an `AnnotationPage` of the W3C Web Annotation model, with an annotation for
    /// the dateline and each of its parts, each name and value, and each part of an attribution.
    ///
    /// A target has two selectors for one stretch of text: its position, in code points as the model demands, and the
    /// words themselves with up to 32 characters before and behind. What stands in several pieces has several targets.
    /// The first body says what it is; further bodies say which person, organisation or place it is (the `@id` of
    /// [`to_json_ld`](Self::to_json_ld)), where that is in GeoNames, what a date or amount stands for, and of which
    /// attribution it is a part.
    #[must_use]
    pub fn to_web_annotation(&self) -> String {
        let mut page =
            Page { export: self, source: self.uri(), base: self.base(), items: String::new(), total: 0 };
        if let Some(dateline) = &self.article.dateline {
            page.add_dateline(dateline);
        }
        for (entity, number) in self.article.entities.iter().zip(1..) {
            page.add_entity(number, entity);
        }
        self.article.attributions.iter().for_each(|attribution| page.add_attribution(attribution));
        page.finish()
    }
}

struct Page<'e> {
    export: &'e Export<'e>,
    source: String,
    /// What the names of the annotations begin with.
    base: String,
    /// The annotations, written one by one: as values those of a long article would fill the memory.
    items: String,
    total: usize,
}

/// So many characters are quoted on both sides of a stretch of text.
const CONTEXT: usize = 32;

impl Page<'_> {
    fn add_dateline(&mut self, dateline: &Dateline) {
        self.add("dateline", vec![class("dateline")], &[dateline.span]);
        for (place, number) in dateline.places.iter().zip(1..) {
            let mut bodies = vec![class("dateline place"), text("identifying", &place.name)];
            bodies.extend(place.geonames_id.map(|id| resource("identifying", &geonames(id))));
            self.add(&format!("dateline-place-{number}"), bodies, &[place.span]);
        }
        if let Some(date) = &dateline.date {
            let bodies = vec![class("dateline date"), text("describing", &date.value)];
            self.add("dateline-date", bodies, &[date.span]);
        }
        for (agency, number) in dateline.agencies.iter().zip(1..) {
            let bodies = vec![class("dateline agency"), text("identifying", &agency.name)];
            self.add(&format!("dateline-agency-{number}"), bodies, &[agency.span]);
        }
        for (byline, number) in dateline.bylines.iter().zip(1..) {
            self.add(&format!("dateline-byline-{number}"), vec![class("dateline byline")], &[byline.span]);
        }
    }

    fn add_entity(&mut self, number: u32, entity: &Entity) {
        let mut bodies = vec![class(entity.label.as_str())];
        bodies.extend(entity.cluster.map(|id| self.cluster(id)));
        let place = entity.place.as_ref().and_then(|place| place.geonames_id);
        bodies.extend(place.map(|id| resource("identifying", &geonames(id))));
        bodies.extend(meaning(entity).map(|meaning| text("describing", &meaning)));
        self.add(&format!("entity-{number}"), bodies, &[entity.span]);
    }

    fn add_attribution(&mut self, attribution: &Attribution) {
        let mut bodies = vec![
            class("content"),
            self.part_of(attribution),
            text("tagging", attribution.kind.as_str()),
            text("tagging", attribution.class.as_str()),
        ];
        bodies.extend(attribution.negated.then(|| text("tagging", "negated")));
        let name = |part: &str| format!("attribution-{}-{part}", attribution.id);
        self.add(&name("content"), bodies, &attribution.content.spans);
        if let Some(cue) = &attribution.cue {
            let bodies = vec![class("cue"), self.part_of(attribution), text("describing", &cue.lemma)];
            self.add(&name("cue"), bodies, &cue.spans);
        }
        for (role, party) in [("source", &attribution.source), ("addressee", &attribution.addressee)] {
            if let Some(party) = party {
                let bodies = self.party(role, attribution, party);
                self.add(&name(role), bodies, &party.spans);
            }
        }
    }

    fn party(&self, role: &str, attribution: &Attribution, party: &Party) -> Vec<Value> {
        let mut bodies = vec![class(role), self.part_of(attribution)];
        bodies.extend(party.cluster.map(|id| self.cluster(id)));
        bodies.extend(party.name.as_ref().map(|name| text("identifying", name)));
        bodies
    }

    fn cluster(&self, id: u32) -> Value {
        resource("identifying", &format!("{}cluster-{id}", self.base))
    }

    fn part_of(&self, attribution: &Attribution) -> Value {
        resource("linking", &format!("{}attribution-{}", self.base, attribution.id))
    }

    /// Adds an annotation, if there is any text to annotate.
    fn add(&mut self, name: &str, bodies: Vec<Value>, spans: &[Span]) {
        let mut targets: Vec<Value> = spans.iter().map(|span| self.target(*span)).collect();
        let target = match targets.len() {
            0 => return,
            1 => targets.remove(0),
            _ => Value::Array(targets),
        };
        let annotation = json!({
            "type": "Annotation",
            "id": format!("{}{name}", self.base),
            "motivation": "classifying",
            "body": Value::Array(bodies),
            "target": target,
        });
        self.items += if self.total == 0 { "" } else { "," };
        self.items += &annotation.to_string();
        self.total += 1;
    }

    fn target(&self, span: Span) -> Value {
        let export = self.export;
        let place = export.positions.of(span);
        let before = export.text.get(..span.start() as usize).unwrap_or_default();
        let behind = export.text.get(span.end() as usize..).unwrap_or_default();
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        json!({
            "source": self.source,
            "selector": [
                {"type": "TextPositionSelector", "start": place.start(), "end": place.end()},
                {
                    "type": "TextQuoteSelector",
                    "prefix": before[from..],
                    "exact": export.slice(span),
                    "suffix": behind[..to],
                },
            ],
        })
    }

    fn finish(self) -> String {
        let collection = object([
            ("type", json!("AnnotationCollection")),
            ("id", json!(format!("{}annotations", self.base))),
            ("label", json!(self.export.headline)),
            ("total", json!(self.total)),
        ]);
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "AnnotationPage",
            "id": format!("{}annotations-1", self.base),
            "partOf": collection,
            "startIndex": 0,
        });
        let page = page.to_string();
        format!("{},\"items\":[{}]}}", page.strip_suffix('}').unwrap_or(&page), self.items)
    }
}

/// What an annotated stretch of text is.
fn class(name: &str) -> Value {
    text("classifying", name)
}

fn text(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

fn resource(purpose: &str, source: &str) -> Value {
    json!({"type": "SpecificResource", "purpose": purpose, "source": source})
}
