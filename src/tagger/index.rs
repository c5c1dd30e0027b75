//! [`HashIndex`]: from a hash to the number of a row.

/// A sorted set of hashes; each one's rank is the number of its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    keys: Vec<u32>,
    /// Open addressing, a power of two, at most half full: a look-up touches one cache line and no more.
    slots: Vec<Slot>,
    shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    rank: u32,
}

/// How far from its place a key may stand; only keys made to collide stand further, and would make every look-up slow.
const FURTHEST: usize = 4096;

const EMPTY: Slot = Slot { key: 0, rank: u32::MAX };

impl HashIndex {
    /// An index over `keys`, if they ascend strictly, are fewer than 2^24 and spread as hashes do.
    pub(crate) fn new(keys: Vec<u32>) -> Option<Self> {
        if keys.len() >= 1 << 24 || !keys.is_sorted_by(|a, b| a < b) {
            return None;
        }
        let bits = (keys.len() * 2).max(2).next_power_of_two().ilog2();
        let mut index = Self { keys, slots: vec![EMPTY; 1 << bits], shift: u32::BITS - bits };
        for (rank, &key) in index.keys.iter().enumerate() {
            let home = (key >> index.shift) as usize;
            let mut places = (home..home + FURTHEST).map(|at| at & (index.slots.len() - 1));
            let at = places.find(|&at| index.slots[at].rank == EMPTY.rank)?;
            index.slots[at] = Slot { key, rank: rank as u32 };
        }
        Some(index)
    }

    /// The rank of `key`, if it is in the index.
    pub(crate) fn find(&self, key: u32) -> Option<usize> {
        let mut at = (key >> self.shift) as usize;
        loop {
            let slot = self.slots[at];
            if slot.rank == EMPTY.rank {
                return None;
            }
            if slot.key == key {
                return Some(slot.rank as usize);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The keys, ascending.
    #[cfg(feature = "train")]
    pub(crate) fn keys(&self) -> &[u32] {
        &self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_at_its_rank_and_no_other() {
        let keys: Vec<u32> = (0..1000_u32).map(|n| n * n * 4000).collect();
        let index = HashIndex::new(keys.clone()).unwrap();
        for (rank, &key) in keys.iter().enumerate() {
            assert_eq!(index.find(key), Some(rank));
            assert_eq!(index.find(key + 1), None);
        }
        assert_eq!(index.find(u32::MAX), None);
    }

    #[test]
    fn an_index_of_nothing_finds_nothing() {
        let index = HashIndex::new(Vec::new()).unwrap();
        assert_eq!((index.find(0), index.find(u32::MAX), index.len()), (None, None, 0));
    }

    #[test]
    fn keys_made_to_collide_are_refused() {
        assert!(HashIndex::new((0..100_000).collect()).is_none());
        assert!(HashIndex::new((0..1_000).collect()).is_some());
    }

    #[test]
    fn keys_out_of_order_or_twice_are_refused() {
        assert!(HashIndex::new(vec![2, 1]).is_none());
        assert!(HashIndex::new(vec![1, 1]).is_none());
    }
}
