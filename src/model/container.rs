//! The container: a header, a table of sections, the sections; little-endian, plain arrays.
//!
//! ```text
//! MAGIC(8) format(u16) flags(u16) n_sections(u32)
//! n_sections times: kind(u32) offset(u32) len(u32) crc32(u32)
//! the sections, one behind the other
//! ```

use crate::error::{Error, Result};

const MAGIC: &[u8; 8] = b"COPYDESK";

/// The newest format that this build reads, and the one that it writes.
///
/// 1 - i8 rows with one scale per column; feature templates 1.
/// 2 - 16-bit numbers of sets; feature templates 2.
pub(crate) const FORMAT: u16 = 2;

/// The oldest format that this build reads.
const OLDEST_FORMAT: u16 = 2;

const HEADER: usize = 16;
const TABLE_ROW: usize = 16;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Kind {
    /// JSON: [`ModelInfo`](super::ModelInfo).
    Info = 1,
    /// u32: template version, widths of the layers, number of labels.
    Shape = 2,
    /// UTF-8: the names of the labels, one a line.
    Labels = 3,
    /// u32: the hashes of the lexicon's words and phrases, ascending.
    LexiconKeys = 4,
    /// u32: the distinct sets of classes.
    LexiconSets = 5,
    /// u16: the number of each key's set.
    LexiconSetOf = 6,
    /// u8: the number of each key's cluster.
    LexiconClusters = 7,
    /// u32: the hashes of the features, the commonest first.
    FeatureKeys = 8,
    /// i8: a row for each feature.
    FeatureRows = 9,
    /// f32: what one unit of each column is worth.
    FeatureScales = 10,
    /// f32: the biases and weights of the small layers.
    Dense = 11,
    /// f32: pairs of confidence and probability.
    Calibration = 12,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Shape => "shape",
            Self::Labels => "labels",
            Self::LexiconKeys => "lexicon keys",
            Self::LexiconSets => "lexicon sets",
            Self::LexiconSetOf => "lexicon set numbers",
            Self::LexiconClusters => "lexicon clusters",
            Self::FeatureKeys => "feature keys",
            Self::FeatureRows => "feature rows",
            Self::FeatureScales => "feature scales",
            Self::Dense => "dense layers",
            Self::Calibration => "calibration",
        }
    }

    pub(crate) fn damaged(self, problem: impl Into<String>) -> Error {
        Error::DamagedModel { section: self.name(), problem: problem.into() }
    }
}

/// The sections of a model file, bounds and checksums checked.
#[derive(Debug)]
pub(crate) struct Container<'b> {
    sections: Vec<(u32, &'b [u8])>,
}

impl<'b> Container<'b> {
    pub(crate) fn read(bytes: &'b [u8]) -> Result<Self> {
        if bytes.get(..8) != Some(MAGIC) {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(8)]);
            return Err(Error::NotAModel { found: format!("{} bytes that begin {head:?}", bytes.len()) });
        }
        let header = bytes.get(..HEADER).ok_or_else(|| cut_short("header", bytes.len(), HEADER))?;
        let format = u16::from_le_bytes([header[8], header[9]]);
        if !(OLDEST_FORMAT..=FORMAT).contains(&format) {
            return Err(Error::UnsupportedFormat { found: format, min: OLDEST_FORMAT, max: FORMAT });
        }
        let count = u32_at(header, 12) as usize;
        let end = count.saturating_mul(TABLE_ROW).saturating_add(HEADER);
        let table = bytes.get(HEADER..end).ok_or_else(|| cut_short("table", bytes.len(), end))?;
        let sections = table.chunks_exact(TABLE_ROW).map(|row| section(bytes, row)).collect::<Result<_>>()?;
        Ok(Self { sections })
    }

    /// The bytes of the first section of that kind.
    pub(crate) fn bytes(&self, kind: Kind) -> Result<&'b [u8]> {
        let found = self.sections.iter().find(|section| section.0 == kind as u32);
        found.map(|section| section.1).ok_or_else(|| kind.damaged("there is no such section"))
    }

    pub(crate) fn u32s(&self, kind: Kind) -> Result<Vec<u32>> {
        self.words(kind, u32::from_le_bytes)
    }

    /// Finite numbers of a size that sums of them stay finite.
    pub(crate) fn f32s(&self, kind: Kind) -> Result<Vec<f32>> {
        let numbers = self.words(kind, f32::from_le_bytes)?;
        match numbers.iter().find(|number| number.is_nan() || number.abs() > LARGEST_WEIGHT) {
            Some(number) => {
                Err(kind.damaged(format!("the number {number}; expected at most {LARGEST_WEIGHT}")))
            }
            None => Ok(numbers),
        }
    }

    pub(crate) fn u16s(&self, kind: Kind) -> Result<Vec<u16>> {
        self.words(kind, u16::from_le_bytes)
    }

    fn words<T, const SIZE: usize>(&self, kind: Kind, decode: impl Fn([u8; SIZE]) -> T) -> Result<Vec<T>> {
        let bytes = self.bytes(kind)?;
        if bytes.len() % SIZE != 0 {
            return Err(kind.damaged(format!("{} bytes; expected a multiple of {SIZE}", bytes.len())));
        }
        let words = bytes.chunks_exact(SIZE);
        Ok(words.map(|word| decode(word.try_into().expect("a chunk of that size"))).collect())
    }
}

const LARGEST_WEIGHT: f32 = 1e4;

fn section<'b>(bytes: &'b [u8], row: &[u8]) -> Result<(u32, &'b [u8])> {
    let [kind, offset, len, crc] = [0, 4, 8, 12].map(|at| u32_at(row, at));
    let end = (offset as usize).saturating_add(len as usize);
    let section = bytes.get(offset as usize..end).ok_or_else(|| cut_short("sections", bytes.len(), end))?;
    let found = crc32fast::hash(section);
    if found != crc {
        let problem = format!("section {kind} has the checksum {found:08x}; expected {crc:08x}");
        return Err(Error::DamagedModel { section: "sections", problem });
    }
    Ok((kind, section))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn cut_short(section: &'static str, found: usize, expected: usize) -> Error {
    Error::DamagedModel { section, problem: format!("{found} bytes; expected at least {expected}") }
}

/// Writes a container.
#[cfg(feature = "train")]
#[derive(Debug, Default)]
pub(crate) struct Writer {
    sections: Vec<(Kind, Vec<u8>)>,
}

#[cfg(feature = "train")]
impl Writer {
    pub(crate) fn add(&mut self, kind: Kind, bytes: impl Into<Vec<u8>>) {
        self.sections.push((kind, bytes.into()));
    }

    pub(crate) fn add_u32s(&mut self, kind: Kind, numbers: impl IntoIterator<Item = u32>) {
        self.add(kind, numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<_>>());
    }

    pub(crate) fn add_u16s(&mut self, kind: Kind, numbers: impl IntoIterator<Item = u16>) {
        self.add(kind, numbers.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    }

    pub(crate) fn add_f32s(&mut self, kind: Kind, numbers: impl IntoIterator<Item = f32>) {
        self.add(kind, numbers.into_iter().flat_map(f32::to_le_bytes).collect::<Vec<_>>());
    }

    /// The bytes of the file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend((self.sections.len() as u32).to_le_bytes());
        let mut offset = HEADER + TABLE_ROW * self.sections.len();
        for (kind, section) in &self.sections {
            for number in [*kind as u32, offset as u32, section.len() as u32, crc32fast::hash(section)] {
                bytes.extend(number.to_le_bytes());
            }
            offset += section.len();
        }
        self.sections.iter().for_each(|(_, section)| bytes.extend(section));
        bytes
    }
}
