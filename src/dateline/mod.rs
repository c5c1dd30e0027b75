//! Datelines: where, when and by which agency a story was filed.

mod agency;
mod bylines;
mod calendar;
mod credits;
mod dates;
mod evidence;
mod grammar;
mod head;
mod places;
mod words;

use std::ops::{Deref, Range};

use serde::{Deserialize, Serialize};

use crate::location::Location;
use crate::place::{Gazetteer, Resolved};
use crate::text::{Document, Span};
use crate::value::Date;
pub(crate) use agency::{country_of, is_agency};
use grammar::{Credit, PlaceItem};

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

/// A place of a dateline, looked up in GeoNames: its [`Location`], whose fields it shows as its own, and where it is
/// printed.
///
/// ```
/// use copydesk::Extractor;
///
/// let article = Extractor::embedded().extract("PARIS, Texas, Dec. 2 (AP) - A barn burned.");
/// let place = &article.dateline.unwrap().places[0];
/// assert_eq!((place.text.as_str(), place.name.as_str()), ("PARIS, Texas", "Paris"));
/// assert_eq!(place.admin1.as_deref(), Some("Texas"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// Where it stands, with its qualifier (`KYIV, Ukraine`).
    #[serde(flatten)]
    pub span: Span,
    /// The text of the span.
    pub text: String,
    /// What is known of it.
    #[serde(flatten)]
    pub location: Location,
}

impl Deref for Place {
    type Target = Location;

    fn deref(&self) -> &Location {
        &self.location
    }
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
///
/// Only the first few hundred tokens are looked at.
pub(crate) fn read(document: &Document<'_>, published: Option<Date>) -> Option<Dateline> {
    let reading = head::find(document)?;
    let text = |tokens: Range<usize>| {
        let span = document.span_of(tokens);
        (span, document.text()[span].to_owned())
    };
    let (span, whole) = text(reading.tokens.clone());
    let calendar = calendar::Calendar::new(document, published, &reading);
    let date = reading.date.and_then(|date| {
        let (span, text) = text(date.tokens);
        Some(DatelineDate { span, text, value: calendar.value(date.day)? })
    });
    let agency = |credit: Credit| {
        let (span, text) = text(credit.tokens);
        let text = text.trim_end_matches('/').to_owned();
        let span = Span::new(span.start(), span.start() + text.len() as u32);
        Agency { span, name: agency::name_of(&text).unwrap_or(&text).to_owned(), text }
    };
    let byline = |reporter: Range<usize>| {
        let (span, text) = text(reporter);
        Byline { span, text }
    };
    Some(Dateline {
        span,
        text: whole,
        places: reading.places.iter().map(|place| locate(document, place)).collect(),
        date,
        agencies: reading.credits.into_iter().map(agency).collect(),
        bylines: reading.reporters.into_iter().map(byline).collect(),
    })
}

/// The place with what the gazetteer knows of it.
fn locate(document: &Document<'_>, item: &PlaceItem) -> Place {
    let text = |tokens: &Range<usize>| &document.text()[document.span_of(tokens.clone())];
    let printed = text(&item.name);
    let Resolved { place, area } = Gazetteer::embedded().resolve(printed, item.qualifier.as_ref().map(text));
    let known = place.or(area);
    let location = Location::new(known.as_ref(), place.is_some(), printed, None);
    Place { span: document.span_of(item.tokens.clone()), text: text(&item.tokens).to_owned(), location }
}
