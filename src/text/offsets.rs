//! Offsets in other units than bytes.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// The unit in which offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, as Rust slices strings.
    #[default]
    Byte,
    /// Unicode code points, as Python slices strings.
    CodePoint,
    /// UTF-16 code units, as JavaScript, Java and C# slice strings.
    Utf16,
}

/// Converts offsets of one text into another unit, in one forward pass over the sorted offsets.
pub(crate) struct OffsetConverter {
    /// Pairs of offset and converted offset, sorted; empty if the two are the same everywhere.
    table: Vec<(u32, u32)>,
}

impl OffsetUnit {
    /// The length of the first `count` units of `text` in bytes; a unit inside a character counts as all of it.
    pub(crate) fn bytes_of(self, text: &str, count: u32) -> usize {
        let count = count as usize;
        match self {
            Self::Byte => (count..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len()),
            Self::CodePoint => text.char_indices().nth(count).map_or(text.len(), |(at, _)| at),
            Self::Utf16 => {
                let mut before = 0;
                let is_behind = |(_, c): &(usize, char)| {
                    let is_behind = before >= count;
                    before += c.len_utf16();
                    is_behind
                };
                text.char_indices().find(is_behind).map_or(text.len(), |(at, _)| at)
            }
        }
    }

    /// The length of `text`.
    pub(crate) fn count(self, text: &str) -> u32 {
        match self {
            Self::Byte => text.len() as u32,
            Self::CodePoint => text.chars().count() as u32,
            Self::Utf16 => text.encode_utf16().count() as u32,
        }
    }
}

impl OffsetConverter {
    /// Prepares the conversion of the ends of `spans`; those behind the end of `text` become its end.
    pub(crate) fn new(
        text: &str,
        from: OffsetUnit,
        to: OffsetUnit,
        spans: impl Iterator<Item = Span>,
    ) -> Self {
        if from == to || text.is_ascii() {
            return Self { table: Vec::new() };
        }
        let mut table: Vec<(u32, u32)> =
            spans.flat_map(|span| [(span.start(), 0), (span.end(), 0)]).collect();
        table.sort_unstable();
        table.dedup();
        let (mut rest, mut before, mut count) = (text, 0, 0);
        for (offset, converted) in &mut table {
            let (piece, behind) = rest.split_at(from.bytes_of(rest, offset.saturating_sub(before)));
            before += from.count(piece);
            count += to.count(piece);
            rest = behind;
            *converted = count;
        }
        Self { table }
    }

    /// The span in the new unit; it must be one of those that the converter was made for.
    pub(crate) fn convert(&self, span: Span) -> Span {
        if self.table.is_empty() {
            return span;
        }
        let convert = |offset: u32| {
            self.table.binary_search_by_key(&offset, |pair| pair.0).map_or(offset, |at| self.table[at].1)
        };
        Span::new(convert(span.start()), convert(span.end()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counted(text: &str, unit: OffsetUnit, end: u32) -> u32 {
        let head = &text[..end as usize];
        match unit {
            OffsetUnit::Byte => end,
            OffsetUnit::CodePoint => head.chars().count() as u32,
            OffsetUnit::Utf16 => head.encode_utf16().count() as u32,
        }
    }

    proptest! {
        #[test]
        fn offsets_count_what_stands_before(text in ".{0,60}", picks in prop::collection::vec((0_usize..61, 0_usize..61), 0..8)) {
            let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at).chain([text.len()]).map(|at| at as u32).collect();
            let spans: Vec<Span> =
                picks.iter().map(|(a, b)| Span::new(bounds[a % bounds.len()], bounds[b % bounds.len()])).collect();
            for unit in [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16] {
                let converter = OffsetConverter::new(&text, OffsetUnit::Byte, unit, spans.iter().copied());
                let converted: Vec<Span> = spans.iter().map(|span| converter.convert(*span)).collect();
                for (span, converted) in spans.iter().zip(&converted) {
                    let expected = Span::new(counted(&text, unit, span.start()), counted(&text, unit, span.end()));
                    prop_assert_eq!(*converted, expected);
                }
                let back = OffsetConverter::new(&text, unit, OffsetUnit::Byte, converted.iter().copied());
                for (span, converted) in spans.iter().zip(&converted) {
                    prop_assert_eq!(back.convert(*converted), *span);
                }
            }
        }

        #[test]
        fn offsets_of_another_text_become_boundaries_of_this_one(text in ".{0,20}", start in 0_u32..99, end in 0_u32..99) {
            let span = Span::new(start.min(end), start.max(end));
            for from in [OffsetUnit::CodePoint, OffsetUnit::Utf16] {
                let found = OffsetConverter::new(&text, from, OffsetUnit::Byte, [span].into_iter()).convert(span);
                prop_assert!(text.is_ascii() || text.get(found.range()).is_some());
            }
        }
    }
}
