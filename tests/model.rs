//! The model file: what is shipped is whole, and whatever is not whole is refused.

use copydesk::{Error, Model};
use proptest::prelude::*;

const BYTES: &[u8] = include_bytes!("../models/entities.bin");

/// A model of few features, cheap to read at every length.
const SMALL: &[u8] = include_bytes!("../models/fixtures/format-2.bin");

/// The error that the model gives after `change`.
fn damaged(change: impl FnOnce(&mut Vec<u8>)) -> Error {
    let mut bytes = BYTES.to_vec();
    change(&mut bytes);
    Model::from_bytes(&bytes).expect_err("the damage goes unnoticed")
}

#[test]
fn the_embedded_model_is_the_file() {
    let model = Model::from_bytes(BYTES).expect("the file is whole");
    assert_eq!(model.info(), Model::embedded().info());
    assert_eq!(model.info().labels.len(), 10);
}

#[test]
fn the_model_is_small() {
    assert!(BYTES.len() <= 6_000_000, "{} bytes", BYTES.len());
}

#[test]
fn a_file_cut_short_is_refused() {
    for length in 0..SMALL.len() {
        assert!(Model::from_bytes(&SMALL[..length]).is_err(), "cut to {length} bytes");
    }
    for length in (0..BYTES.len()).step_by(49_999).chain([BYTES.len() - 1]) {
        assert!(Model::from_bytes(&BYTES[..length]).is_err(), "cut to {length} bytes");
    }
}

#[test]
fn a_flipped_bit_is_noticed() {
    let end = BYTES.len();
    for at in (0..600).chain((600..end).step_by(99_991)).filter(|at| !(10..12).contains(at)) {
        let flipped = damaged(|bytes| bytes[at] ^= 0x10);
        assert!(!flipped.to_string().is_empty(), "byte {at}");
    }
}

#[test]
fn another_format_is_named_in_the_error() {
    let error = damaged(|bytes| bytes[8] = 99);
    assert!(matches!(error, Error::UnsupportedFormat { found: 99, .. }), "{error}");
}

#[test]
fn a_text_file_is_not_a_model() {
    let error = Model::from_bytes("Kyiv, 2 May".as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not a copydesk model: 11 bytes that begin \"Kyiv, 2 \"; expected a file written by `copydesk train`"
    );
}

proptest! {
    #[test]
    fn no_bytes_at_all_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }

    #[test]
    fn no_bytes_behind_a_good_header_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let whole = [&BYTES[..12], &bytes].concat();
        prop_assert!(Model::from_bytes(&whole).is_err());
    }
}

#[test]
fn the_model_card_names_the_digests_of_the_files() {
    let card = include_str!("../MODEL_CARD.md");
    for bytes in [BYTES, include_bytes!("../models/places.bin")] {
        let digest = sha256(bytes).map(|word| format!("{word:08x}")).concat();
        assert!(card.contains(&digest), "the file's SHA-256 is {digest}");
    }
}

/// SHA-256 as FIPS 180-4 defines it.
fn sha256(bytes: &[u8]) -> [u32; 8] {
    let mut state: [u32; 8] = std::array::from_fn(|n| root_bits(PRIMES[n], 2));
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in message.chunks_exact(64) {
        compress(&mut state, block);
    }
    state
}

fn compress(state: &mut [u32; 8], block: &[u8]) {
    let mut words = [0_u32; 64];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = u32::from_be_bytes(bytes.try_into().unwrap());
    }
    for at in 16..64 {
        let (a, b) = (words[at - 15], words[at - 2]);
        let small = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let large = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        words[at] = words[at - 16].wrapping_add(small).wrapping_add(words[at - 7]).wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for at in 0..64 {
        let mix = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let first = h.wrapping_add(mix).wrapping_add(choice).wrapping_add(ROUNDS[at]).wrapping_add(words[at]);
        let mix = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = mix.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (sum, word) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *sum = sum.wrapping_add(word);
    }
}

const ROUNDS: [u32; 64] = {
    let mut rounds = [0; 64];
    let mut at = 0;
    while at < 64 {
        rounds[at] = root_bits(PRIMES[at], 3);
        at += 1;
    }
    rounds
};

const PRIMES: [u128; 64] = {
    let mut primes = [0; 64];
    let (mut found, mut number) = (0, 2_u128);
    while found < 64 {
        let (mut divisor, mut prime) = (2, true);
        while divisor * divisor <= number {
            prime &= number % divisor != 0;
            divisor += 1;
        }
        if prime {
            primes[found] = number;
            found += 1;
        }
        number += 1;
    }
    primes
};

/// The first 32 bits behind the point of the square or cube root of `number`.
const fn root_bits(number: u128, degree: u32) -> u32 {
    let target = number << (32 * degree);
    let (mut low, mut high) = (0_u128, 1 << 40);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        if middle.pow(degree) <= target {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u32
}

#[test]
fn the_digest_is_that_of_the_standard() {
    assert_eq!(sha256(b"abc")[0], 0xba78_16bf);
    assert_eq!(sha256(&[b'a'; 63])[0], 0x7d3e_74a0);
    assert_eq!(sha256(&[b'a'; 119])[0], 0x31eb_a51c);
}

#[test]
fn every_released_format_is_read() {
    let model = Model::from_bytes(SMALL).unwrap();
    assert_eq!(model.info().labels, ["PERSON", "PORT"]);
}
