//! [`Positions`]: how many characters stand before a byte.

use crate::text::Span;

/// Counts the code points of a text up to any byte, by way of marks at every few bytes.
#[derive(Clone, Debug)]
pub(super) struct Positions<'a> {
    bytes: &'a [u8],
    /// The code points that begin before each multiple of [`STEP`]; empty for a text in ASCII.
    marks: Vec<u32>,
}

/// The bytes between two marks.
const STEP: usize = 256;

impl<'a> Positions<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if !bytes.is_ascii() {
            let mut before = 0;
            for step in bytes.chunks(STEP) {
                marks.push(before);
                before += count(step);
            }
        }
        Self { bytes, marks }
    }

    /// The code points before the byte `at`.
    pub(super) fn at(&self, at: u32) -> u32 {
        let end = (at as usize).min(self.bytes.len());
        match self.marks.get(end / STEP).or(self.marks.last()) {
            Some(before) => {
                let start = (end / STEP).min(self.marks.len() - 1) * STEP;
                before + count(&self.bytes[start..end])
            }
            None => end as u32,
        }
    }

    /// A span of bytes as one of code points.
    pub(super) fn of(&self, span: Span) -> Span {
        Span::new(self.at(span.start()), self.at(span.end()))
    }
}

/// How many code points begin in `bytes`.
fn count(bytes: &[u8]) -> u32 {
    // Every byte that continues a character is 10xxxxxx.
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_on_both_sides_of_every_mark() {
        for text in ["", "a", "é", &"aé😀".repeat(200), &"x".repeat(1000), &("é".repeat(128) + "!")] {
            let positions = Positions::new(text);
            for (count, (at, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                assert_eq!(positions.at(at as u32), count as u32, "{at} of {text:?}");
            }
            assert_eq!(positions.at(u32::MAX), text.chars().count() as u32);
        }
    }
}
