//! schema.org in JSON-LD: the article as a `NewsArticle` with its people, organisations, places and quotations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Export, geonames, object};
use crate::attribution::{Attribution, Class, Kind, Party, PartyType};
use crate::cluster::Cluster;
use crate::dateline::{Byline, Dateline, Place};
use crate::entity::Label;
use crate::location::Location;
use crate::text::Span;

impl Export<'_> {
    /// The article as one line of JSON-LD: a schema.org `NewsArticle`.
    ///
    /// `mentions` holds a node for each person, organisation and place, with an `@id` that ends in the number of its
    /// cluster (`#cluster-3`), and for each event, product, work and law. `hasPart` holds the attributions: a `Quotation`
    /// for what stands in quotation marks, at least in part, and a `Claim` for statements and beliefs in other words.
    /// What was not said (`did not say`), what somebody denies, and orders and questions in other words are neither and
    /// are left out.
    /// `<` is escaped, so that the line can stand in a `script` element as it is.
    #[must_use]
    pub fn to_json_ld(&self) -> String {
        Graph { export: self, base: self.base(), forms: forms(self) }
            .article()
            .to_string()
            .replace('<', "\\u003c")
    }
}

struct Graph<'e> {
    export: &'e Export<'e>,
    /// What the names of the nodes begin with.
    base: String,
    /// The forms in which each cluster is named.
    forms: BTreeMap<u32, Vec<&'e str>>,
}

/// More forms of a name than this are not told.
const MOST_FORMS: usize = 16;

/// The forms in which each cluster is named, beside its full name, in order.
fn forms<'e>(export: &'e Export<'_>) -> BTreeMap<u32, Vec<&'e str>> {
    let mut forms: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for entity in &export.article.entities {
        let Some(cluster) = entity.cluster.and_then(|id| export.article.cluster(id)) else { continue };
        let known = forms.entry(cluster.id).or_default();
        let form = entity.text.as_str();
        if form != cluster.name && known.len() < MOST_FORMS && !known.contains(&form) {
            known.push(form);
        }
    }
    forms
}

impl Graph<'_> {
    fn article(&self) -> Value {
        let (export, dateline) = (self.export, self.export.article.dateline.as_ref());
        let created = dateline.and_then(|dateline| dateline.date.as_ref());
        // A day without its year is no date to schema.org.
        let created = created.filter(|date| !date.value.starts_with('-'));
        object([
            ("@context", json!("https://schema.org")),
            ("@type", json!("NewsArticle")),
            ("@id", json!(export.uri())),
            ("identifier", json!(export.id())),
            ("url", json!(export.address())),
            ("headline", json!(export.headline)),
            ("inLanguage", json!("en")),
            ("datePublished", json!(export.published.map(|day| day.to_string()))),
            ("dateCreated", json!(created.map(|date| &date.value))),
            ("dateline", json!(dateline.map(|dateline| &dateline.text))),
            ("locationCreated", self.each(dateline, |dateline| &dateline.places, Self::place_created)),
            ("author", self.each(dateline, |dateline| &dateline.bylines, Self::author)),
            (
                "sourceOrganization",
                self.each(
                    dateline,
                    |dateline| &dateline.agencies,
                    |graph, agency| {
                        graph
                            .reference(agency.span)
                            .unwrap_or_else(|| json!({"@type": "Organization", "name": agency.name}))
                    },
                ),
            ),
            ("contentLocation", self.locations()),
            ("mentions", self.mentions()),
            ("hasPart", export.article.attributions.iter().filter_map(|it| self.saying(it)).collect()),
            ("articleBody", json!(export.text)),
        ])
    }

    /// What `node` makes of each part of the dateline.
    fn each<'d, T: 'd>(
        &self,
        dateline: Option<&'d Dateline>,
        parts: impl Fn(&'d Dateline) -> &'d Vec<T>,
        node: impl Fn(&Self, &'d T) -> Value,
    ) -> Value {
        dateline.into_iter().flat_map(parts).map(|part| node(self, part)).collect()
    }

    fn id(&self, kind: &str, number: u32) -> String {
        format!("{}{kind}-{number}", self.base)
    }

    /// A reference to the node of the name inside `span`.
    fn reference(&self, span: Span) -> Option<Value> {
        let cluster = self.export.cluster_in(span)?;
        schema_type(cluster).map(|_| json!({"@id": self.id("cluster", cluster.id)}))
    }

    fn place_created(&self, place: &Place) -> Value {
        self.reference(place.span).unwrap_or_else(|| {
            object([
                ("@type", json!("Place")),
                ("name", json!(place.name)),
                ("geo", geo(place.coordinates())),
                ("sameAs", json!(place.geonames_id.map(geonames))),
                ("address", address(place.country.as_deref(), place.admin1.as_deref())),
            ])
        })
    }

    fn author(&self, byline: &Byline) -> Value {
        self.reference(byline.span).unwrap_or_else(|| json!({"@type": "Person", "name": byline.text}))
    }

    /// References to the places of the story.
    fn locations(&self) -> Value {
        let places =
            self.export.article.clusters.iter().filter(|cluster| schema_type(cluster) == Some("Place"));
        places.map(|place| json!({"@id": self.id("cluster", place.id)})).collect()
    }

    fn mentions(&self) -> Value {
        let clusters = self.export.article.clusters.iter().filter_map(|cluster| self.node(cluster));
        clusters.chain(self.things()).collect()
    }

    fn node(&self, cluster: &Cluster) -> Option<Value> {
        let schema_type = schema_type(cluster)?;
        let place = cluster.place.as_deref();
        let roles = (schema_type == "Person").then_some(&cluster.roles);
        let around =
            place.map_or(Value::Null, |place| address(place.country.as_deref(), place.admin1.as_deref()));
        Some(object([
            ("@type", json!(schema_type)),
            ("@id", json!(self.id("cluster", cluster.id))),
            ("name", json!(cluster.name)),
            ("alternateName", json!(self.forms.get(&cluster.id))),
            ("jobTitle", json!(roles)),
            ("geo", geo(place.and_then(Location::coordinates))),
            ("sameAs", json!(place.and_then(|place| place.geonames_id).map(geonames))),
            ("identifier", place.and_then(|place| place.geonames_id).map_or(Value::Null, identifier)),
            ("address", around),
        ]))
    }

    /// The names that have no cluster, each once.
    fn things(&self) -> Vec<Value> {
        let mut seen = BTreeSet::new();
        let mut things = Vec::new();
        for entity in self.export.article.entities.iter().filter(|entity| entity.cluster.is_none()) {
            let schema_type = match entity.label.kind() {
                Some(Label::Event) => "Event",
                Some(Label::Product) => "Product",
                Some(Label::Work) => "CreativeWork",
                Some(Label::Law) => "Legislation",
                _ => continue,
            };
            if seen.insert((schema_type, &entity.text)) {
                let id = self.id("thing", seen.len() as u32);
                things.push(json!({"@type": schema_type, "@id": id, "name": entity.text}));
            }
        }
        things
    }

    /// The attribution as a work with an author of its own, if it is one.
    fn saying(&self, attribution: &Attribution) -> Option<Value> {
        let source = attribution.source.as_ref();
        let speaker = source.map_or(Value::Null, |source| self.speaker(source));
        let (schema_type, speaker_property) = match says(attribution)? {
            Saying::Quotation => ("Quotation", "spokenByCharacter"),
            Saying::Claim => ("Claim", "author"),
        };
        let parent = attribution.parent.filter(|&parent| self.is_told(parent));
        Some(object([
            ("@type", json!(schema_type)),
            ("@id", json!(self.id("attribution", attribution.id))),
            ("text", json!(attribution.content.text)),
            (speaker_property, speaker.clone()),
            ("creator", speaker),
            ("creditText", json!(source.map(|source| &source.text))),
            ("position", json!(attribution.id)),
            ("isPartOf", json!(parent.map(|parent| json!({"@id": self.id("attribution", parent)})))),
        ]))
    }

    /// Whether the attribution of that number has a node.
    fn is_told(&self, id: u32) -> bool {
        let attributions = &self.export.article.attributions;
        // Attributions are numbered in order.
        let found = attributions.binary_search_by_key(&id, |attribution| attribution.id);
        found.is_ok_and(|at| says(&attributions[at]).is_some())
    }

    /// The person or organisation that speaks; to schema.org nobody else can.
    fn speaker(&self, source: &Party) -> Value {
        let cluster = source.cluster.and_then(|id| self.export.article.cluster(id));
        let name = source.name.as_ref().or_else(|| cluster.map(|cluster| &cluster.name));
        match (cluster.and_then(schema_type), source.party_type) {
            // A place speaks for its government.
            (Some("Place"), _) | (None, PartyType::Place) => object([
                ("@type", json!("GovernmentOrganization")),
                ("name", json!(name.unwrap_or(&source.text))),
                ("location", json!(cluster.map(|place| json!({"@id": self.id("cluster", place.id)})))),
            ]),
            (Some(_), _) => json!(cluster.map(|cluster| json!({"@id": self.id("cluster", cluster.id)}))),
            (None, PartyType::Person) => unnamed("Person", name, &source.text),
            (None, PartyType::Organization) => unnamed("Organization", name, &source.text),
            _ => Value::Null,
        }
    }
}

/// A speaker with its name or, if the article gives none, as it is described.
fn unnamed(schema_type: &str, name: Option<&String>, text: &str) -> Value {
    let description = name.is_none().then_some(text);
    object([("@type", json!(schema_type)), ("name", json!(name)), ("description", json!(description))])
}

/// Whether the content is what the speaker says is not so.
fn is_denial(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| DENIALS.contains(&cue.lemma.as_str()))
}

const DENIALS: [&str; 8] =
    ["contradict", "denial", "deny", "dismiss", "dispute", "doubt", "refute", "reject"];

/// What an attribution is to schema.org.
enum Saying {
    Quotation,
    Claim,
}

fn says(attribution: &Attribution) -> Option<Saying> {
    match (attribution.kind, attribution.class) {
        _ if attribution.negated || is_denial(attribution) => None,
        (Kind::Direct | Kind::Mixed, _) => Some(Saying::Quotation),
        (Kind::Indirect, Class::Statement | Class::Belief) => Some(Saying::Claim),
        (Kind::Indirect, _) => None,
    }
}

fn schema_type(cluster: &Cluster) -> Option<&'static str> {
    match cluster.label.kind()? {
        Label::Person => Some("Person"),
        Label::Org if cluster.outlet => Some("NewsMediaOrganization"),
        Label::Org => Some("Organization"),
        Label::Gpe | Label::Loc | Label::Fac => Some("Place"),
        _ => None,
    }
}

fn geo(coordinates: Option<(f64, f64)>) -> Value {
    coordinates.map_or(Value::Null, |(latitude, longitude)| {
        json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
    })
}

fn identifier(geonames_id: u32) -> Value {
    json!({"@type": "PropertyValue", "propertyID": "GeoNames", "value": geonames_id.to_string()})
}

fn address(country: Option<&str>, region: Option<&str>) -> Value {
    if country.or(region).is_none() {
        return Value::Null;
    }
    object([
        ("@type", json!("PostalAddress")),
        ("addressCountry", json!(country)),
        ("addressRegion", json!(region)),
    ])
}
