//! Who a noun phrase means: names, surnames, roles and pronouns resolved to clusters.

use std::ops::Range;

use crate::attribution::PartyType;
use crate::cluster::Cluster;
use crate::entity::Entity;
use crate::text::Document;

/// Whom a source or addressee stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolution {
    /// The full name, if the party is named in the article.
    pub(crate) name: Option<String>,
    /// The cluster's id.
    pub(crate) cluster: Option<u32>,
    /// What kind of party it is.
    pub(crate) party_type: PartyType,
}

/// Resolves parties in the order in which they stand in the text; remembers who has spoken.
pub(crate) struct Resolver<'a> {
    document: Document<'a>,
    entities: &'a [Entity],
    clusters: &'a [Cluster],
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(document: Document<'a>, entities: &'a [Entity], clusters: &'a [Cluster]) -> Self {
        Self { document, entities, clusters }
    }

    /// Whom the noun phrase of `tokens` means.
    pub(crate) fn resolve(&mut self, tokens: Range<usize>) -> Resolution {
        let span = self.document.span_of(tokens);
        let entity =
            self.entities.iter().find(|entity| span.contains(entity.span) && entity.cluster.is_some());
        let cluster =
            entity.and_then(|entity| self.clusters.iter().find(|cluster| Some(cluster.id) == entity.cluster));
        Resolution {
            name: cluster.map(|cluster| cluster.name.clone()),
            cluster: cluster.map(|cluster| cluster.id),
            party_type: PartyType::Unknown,
        }
    }
}
