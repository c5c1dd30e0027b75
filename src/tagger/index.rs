//! [`HashIndex`]: from a hash to the number of a row.

use std::hint::black_box;

/// Hashes in an order of their own; each one's rank is the number of its row.
///
/// The commonest should come first: their rows lie together.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    /// A power of two; the highest bits of a key name its bucket. Of full buckets the next one takes what is left over.
    buckets: Vec<Bucket>,
    /// Bits by the highest bits of the keys, many more than there are keys; a small table that most hashes do not pass.
    filter: Vec<u64>,
    shift: u32,
    len: usize,
}

/// Some keys with their ranks, in one line of the cache.
///
/// All keys are compared without a branch: most look-ups wait for memory, and a branch that is guessed wrongly would make
/// the next ones wait for this one.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    keys: [u32; BUCKET],
    /// One more than the rank; 0: free.
    places: [u32; BUCKET],
}

/// The keys of a bucket.
const BUCKET: usize = 8;

impl Bucket {
    /// One more than the rank of `key`; 0 if it is not here.
    fn place(&self, key: u32) -> u32 {
        let place = |(&other, &place): (&u32, &u32)| if other == key { place } else { 0 };
        self.keys.iter().zip(&self.places).map(place).fold(0, |found, place| found | place)
    }

    const fn is_full(&self) -> bool {
        self.places[BUCKET - 1] != 0
    }
}

/// How many buckets may stand between a key and its own; only keys made to collide stand further, and would make every
/// look-up slow.
const FURTHEST: usize = 512;

/// As a power of two, bits of the filter for a bucket: with 3 to 6 keys in each, one hash of twenty that is no key passes.
const FILTER_SHIFT: u32 = 7;

/// How many keys are inserted together.
const AT_ONCE: usize = 32;

impl HashIndex {
    /// An index over `keys`, if they are distinct, fewer than 2^24, and spread as hashes do.
    pub(crate) fn new(keys: &[u32]) -> Option<Self> {
        if keys.len() >= 1 << 24 {
            return None;
        }
        let bits = (keys.len() / 6).max(2).next_power_of_two().ilog2();
        let filter = vec![0; (1_usize << (bits + FILTER_SHIFT)).div_ceil(64)];
        let buckets = vec![Bucket::default(); 1 << bits];
        let mut index = Self { buckets, filter, shift: u32::BITS - bits, len: keys.len() };
        let mut rank = 0;
        for keys in keys.chunks(AT_ONCE) {
            // Asks for all buckets before the first is waited for.
            black_box(keys.iter().fold(0, |asked, &key| asked ^ index.buckets[index.home(key)].keys[0]));
            for &key in keys {
                index.insert(key, rank)?;
                rank += 1;
            }
        }
        Some(index)
    }

    fn insert(&mut self, key: u32, rank: u32) -> Option<()> {
        let home = self.home(key);
        for at in home..home + FURTHEST {
            let at = at & (self.buckets.len() - 1);
            let bucket = &mut self.buckets[at];
            if bucket.place(key) != 0 {
                return None;
            }
            // Counted, not searched: as in a look-up, no branch waits for the bucket.
            let free = bucket.places.iter().filter(|&&place| place != 0).count();
            if free < BUCKET {
                bucket.keys[free] = key;
                bucket.places[free] = rank + 1;
                let bit = self.filter_bit(key);
                self.filter[bit / 64] |= 1 << (bit % 64);
                return Some(());
            }
        }
        None
    }

    const fn home(&self, key: u32) -> usize {
        (key >> self.shift) as usize
    }

    /// Whether `key` may be in the index: all that are pass, and few others. Touches far less memory than
    /// [`HashIndex::find`] and has no branch to be guessed wrongly.
    pub(crate) fn may_have(&self, key: u32) -> bool {
        let bit = self.filter_bit(key);
        self.filter[bit / 64] >> (bit % 64) & 1 != 0
    }

    const fn filter_bit(&self, key: u32) -> usize {
        (key >> (self.shift - FILTER_SHIFT)) as usize
    }

    /// The rank of `key`, if it is in the index.
    pub(crate) fn find(&self, key: u32) -> Option<usize> {
        let bucket = |at: usize| &self.buckets[at & (self.buckets.len() - 1)];
        let mut at = self.home(key);
        let mut place = bucket(at).place(key);
        while place == 0 && bucket(at).is_full() {
            at += 1;
            place = bucket(at).place(key);
        }
        (place as usize).checked_sub(1)
    }

    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The keys in the order of their ranks.
    #[cfg(feature = "train")]
    pub(crate) fn keys(&self) -> Vec<u32> {
        let mut keys = vec![0; self.len];
        for bucket in &self.buckets {
            for (&key, &place) in bucket.keys.iter().zip(&bucket.places).filter(|&(_, &place)| place != 0) {
                keys[place as usize - 1] = key;
            }
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_at_its_rank_and_no_other() {
        let keys: Vec<u32> = (0..1000_u32).rev().map(|n| n * n * 4000).collect();
        let index = HashIndex::new(&keys).unwrap();
        for (rank, &key) in keys.iter().enumerate() {
            assert_eq!(index.find(key), Some(rank));
            assert!(index.may_have(key));
            assert_eq!(index.find(key + 1), None);
        }
        assert_eq!(index.find(u32::MAX), None);
    }

    #[test]
    fn few_hashes_that_are_no_keys_pass_the_filter() {
        let random = crate::tagger::hash::mix;
        let keys: Vec<u32> = (0..1000).map(|n| random(1, n, 0)).collect();
        let index = HashIndex::new(&keys).unwrap();
        let passed = (0..1000).filter(|&n| index.may_have(random(2, n, 0))).count();
        assert!(passed < 150, "{passed} of 1000");
    }

    #[test]
    fn an_index_of_nothing_finds_nothing() {
        let index = HashIndex::new(&[]).unwrap();
        assert_eq!((index.find(0), index.find(u32::MAX), index.len()), (None, None, 0));
    }

    #[test]
    fn keys_made_to_collide_are_refused() {
        assert!(HashIndex::new(&(0..100_000).collect::<Vec<_>>()).is_none());
        assert!(HashIndex::new(&(0..1_000).collect::<Vec<_>>()).is_some());
    }

    #[test]
    fn a_key_twice_is_refused() {
        assert!(HashIndex::new(&[1, 2, 1]).is_none());
        assert!(HashIndex::new(&[1, 1]).is_none());
        assert!(HashIndex::new(&[0, u32::MAX, 0]).is_none());
    }
}
