//! [`HashIndex`]: from a hash to the number of a row.

/// A sorted set of hashes; each one's rank is the number of its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    /// Open addressing, a power of two, at most two thirds full. The ranks lie apart, so that a look-up of a hash that is
    /// not there, as most are, touches little memory.
    slots: Vec<u32>,
    ranks: Vec<u32>,
    shift: u32,
    len: usize,
}

/// How far from its place a key may stand; only keys made to collide stand further, and would make every look-up slow.
const FURTHEST: usize = 4096;

/// Marks a free slot; no key.
pub(crate) const NO_KEY: u32 = u32::MAX;

impl HashIndex {
    /// An index over `keys`, if they ascend strictly, are fewer than 2^24, not [`NO_KEY`], and spread as hashes do.
    pub(crate) fn new(keys: &[u32]) -> Option<Self> {
        if keys.len() >= 1 << 24 || !keys.is_sorted_by(|a, b| a < b) || keys.last() == Some(&NO_KEY) {
            return None;
        }
        let bits = (keys.len() * 3 / 2).max(2).next_power_of_two().ilog2();
        let (slots, ranks) = (vec![NO_KEY; 1 << bits], vec![0; 1 << bits]);
        let mut index = Self { slots, ranks, shift: u32::BITS - bits, len: keys.len() };
        for (rank, &key) in keys.iter().enumerate() {
            let home = (key >> index.shift) as usize;
            let mut places = (home..home + FURTHEST).map(|at| at & (index.slots.len() - 1));
            let at = places.find(|&at| index.slots[at] == NO_KEY)?;
            index.slots[at] = key;
            index.ranks[at] = rank as u32;
        }
        Some(index)
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

    /// The keys, ascending.
    #[cfg(feature = "train")]
    pub(crate) fn keys(&self) -> Vec<u32> {
        let mut keys: Vec<u32> = self.slots.iter().copied().filter(|&key| key != NO_KEY).collect();
        keys.sort_unstable();
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_at_its_rank_and_no_other() {
        let keys: Vec<u32> = (0..1000_u32).map(|n| n * n * 4000).collect();
        let index = HashIndex::new(&keys).unwrap();
        for (rank, &key) in keys.iter().enumerate() {
            assert_eq!(index.find(key), Some(rank));
            assert_eq!(index.find(key + 1), None);
        }
        assert_eq!(index.find(u32::MAX), None);
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
    fn keys_out_of_order_or_twice_are_refused() {
        assert!(HashIndex::new(&[2, 1]).is_none());
        assert!(HashIndex::new(&[1, 1]).is_none());
        assert!(HashIndex::new(&[1, NO_KEY]).is_none());
    }
}
