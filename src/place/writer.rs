//! Writing the compiled table; the layout is described in [`table`](super::table).

use std::collections::BTreeMap;

use super::fold::Key;
use super::table::{BLOCK, FORMAT, KIND_BITS, MAGIC, NOWHERE, RENOWN_STEPS};
use super::{Kind, NameKind};

/// A place to be written.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) id: u32,
    pub(crate) population: u32,
    /// Degrees north and east.
    pub(crate) coordinates: Option<(f64, f64)>,
    /// The ISO 3166 code; empty if it lies in no country.
    pub(crate) country: String,
    /// The name of its first-level region, empty if it is a country or its region is not known.
    pub(crate) admin1: String,
    pub(crate) kind: Kind,
    /// In how many languages and spellings GeoNames names it: how well the world knows it.
    pub(crate) spellings: u32,
    /// What else it is called, with the kind of each name.
    pub(crate) names: Vec<(String, NameKind)>,
}

impl Entry {
    /// How well known the place is, compared with others of the same name.
    fn weight(&self) -> u64 {
        self.kind.weight(self.population)
    }
}

/// The table of `entries` in its compiled form; the same bytes for the same entries in any order.
pub(crate) fn write(mut entries: Vec<Entry>) -> Vec<u8> {
    entries.sort_by(|a, b| b.weight().cmp(&a.weight()).then(a.id.cmp(&b.id)).then(a.name.cmp(&b.name)));
    let mut strings = Strings::default();
    let mut regions = Regions::default();
    let mut records = Vec::new();
    let mut names: BTreeMap<Vec<u8>, BTreeMap<u32, NameKind>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let region = regions.number(&entry.country, &entry.admin1, &mut strings);
        let hundredths = |degrees: f64| (degrees * 100.0).round() as i16;
        let (latitude, longitude) = entry
            .coordinates
            .map_or((NOWHERE, NOWHERE), |(north, east)| (hundredths(north), hundredths(east)));
        records.extend(entry.id.to_le_bytes());
        records.extend(entry.population.to_le_bytes());
        records.extend(latitude.to_le_bytes());
        records.extend(longitude.to_le_bytes());
        records.extend(region.to_le_bytes());
        records.extend(u24(strings.offset(&entry.name)));
        records.push(entry.kind as u8 | renown(entry.spellings) << KIND_BITS);
        let main = (&entry.name, NameKind::Main);
        for (name, kind) in std::iter::once(main).chain(entry.names.iter().map(|(name, kind)| (name, *kind)))
        {
            let key = Key::new(name);
            if !key.as_bytes().is_empty() {
                let kinds = names.entry(key.as_bytes().to_vec()).or_default();
                let best = kinds.entry(index as u32).or_insert(kind);
                *best = kind.min(*best);
            }
        }
    }
    let (blocks, keys) = front_coded(&names);
    let sections = [records, regions.bytes, strings.bytes, blocks, keys];
    let mut table = MAGIC.to_vec();
    table.extend(FORMAT.to_le_bytes());
    table.extend([0; 2]);
    for section in &sections {
        table.extend((section.len() as u32).to_le_bytes());
    }
    for section in &sections {
        table.extend(section);
    }
    table
}

fn front_coded(names: &BTreeMap<Vec<u8>, BTreeMap<u32, NameKind>>) -> (Vec<u8>, Vec<u8>) {
    let (mut blocks, mut keys) = (Vec::new(), Vec::<u8>::new());
    let mut previous: &[u8] = &[];
    for (index, (key, candidates)) in names.iter().enumerate() {
        if index % BLOCK == 0 {
            blocks.extend((keys.len() as u32).to_le_bytes());
            previous = &[];
        }
        let shared = key.iter().zip(previous).take_while(|(a, b)| a == b).count();
        keys.extend([shared as u8, (key.len() - shared) as u8]);
        keys.extend(&key[shared..]);
        varint(candidates.len() as u32, &mut keys);
        for (record, kind) in candidates {
            varint(record << 2 | *kind as u32, &mut keys);
        }
        previous = key;
    }
    (blocks, keys)
}

/// Four times the natural logarithm, which fits into the bits that the kind leaves.
fn renown(spellings: u32) -> u8 {
    (f64::from(spellings + 1).ln() * RENOWN_STEPS).round().min(31.0) as u8
}

fn varint(mut value: u32, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn u24(value: u32) -> [u8; 3] {
    let [a, b, c, _] = value.to_le_bytes();
    [a, b, c]
}

/// The pool of strings, each written once.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    offsets: BTreeMap<String, u32>,
}

impl Strings {
    fn offset(&mut self, text: &str) -> u32 {
        if let Some(&offset) = self.offsets.get(text) {
            return offset;
        }
        let offset = self.bytes.len() as u32;
        let cut = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end < 256).last();
        let text = &text[..cut.unwrap_or(0)];
        self.bytes.push(text.len() as u8);
        self.bytes.extend(text.as_bytes());
        self.offsets.insert(text.to_owned(), offset);
        offset
    }
}

/// The regions, each written once, in the order of their best-known places.
#[derive(Default)]
struct Regions {
    bytes: Vec<u8>,
    numbers: BTreeMap<(String, String), u16>,
}

impl Regions {
    fn number(&mut self, country: &str, name: &str, strings: &mut Strings) -> u16 {
        let next = self.numbers.len() as u16;
        *self.numbers.entry((country.to_owned(), name.to_owned())).or_insert_with(|| {
            let code: [u8; 2] = country.as_bytes().try_into().unwrap_or(*b"  ");
            self.bytes.extend(code);
            self.bytes.extend(u24(strings.offset(name)));
            next
        })
    }
}
