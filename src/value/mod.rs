//! Values: dates, times, durations, amounts of money and percentages, read by grammar.

mod calendar;
mod lexicon;
mod written;

pub use calendar::Date;
pub(crate) use written::{WrittenDate, read_written_date};

use crate::entity::Entity;
use crate::text::Document;

/// What relative dates are counted from, best evidence first.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchor {
    /// The day of the dateline, or else the day of publication.
    pub(crate) day: Option<Date>,
}

/// The dates, times, durations, amounts and percentages of a document, in order, without overlaps.
pub(crate) fn find(document: &Document<'_>, anchor: Anchor) -> Vec<Entity> {
    let _ = (document, anchor);
    Vec::new()
}
