//! Reads English news the way a copy desk does.
//!
//! From one article copydesk returns its **dateline** (place, date, agency, byline), its **attributions** (who
//! said what, to whom) and its **named entities** (people, organisations, places, dates resolved to calendar
//! days), all with exact offsets and scores. The models are inside; nothing is ever downloaded.

#![cfg_attr(not(any(feature = "python", feature = "arrow")), forbid(unsafe_code))]

#[cfg(feature = "arrow")]
pub mod arrow;
mod article;
mod attribution;
#[cfg(feature = "cli")]
pub mod cli;
mod cluster;
mod dateline;
mod entity;
mod error;
mod export;
mod extractor;
mod gazetteer;
pub mod html;
#[doc(hidden)]
pub mod layers;
mod location;
mod model;
mod place;
#[cfg(feature = "parallel")]
mod pool;
#[cfg(feature = "python")]
mod python;
mod tagger;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
mod value;

pub use article::{Article, Id};
pub use attribution::{Attribution, Class, Content, Cue, Kind, Party, PartyType};
pub use cluster::{Cluster, Identity, link};
pub use dateline::{Agency, Byline, Dateline, DatelineDate, Place};
pub use entity::{CustomLabel, Entity, Label, Value};
pub use error::{Error, Result};
pub use export::Export;
pub use extractor::{Extractor, ExtractorBuilder, Worker};
pub use gazetteer::Gazetteer;
pub use location::Location;
pub use model::{Model, ModelInfo};
#[cfg(feature = "parallel")]
pub use pool::Pool;
pub use text::{OffsetUnit, Span};
pub use value::Date;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
