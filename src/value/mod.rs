//! Values: dates, times, durations, amounts of money and percentages, read by grammar.

mod calendar;

pub use calendar::Date;

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

/// A calendar date as it is written, perhaps without its day or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDate {
    pub(crate) year: Option<i16>,
    pub(crate) month: u8,
    pub(crate) day: Option<u8>,
}

/// Reads a written date that begins with the token `first` (`Dec. 2`, `2nd Dec, 2024`, `2 December`, `12/16/04`,
/// `2024-12-02`, `Tuesday, September 1, 2015`); returns it with the index behind its last token.
pub(crate) fn read_written_date(document: &Document<'_>, first: usize) -> Option<(WrittenDate, usize)> {
    let _ = (document, first);
    None
}
