//! [`HashIndex`]: from a hash to the number of a row.

/// A sorted set of hashes; each one's rank is the number of its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct HashIndex {
    keys: Vec<u32>,
    /// Where the keys of each bucket start: bucket `b` holds the keys whose top bits are `b`.
    starts: Vec<u32>,
    shift: u32,
}

impl HashIndex {
    /// An index over `keys`, if they ascend strictly and there are fewer than 2^24 of them.
    pub(crate) fn new(keys: Vec<u32>) -> Option<Self> {
        if keys.len() >= 1 << 24 || !keys.is_sorted_by(|a, b| a < b) {
            return None;
        }
        let bits = keys.len().max(2).ilog2();
        let shift = u32::BITS - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for &key in &keys {
            starts[(key >> shift) as usize + 1] += 1;
        }
        for bucket in 1..starts.len() {
            starts[bucket] += starts[bucket - 1];
        }
        Some(Self { keys, starts, shift })
    }

    /// The rank of `key`, if it is in the index.
    pub(crate) fn find(&self, key: u32) -> Option<usize> {
        let bucket = (key >> self.shift) as usize;
        let first = self.starts[bucket] as usize;
        let end = self.starts[bucket + 1] as usize;
        self.keys[first..end].iter().position(|&other| other == key).map(|at| first + at)
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
    fn keys_out_of_order_or_twice_are_refused() {
        assert!(HashIndex::new(vec![2, 1]).is_none());
        assert!(HashIndex::new(vec![1, 1]).is_none());
    }
}
