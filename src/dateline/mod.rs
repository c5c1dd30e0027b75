//! Datelines: where, when and by which agency a story was filed.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The dateline at the head of a story, such as `KYIV, Ukraine, Dec. 2 (AP) —`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dateline {
    /// Where it stands; it ends behind its closing dash, colon or bracket.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// The places, in order.
    pub places: Vec<Place>,
    /// The date.
    pub date: Option<DatelineDate>,
    /// The agencies, outlets and credits, in order.
    pub agencies: Vec<Agency>,
    /// The reporters, in order.
    pub bylines: Vec<Byline>,
}

/// A place of a dateline, looked up in GeoNames.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// Where it stands, with its qualifier (`KYIV, Ukraine`).
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// The place's usual name, or the name as printed if the place is not known.
    pub name: String,
    /// The ISO 3166 code of its country.
    pub country: Option<String>,
    /// Its first-level region.
    pub admin1: Option<String>,
    /// Its number in GeoNames.
    pub geonames_id: Option<u32>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

/// The date of a dateline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DatelineDate {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// The day in ISO 8601, such as `2024-12-02`; `--12-02` if the year cannot be known.
    pub value: String,
}

/// An agency, outlet or other credit of a dateline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Agency {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// The agency's full name if it is known, else the name as printed.
    pub name: String,
}

/// A reporter of a dateline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Byline {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
}

/// Reads the dateline of a document, if it has one. `published` gives the year that the text leaves out.
pub(crate) fn read(
    document: &crate::text::Document<'_>,
    published: Option<crate::value::Date>,
) -> Option<Dateline> {
    let _ = (document, published);
    None
}
