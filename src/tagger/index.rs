//! [`HashIndex`]: from a hash to the number of a row.

/// Hashes in an order of their own; each one's rank is the number of its row.
///
/// The commonest should come first: they get the places where they are found at once, and their rows lie together.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    /// Open addressing, a power of two, at most two thirds full. The ranks lie apart, so that a look-up of a hash that is
    /// not there, as most are, touches little memory.
    slots: Vec<u32>,
    ranks: Vec<u32>,
    /// Bits by the highest bits of the keys, more than there are slots; a small table that most hashes do not pass.
    filter: Vec<u64>,
    shift: u32,
    len: usize,
}

/// How far from its place a key may stand; only keys made to collide stand further, and would make every look-up slow.
const FURTHEST: usize = 4096;

/// As a power of two: with half to a third of the slots full, one hash of twenty that is no key passes the filter.
const FILTER_SHIFT: u32 = 3;

/// Marks a free slot; no key.
pub(crate) const NO_KEY: u32 = u32::MAX;

impl HashIndex {
    /// An index over `keys`, if they are distinct, fewer than 2^24, not [`NO_KEY`], and spread as hashes do.
    pub(crate) fn new(keys: &[u32]) -> Option<Self> {
        if keys.len() >= 1 << 24 {
            return None;
        }
        let bits = (keys.len() * 3 / 2).max(8).next_power_of_two().ilog2();
        let (slots, ranks) = (vec![NO_KEY; 1 << bits], vec![0; 1 << bits]);
        let filter = vec![0; (1_usize << (bits + FILTER_SHIFT)).div_ceil(64)];
        let mut index = Self { slots, ranks, filter, shift: u32::BITS - bits, len: keys.len() };
        for (rank, &key) in keys.iter().enumerate() {
            let home = (key >> index.shift) as usize;
            let mut places = (home..home + FURTHEST).map(|at| at & (index.slots.len() - 1));
            let at = places.find(|&at| [NO_KEY, key].contains(&index.slots[at]))?;
            if index.slots[at] == key {
                return None;
            }
            index.slots[at] = key;
            index.ranks[at] = rank as u32;
            let bit = index.filter_bit(key);
            index.filter[bit / 64] |= 1 << (bit % 64);
        }
        Some(index)
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
        let mut at = (key >> self.shift) as usize;
        loop {
            match self.slots[at & (self.slots.len() - 1)] {
                NO_KEY => return None,
                slot if slot == key => return Some(self.ranks[at & (self.slots.len() - 1)] as usize),
                _ => at += 1,
            }
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The keys in the order of their ranks.
    #[cfg(feature = "train")]
    pub(crate) fn keys(&self) -> Vec<u32> {
        let mut keys = vec![NO_KEY; self.len];
        for (&key, &rank) in self.slots.iter().zip(&self.ranks).filter(|&(&key, _)| key != NO_KEY) {
            keys[rank as usize] = key;
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
        assert!(HashIndex::new(&[1, NO_KEY]).is_none());
    }
}
