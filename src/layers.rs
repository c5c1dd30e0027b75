//! One layer at a time, for the benchmarks: nothing here is for users, and any of it may change.

use crate::dateline::Dateline;
use crate::entity::Entity;
use crate::text::Document;
use crate::value::{Anchor, Date};
use crate::{dateline, location, value};

/// The dateline of a document.
#[must_use]
pub fn dateline(document: &Document<'_>) -> Option<Dateline> {
    dateline::read(document, None)
}

/// The dates, times, durations, amounts and percentages of a document, counted from `day`.
#[must_use]
pub fn values(document: &Document<'_>, day: Option<Date>) -> Vec<Entity> {
    value::find(document, Anchor { day })
}

/// Gives the names of places the places that they stand for.
pub fn places(document: &Document<'_>, dateline: Option<&mut Dateline>, entities: &mut [Entity]) {
    location::locate(document, dateline, entities);
}
