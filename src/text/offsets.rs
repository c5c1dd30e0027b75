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

/// Converts byte offsets of one text into another unit, in one forward pass over the sorted offsets.
pub(crate) struct OffsetConverter {
    /// Pairs of byte offset and converted offset, sorted; empty if the two are the same everywhere.
    table: Vec<(u32, u32)>,
}

impl OffsetConverter {
    /// Prepares the conversion of the ends of `spans`, all of which lie on character boundaries of `text`.
    pub(crate) fn new(text: &str, unit: OffsetUnit, spans: impl Iterator<Item = Span>) -> Self {
        if unit == OffsetUnit::Byte || text.is_ascii() {
            return Self { table: Vec::new() };
        }
        let mut table: Vec<(u32, u32)> =
            spans.flat_map(|span| [(span.start(), 0), (span.end(), 0)]).collect();
        table.sort_unstable();
        table.dedup();
        let (mut byte, mut count) = (0, 0);
        for (offset, converted) in &mut table {
            let end = *offset as usize;
            count += match unit {
                OffsetUnit::Utf16 => text[byte..end].encode_utf16().count(),
                _ => text[byte..end].chars().count(),
            };
            byte = end;
            *converted = count as u32;
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
                let converter = OffsetConverter::new(&text, unit, spans.iter().copied());
                for span in &spans {
                    let expected = Span::new(counted(&text, unit, span.start()), counted(&text, unit, span.end()));
                    prop_assert_eq!(converter.convert(*span), expected);
                }
            }
        }
    }
}
