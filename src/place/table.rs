//! The compiled table: its layout, and looking a folded name up in it where it lies.
//!
//! All numbers are little-endian. After the header stand the sections, one behind the other, their lengths in the
//! header. Nothing is decoded beforehand; every read is checked, so that a damaged table gives wrong answers or
//! none, and never a panic.
//!
//! | section | content |
//! |---|---|
//! | records | 18 bytes each, best known place first: id `u32`, population `u32`, latitude and longitude `i16` in hundredths of a degree, region `u16`, name `u24`, kind in the low three bits of a `u8` and renown in the others |
//! | regions | 5 bytes each: country code, two letters, or two blanks; name `u24` |
//! | strings | a length byte and that many bytes each; names are offsets into this section |
//! | blocks | `u32` each: where every [`BLOCK`]th key begins among the keys |
//! | keys | folded names in order: length shared with the key before, length of the rest, the rest, number of candidates, and for each `record << 2 \| name kind`; all but the first two are varints |

use std::cmp::Ordering;

/// The bytes that every table begins with.
pub(super) const MAGIC: [u8; 8] = *b"CDPLACES";
/// 1 - first layout.  2 - demonyms, places without a country, renown.
pub(super) const FORMAT: u16 = 2;
/// How many keys share a block, and the front of the block's first key.
pub(super) const BLOCK: usize = 16;
pub(super) const HEADER: usize = MAGIC.len() + 4 + 5 * 4;
pub(super) const RECORD: usize = 18;
pub(super) const REGION: usize = 5;
/// How many bits of a record's last byte say what kind of place it is.
pub(super) const KIND_BITS: u32 = 3;
/// The steps of renown in a unit of the natural logarithm.
pub(super) const RENOWN_STEPS: f64 = 4.0;
/// The coordinate of a place whose coordinates are not known.
pub(super) const NOWHERE: i16 = i16::MIN;

/// A table of places in its compiled form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'a> {
    records: &'a [u8],
    regions: &'a [u8],
    strings: &'a [u8],
    blocks: &'a [u8],
    keys: &'a [u8],
}

/// A record as it lies in the table.
pub(super) struct RawRecord {
    pub(super) id: u32,
    pub(super) population: u32,
    pub(super) latitude: i16,
    pub(super) longitude: i16,
    pub(super) region: u16,
    pub(super) name: u32,
    pub(super) kind: u8,
    pub(super) renown: u8,
}

/// What a key leads to.
#[derive(Clone, Debug, Default)]
pub(super) struct Hit<'a> {
    /// The candidates of the key itself, empty if there is no such key.
    pub(super) candidates: Candidates<'a>,
    /// Whether a longer key begins with this one and a blank.
    pub(super) goes_on: bool,
}

/// An iterator over the candidates of a key: record number and name kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates<'a> {
    bytes: &'a [u8],
    left: u32,
}

impl Candidates<'_> {
    /// What stands behind its first candidate tells a key from all others.
    pub(super) const fn id(&self) -> u32 {
        self.bytes.len() as u32
    }
}

impl Iterator for Candidates<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let value = varint(&mut self.bytes)?;
        Some(((value >> 2) as usize, (value & 3) as u8))
    }
}

impl<'a> Table<'a> {
    pub(super) const EMPTY: Self = Self { records: &[], regions: &[], strings: &[], blocks: &[], keys: &[] };

    /// The table in `bytes`; `None` if they are no table of this format or cut short.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.get(..HEADER)?;
        if header[..8] != MAGIC || u16_at(header, 8)? != FORMAT {
            return None;
        }
        let mut rest = &bytes[HEADER..];
        let mut sections = [[].as_slice(); 5];
        for (index, section) in sections.iter_mut().enumerate() {
            let length = u32_at(header, 12 + 4 * index)? as usize;
            (*section, rest) = rest.split_at_checked(length)?;
        }
        let [records, regions, strings, blocks, keys] = sections;
        let whole = records.len() % RECORD == 0 && regions.len() % REGION == 0 && blocks.len() % 4 == 0;
        (rest.is_empty() && whole).then_some(Self { records, regions, strings, blocks, keys })
    }

    pub(super) fn record(&self, index: usize) -> Option<RawRecord> {
        let at = index.checked_mul(RECORD)?;
        let bytes = self.records.get(at..at + RECORD)?;
        Some(RawRecord {
            id: u32_at(bytes, 0)?,
            population: u32_at(bytes, 4)?,
            latitude: u16_at(bytes, 8)? as i16,
            longitude: u16_at(bytes, 10)? as i16,
            region: u16_at(bytes, 12)?,
            name: u24_at(bytes, 14)?,
            kind: bytes[17] & ((1 << KIND_BITS) - 1),
            renown: bytes[17] >> KIND_BITS,
        })
    }

    /// The country code and the name of a region; the name is empty where only the country is known.
    pub(super) fn region(&self, index: u16) -> Option<(&'a str, &'a str)> {
        let at = usize::from(index) * REGION;
        let bytes = self.regions.get(at..at + REGION)?;
        Some((std::str::from_utf8(&bytes[..2]).ok()?, self.string(u24_at(bytes, 2)?)?))
    }

    pub(super) fn string(&self, offset: u32) -> Option<&'a str> {
        let (&length, rest) = self.strings.get(offset as usize..)?.split_first()?;
        std::str::from_utf8(rest.get(..usize::from(length))?).ok()
    }

    /// Looks a folded name up: a binary search over the blocks, then a walk through one or two of them.
    pub(super) fn find(&self, key: &[u8]) -> Hit<'a> {
        self.search(key).unwrap_or_default()
    }

    fn search(&self, key: &[u8]) -> Option<Hit<'a>> {
        if key.is_empty() {
            return None;
        }
        let mut rest = self.keys.get(self.block_of(key)?..)?;
        let mut hit = Hit::default();
        // How many letters the key shares with the last one that was read, which is smaller or the same.
        let mut common = 0;
        for index in 0..2 * BLOCK {
            let Some(entry) = Entry::read(&mut rest) else { break };
            if index == BLOCK {
                common = 0; // The first key of a block is written out.
            }
            match entry.shared.cmp(&common) {
                Ordering::Greater => continue,
                Ordering::Less => break,
                Ordering::Equal => {}
            }
            let left = &key[common..];
            let same = entry.rest.iter().zip(left).take_while(|(a, b)| a == b).count();
            common += same;
            match (entry.rest.get(same), left.get(same)) {
                (None, None) => hit.candidates = entry.candidates,
                (Some(next), None) => {
                    // ` ` is the smallest byte of a key: what continues this one with a blank follows at once.
                    hit.goes_on = *next == b' ';
                    break;
                }
                (Some(found), Some(sought)) if found > sought => break,
                _ => {}
            }
        }
        Some(hit)
    }

    /// Where the last block among the keys begins whose first key is not greater.
    fn block_of(&self, key: &[u8]) -> Option<usize> {
        let front = front(key);
        let (mut low, mut high) = (0, self.blocks.len() / 4);
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            let first = self.first_key(middle)?;
            let is_greater = match self::front(first).cmp(&front) {
                Ordering::Equal => first > key,
                order => order == Ordering::Greater,
            };
            if is_greater { high = middle } else { low = middle }
        }
        Some(u32_at(self.blocks, 4 * low)? as usize)
    }

    fn first_key(&self, block: usize) -> Option<&'a [u8]> {
        let bytes = self.keys.get(u32_at(self.blocks, 4 * block)? as usize..)?;
        let length = usize::from(*bytes.get(1)?);
        bytes.get(2..2 + length)
    }
}

/// The first eight letters of a key, as a number that orders keys as they do.
fn front(key: &[u8]) -> u64 {
    let front = key.first_chunk().copied().unwrap_or_else(|| {
        let mut front = [0; 8];
        front[..key.len()].copy_from_slice(key);
        front
    });
    u64::from_be_bytes(front)
}

/// A key as it lies in the table.
struct Entry<'a> {
    /// How many letters it shares with the key before it.
    shared: usize,
    /// Its other letters.
    rest: &'a [u8],
    candidates: Candidates<'a>,
}

impl<'a> Entry<'a> {
    /// Reads the key at the head of `bytes`.
    fn read(bytes: &mut &'a [u8]) -> Option<Self> {
        let [shared, length, ..] = **bytes else { return None };
        let (rest, behind) = bytes[2..].split_at_checked(usize::from(length))?;
        *bytes = behind;
        let left = varint(bytes)?;
        let candidates = Candidates { bytes, left };
        for _ in 0..left {
            varint(bytes)?;
        }
        Some(Self { shared: usize::from(shared), rest, candidates })
    }
}

fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 3)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
