//! Offsets in code points and UTF-16 units count what stands before them.

#![no_main]

use copydesk::{Extractor, OffsetUnit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let bytes = Extractor::embedded().extract(text);
    let points = bytes.clone().in_offsets(text, OffsetUnit::CodePoint);
    let units = bytes.clone().in_offsets(text, OffsetUnit::Utf16);
    for ((byte, point), unit) in bytes.entities.iter().zip(&points.entities).zip(&units.entities) {
        let head = &text[..byte.span.start() as usize];
        assert_eq!(head.chars().count(), point.span.start() as usize);
        assert_eq!(head.encode_utf16().count(), unit.span.start() as usize);
    }
});
