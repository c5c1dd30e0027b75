//! [`Span`]: where something stands in a text.

use std::fmt;
use std::ops::{Index, Range};

use serde::{Deserialize, Serialize};

/// A half-open range of a text, `start..end`, with `start <= end`.
///
/// Inside the crate the unit is always the UTF-8 byte, and both ends lie on character boundaries; an
/// [`Article`](crate::Article) converted by [`Article::in_offsets`](crate::Article::in_offsets) holds
/// spans in the unit that was asked for.
///
/// ```
/// use copydesk::Span;
///
/// let span = Span::new(7, 12);
/// assert_eq!(&"Hello, world"[span], "world");
/// assert_eq!(span.len(), 5);
/// assert_eq!(span.to_string(), "7..12");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `start..end`; the ends are swapped if they are the wrong way round.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        if start <= end { Self { start, end } } else { Self { start: end, end: start } }
    }

    /// The offset of the first unit.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The offset behind the last unit.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// How many units the span covers.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range of `usize`, to slice with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one unit.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.as_str()[span]
    }
}

/// Serialises spans as `[[start, end], ...]`, the shape of the roles of an attribution.
pub(crate) mod pairs {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Span;

    pub(crate) fn serialize<S: Serializer>(spans: &[Span], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(spans.iter().map(|span| [span.start, span.end]))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Span>, D::Error> {
        let pairs = Vec::<[u32; 2]>::deserialize(deserializer)?;
        Ok(pairs.into_iter().map(|[start, end]| Span::new(start, end)).collect())
    }
}
