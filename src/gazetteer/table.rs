//! The table of hashes: open addressing with linear probing, eight bytes a slot, at most three quarters full.

/// What is known of one hash; several names may share it.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// A power of two of them.
    slots: Vec<Slot>,
    used: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u32,
    entry: Entry,
}

/// The number of a name plus one, and whether longer names begin so; zero: nothing, thus a free slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry(u32);

/// The bit of an entry that says that longer names begin so.
const BEGINNING: u32 = 1 << 31;

impl Entry {
    pub(super) const fn name(self) -> Option<u32> {
        (self.0 & !BEGINNING).checked_sub(1)
    }

    pub(super) const fn is_beginning(self) -> bool {
        self.0 & BEGINNING != 0
    }
}

impl Default for Table {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); 2], used: 0 }
    }
}

impl Table {
    /// Notes that a name begins so.
    pub(super) fn mark_beginning(&mut self, key: u32) {
        let known = self.places(key).find(|&at| self.slots[at].key == key);
        match known {
            Some(at) => self.slots[at].entry.0 |= BEGINNING,
            None => self.add(key, Entry(BEGINNING)),
        }
    }

    /// Notes the name number `name`, below 2^31 - 1, beside others with the same hash.
    pub(super) fn add_name(&mut self, key: u32, name: u32) {
        let bare =
            self.places(key).find(|&at| self.slots[at].key == key && self.slots[at].entry.name().is_none());
        match bare {
            Some(at) => self.slots[at].entry.0 |= name + 1,
            None => self.add(key, Entry(name + 1)),
        }
    }

    fn add(&mut self, key: u32, entry: Entry) {
        if (self.used + 1) * 4 > self.slots.len() * 3 {
            let slots = vec![Slot::default(); self.slots.len() * 2];
            let old = std::mem::replace(self, Self { slots, used: 0 });
            old.slots.into_iter().filter(|slot| slot.entry.0 != 0).for_each(|slot| self.put(slot));
        }
        self.put(Slot { key, entry });
    }

    fn put(&mut self, slot: Slot) {
        let mut at = self.home(slot.key);
        while self.slots[at].entry.0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
        self.used += 1;
    }

    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * self.slots.len() as u64) >> 32) as usize
    }

    /// The used slots from the key's home on.
    fn places(&self, key: u32) -> impl Iterator<Item = usize> {
        let (home, mask) = (self.home(key), self.slots.len() - 1);
        (home..).map(move |at| at & mask).take_while(|&at| self.slots[at].entry.0 != 0)
    }

    /// What is known of the hash.
    pub(super) fn find(&self, key: u32) -> impl Iterator<Item = Entry> {
        self.places(key).map(|at| self.slots[at]).filter(move |slot| slot.key == key).map(|slot| slot.entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_keeps_all_that_was_noted_of_it() {
        let mut table = Table::default();
        // A quarter of the keys stand in one place, at the end of the table.
        let key = |n: u32| if n % 4 == 0 { u32::MAX - n } else { n.wrapping_mul(0x9e37_79b9) };
        for n in 0..1000 {
            table.add_name(key(n), 2 * n);
            table.mark_beginning(key(n));
            table.add_name(key(n), 2 * n + 1);
        }
        for n in 0..1000 {
            let entries: Vec<Entry> = table.find(key(n)).collect();
            let mut names: Vec<_> = entries.iter().filter_map(|entry| entry.name()).collect();
            names.sort_unstable();
            assert_eq!(names, [2 * n, 2 * n + 1]);
            assert!(entries.iter().any(|entry| entry.is_beginning()));
        }
        assert_eq!(table.find(12345).count(), 0);
    }

    #[test]
    fn a_beginning_that_is_no_name_has_none() {
        let mut table = Table::default();
        table.mark_beginning(7);
        table.mark_beginning(7);
        let entries: Vec<Entry> = table.find(7).collect();
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].name(), None);
        assert_eq!(Table::default().find(0).count(), 0);
    }
}
