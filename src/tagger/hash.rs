//! The hashes that features, words and phrases are known by. They are part of the model format: a change
//! here needs a new [`FORMAT`](crate::model::FORMAT).

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash that grows byte by byte (FNV-1a), so that every prefix of a word has its hash for free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hasher(u64);

impl Hasher {
    pub(crate) const fn new() -> Self {
        Self(BASIS)
    }

    pub(crate) const fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(PRIME);
    }

    const fn push_str(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.push(bytes[at]);
            at += 1;
        }
    }

    pub(crate) fn push_char(&mut self, c: char) {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            self.push(byte);
        }
    }

    pub(crate) const fn finish(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(ODD);
        (mixed >> 32) as u32
    }
}

/// The hash of a string's bytes as they are.
pub(crate) const fn of_str(text: &str) -> u32 {
    let mut hasher = Hasher::new();
    hasher.push_str(text);
    hasher.finish()
}

/// A hash of a string's bytes that is wide enough to stand for the string: tables of words by this key are found
/// in one line of memory, and no strings are compared.
pub(crate) const fn wide(text: &str) -> u64 {
    let mut hasher = Hasher::new();
    hasher.push_str(text);
    hasher.0
}

/// The hash of two values in this order.
pub(crate) const fn pair(first: u32, second: u32) -> u32 {
    mix(first, second, 0)
}

/// The hash of a feature: the number of its template and up to two values.
pub(crate) const fn mix(template: u32, first: u32, second: u32) -> u32 {
    let value = ((second as u64) << 32 | first as u64) ^ (template as u64).wrapping_mul(PRIME << 7);
    let mixed = (value ^ (value >> 29)).wrapping_mul(ODD);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(ODD);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_shipped_models() {
        assert_eq!(of_str(""), 0x8570_e254);
        assert_eq!(of_str("kyiv"), 0xd0e5_30c0);
        assert_eq!(mix(3, 5, 7), 0x40fe_61b8);
    }
}
