//! IPTC ninjs 2.2, the JSON in which newsroom systems exchange stories.

use serde_json::{Value, json};

use super::{Export, geonames, object};
use crate::cluster::Cluster;
use crate::dateline::Dateline;
use crate::entity::Label;
use crate::location::Location;

impl Export<'_> {
    /// The article as one line of IPTC ninjs 2.2: text, headline, byline and place of the dateline, its agencies, and the
    /// people, organisations, places, events and objects of the story.
    ///
    /// `rel` is `quoted` for the source of at least one attribution, else `mentioned`. Of places in GeoNames `uri` and
    /// a `GeoJSON` point are given, of all with a cluster its number as `literal`. ninjs has no place for attributions, and
    /// its dates need a time of day, which an article does not tell: neither is there.
    #[must_use]
    pub fn to_ninjs(&self) -> String {
        let dateline = self.article.dateline.as_ref();
        let ninjs = object([
            ("uri", json!(self.uri())),
            ("standard", standard()),
            ("type", json!("text")),
            ("language", json!("en")),
            ("altids", self.id().map(|id| json!({"role": "id", "value": id})).into_iter().collect()),
            ("headlines", self.headline.iter().map(|headline| json!({"value": headline})).collect()),
            ("by", json!(dateline.and_then(byline))),
            (
                "located",
                json!(dateline.and_then(|dateline| dateline.places.first()).map(|place| &place.name)),
            ),
            ("infosources", dateline.map_or(Value::Null, agencies)),
            ("people", self.parties(|label| label == Label::Person)),
            ("organisations", self.parties(|label| label == Label::Org)),
            ("places", self.parties(|label| matches!(label, Label::Gpe | Label::Loc | Label::Fac))),
            ("events", self.things(Label::Event)),
            ("objects", self.things(Label::Product)),
            ("bodies", json!([{"role": "main", "contenttype": "text/plain", "value": self.text}])),
        ]);
        ninjs.to_string()
    }

    /// The clusters of such a label.
    fn parties(&self, is_one: impl Fn(Label) -> bool) -> Value {
        let clusters = self.article.clusters.iter();
        clusters.filter(|cluster| cluster.label.kind().is_some_and(&is_one)).map(party).collect()
    }

    /// The names of that label, each once.
    fn things(&self, label: Label) -> Value {
        let named = self.article.entities.iter().filter(|entity| entity.label.kind() == Some(label));
        let mut seen = std::collections::BTreeSet::new();
        named
            .filter(|entity| seen.insert(&entity.text))
            .map(|entity| json!({"name": entity.text, "rel": "mentioned"}))
            .collect()
    }
}

fn standard() -> Value {
    json!({
        "name": "ninjs",
        "version": "2.2",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.2.json",
    })
}

fn byline(dateline: &Dateline) -> Option<String> {
    let reporters: Vec<&str> = dateline.bylines.iter().map(|byline| byline.text.as_str()).collect();
    (!reporters.is_empty()).then(|| reporters.join(", "))
}

fn agencies(dateline: &Dateline) -> Value {
    dateline.agencies.iter().map(|agency| json!({"name": agency.name})).collect()
}

fn party(cluster: &Cluster) -> Value {
    let place = cluster.place.as_deref();
    object([
        ("name", json!(cluster.name)),
        ("rel", json!(if cluster.attributions > 0 { "quoted" } else { "mentioned" })),
        ("literal", json!(format!("cluster-{}", cluster.id))),
        ("uri", json!(place.and_then(|place| place.geonames_id).map(geonames))),
        ("geojson", place.and_then(Location::coordinates).map_or(Value::Null, point)),
    ])
}

/// `GeoJSON` has degrees east before degrees north.
fn point((latitude, longitude): (f64, f64)) -> Value {
    json!({"type": "Point", "coordinates": [longitude, latitude]})
}
