//! Attributions: who said what, to whom.

use serde::{Deserialize, Serialize};

use crate::text::{Span, pairs};

/// Whether an attribution's content is in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// Wholly.
    Direct,
    /// Not at all.
    Indirect,
    /// In part.
    Mixed,
}

/// What kind of act an attribution reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Class {
    /// A statement, threat, promise or denial.
    Statement,
    /// A belief, hope, fear, intention or expectation.
    Belief,
    /// An order, request or demand.
    Order,
    /// A question.
    Question,
}

/// What kind of party a source or addressee is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PartyType {
    /// One person.
    Person,
    /// An organisation, government or outlet.
    Organization,
    /// Several people.
    Group,
    /// A statement, report, poll or other text.
    Document,
    /// A place that speaks for its government.
    Place,
    /// None of these can be told.
    Unknown,
}

/// The source or the addressee of an attribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Party {
    /// Where it stands: the whole noun phrase.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
    /// The full name, pronouns, surnames and roles resolved; `None` if the party is not named in the article.
    pub name: Option<String>,
    /// What kind of party it is.
    #[serde(rename = "type")]
    pub party_type: PartyType,
    /// The id of its [`Cluster`](crate::Cluster).
    pub cluster: Option<u32>,
}

/// The words that report: `said`, `according to`, `has denied`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue {
    /// Where it stands.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
    /// The base form, such as `say` or `according to`.
    pub lemma: String,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Content {
    /// Where it stands, in one piece or several.
    #[serde(with = "pairs")]
    pub spans: Vec<Span>,
    /// The texts of the spans, joined by blanks.
    pub text: String,
}

/// Somebody said something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attribution {
    /// The attribution's number in this article, from 1, in the order of their first words.
    pub id: u32,
    /// Whether the content is in quotation marks.
    pub kind: Kind,
    /// What kind of act it is.
    pub class: Class,
    /// Whether the saying itself is denied: `did not say`, `declined to comment`.
    pub negated: bool,
    /// The probability that the attribution is right.
    pub score: f64,
    /// The id of the attribution in whose content this one stands.
    pub parent: Option<u32>,
    /// Who says it.
    pub source: Option<Party>,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// What is said.
    pub content: Content,
    /// To whom.
    pub addressee: Option<Party>,
}

/// The attributions of a document, in the order of their first words. `resolver` says whom each party means.
pub(crate) fn find(
    document: &crate::text::Document<'_>,
    entities: &[crate::entity::Entity],
    resolver: &mut crate::cluster::Resolver<'_>,
) -> Vec<Attribution> {
    let _ = (document, entities, resolver);
    Vec::new()
}
