//! [`Model`]: the trained tagger as one file, checked when it is loaded and never again.

mod container;

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::entity::Label;
use crate::error::{Error, Result};
use crate::tagger::Tagger;
use crate::tagger::calibration::Calibration;
use crate::tagger::features::TEMPLATES;
use crate::tagger::index::HashIndex;
use crate::tagger::labels::tag_count;
use crate::tagger::lexicon::{Classes, Lexicon};
use crate::tagger::network::{Dense, HIDDEN, MIDDLE, Network, Output, ROW, SKIP};
use container::{Container, Kind};

/// The model that finds names: immutable and cheap to share.
///
/// ```
/// use copydesk::Model;
///
/// let model = Model::embedded();
/// assert!(model.info().labels.contains(&"PERSON".to_owned()));
/// assert!(Model::from_bytes(b"something else").is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    info: ModelInfo,
    tagger: Tagger,
    labels: Vec<Label>,
}

/// What a model says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ModelInfo {
    /// The model's name.
    pub name: String,
    /// The model's version; not that of the crate.
    pub version: String,
    /// The licence of the weights.
    pub licence: String,
    /// The labels that it knows, in their order in the file.
    pub labels: Vec<String>,
    /// The files that it was made from, each with its CRC-32.
    pub data: Vec<String>,
    /// The command that made it.
    pub command: String,
    /// The seed of the command's random numbers.
    pub seed: u64,
    /// Measured figures, by name.
    pub scores: std::collections::BTreeMap<String, f64>,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// If the bytes are not a model, of another format, damaged, or contradict each other.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Self::load(bytes, |rows| Cow::Owned(rows.to_vec()))
    }

    /// Reads a model that stays where it is, as one that `include_bytes!` builds into a program: most of it is read in
    /// place.
    ///
    /// # Errors
    ///
    /// As [`Model::from_bytes`].
    pub fn from_static(bytes: &'static [u8]) -> Result<Self> {
        Self::load(bytes, Cow::Borrowed)
    }

    /// `keep` gives the bytes of the features' rows, which are most of the file, to the model.
    fn load<'b>(bytes: &'b [u8], keep: impl FnOnce(&'b [u8]) -> Cow<'static, [u8]>) -> Result<Self> {
        let container = Container::read(bytes)?;
        let labels = read_labels(&container)?;
        read_shape(&container, labels.len())?;
        let tagger = Tagger {
            lexicon: read_lexicon(&container)?,
            network: read_network(&container, labels.len(), keep)?,
            calibration: read_calibration(&container)?,
            labels,
        };
        let info = serde_json::from_slice(container.bytes(Kind::Info)?)
            .map_err(|error| Kind::Info.damaged(error.to_string()))?;
        Self::new(info, tagger)
    }

    /// Reads the model in a file.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] if the file cannot be read, and as [`Model::from_bytes`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        Self::from_bytes(&bytes)
    }

    /// The model that is built into the crate, decoded once per process.
    ///
    /// # Panics
    ///
    /// Never: a test reads the same bytes.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        static EMBEDDED: OnceLock<Arc<Model>> = OnceLock::new();
        let load = || Self::from_static(include_bytes!("../../models/entities.bin")).map(Arc::new);
        EMBEDDED.get_or_init(|| load().expect("the embedded model is whole")).clone()
    }

    /// What the model says of itself.
    #[must_use]
    pub const fn info(&self) -> &ModelInfo {
        &self.info
    }

    /// # Errors
    ///
    /// If one of the tagger's labels cannot be a [`Label`].
    pub(crate) fn new(info: ModelInfo, tagger: Tagger) -> Result<Self> {
        let label = |name: &String| Label::new(name).map_err(|error| Kind::Labels.damaged(error.to_string()));
        let labels = tagger.labels.iter().map(label).collect::<Result<_>>()?;
        Ok(Self { info, tagger, labels })
    }

    pub(crate) const fn tagger(&self) -> &Tagger {
        &self.tagger
    }

    /// The public label of the tagger's label number `label`.
    pub(crate) fn label(&self, label: usize) -> Label {
        self.labels[label]
    }

    /// What the model calls `label`, which another layer has given: one that knows persons as PER, and places only
    /// as LOC, has them so in datelines too.
    pub(crate) fn name_for(&self, label: Label) -> Label {
        let meaning = |kind: Label| self.labels.iter().copied().find(|label| label.kind() == Some(kind));
        let own = self.labels.iter().copied().find(|own| *own == label).or_else(|| meaning(label));
        let wider = || if label == Label::Gpe { meaning(Label::Loc) } else { None };
        own.or_else(wider).unwrap_or(label)
    }

    /// The model as the bytes of a file.
    #[cfg(feature = "train")]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let Tagger { labels, lexicon, network, calibration } = &self.tagger;
        let mut writer = container::Writer::default();
        writer.add(Kind::Info, serde_json::to_vec(&self.info).expect("strings and numbers serialise"));
        writer.add_u32s(Kind::Shape, shape(labels.len()));
        writer.add(Kind::Labels, labels.join("\n"));
        writer.add_u32s(Kind::LexiconKeys, lexicon.index.keys());
        writer.add_u32s(Kind::LexiconSets, lexicon.sets.iter().map(|set| set.0));
        writer.add_u16s(Kind::LexiconSetOf, lexicon.set_of.iter().copied());
        writer.add(Kind::LexiconClusters, lexicon.clusters.clone());
        writer.add_u32s(Kind::FeatureKeys, network.features.keys());
        writer.add(Kind::FeatureRows, network.rows.to_vec());
        writer.add_f32s(Kind::FeatureScales, network.scales);
        writer.add_f32s(Kind::Dense, dense_weights(&network.dense));
        writer.add_f32s(Kind::Calibration, calibration.knots.iter().flat_map(|knot| [knot.0, knot.1]));
        writer.finish()
    }
}

fn shape(labels: usize) -> [u32; 5] {
    [TEMPLATES, HIDDEN as u32, SKIP as u32, MIDDLE as u32, labels as u32]
}

fn read_shape(container: &Container<'_>, labels: usize) -> Result<()> {
    let found = container.u32s(Kind::Shape)?;
    let expected = shape(labels);
    if found == expected {
        Ok(())
    } else {
        Err(Kind::Shape.damaged(format!("{found:?}; this build expects {expected:?}")))
    }
}

/// More labels would not fit the decoder's back-pointers.
pub(crate) const MOST_LABELS: usize = 100;

fn read_labels(container: &Container<'_>) -> Result<Vec<String>> {
    let text = std::str::from_utf8(container.bytes(Kind::Labels)?)
        .map_err(|error| Kind::Labels.damaged(error.to_string()))?;
    let labels: Vec<String> = text.lines().map(str::to_owned).collect();
    match labels.len() {
        1..=MOST_LABELS => Ok(labels),
        found => Err(Kind::Labels.damaged(format!("{found} labels; expected 1 to {MOST_LABELS}"))),
    }
}

fn read_index(container: &Container<'_>, kind: Kind) -> Result<HashIndex> {
    let keys = container.u32s(kind)?;
    HashIndex::new(&keys)
        .ok_or_else(|| kind.damaged("a hash stands there twice, or they are too many or too alike"))
}

fn read_lexicon(container: &Container<'_>) -> Result<Lexicon> {
    let index = read_index(container, Kind::LexiconKeys)?;
    let sets: Vec<_> = container.u32s(Kind::LexiconSets)?.into_iter().map(Classes).collect();
    let set_of = container.u16s(Kind::LexiconSetOf)?;
    let clusters = container.bytes(Kind::LexiconClusters)?.to_vec();
    expect(Kind::LexiconSetOf, set_of.len(), index.len())?;
    expect(Kind::LexiconClusters, clusters.len(), index.len())?;
    match set_of.iter().find(|&&set| usize::from(set) >= sets.len()) {
        Some(set) => Err(Kind::LexiconSetOf.damaged(format!("set {set} of {}", sets.len()))),
        None => Ok(Lexicon { index, sets, set_of, clusters }),
    }
}

fn read_network<'b>(
    container: &Container<'b>,
    labels: usize,
    keep: impl FnOnce(&'b [u8]) -> Cow<'static, [u8]>,
) -> Result<Network> {
    let features = read_index(container, Kind::FeatureKeys)?;
    let bytes = container.bytes(Kind::FeatureRows)?;
    expect(Kind::FeatureRows, bytes.len(), features.len() * ROW)?;
    let scales = container.f32s(Kind::FeatureScales)?;
    expect(Kind::FeatureScales, scales.len(), ROW)?;
    let scales = std::array::from_fn(|column| scales[column]);
    Ok(Network { features, rows: keep(bytes), scales, dense: read_dense(container, labels)? })
}

fn read_dense(container: &Container<'_>, labels: usize) -> Result<Dense> {
    let weights = container.f32s(Kind::Dense)?;
    let tags = tag_count(labels);
    let sizes = [ROW, 2 * HIDDEN * MIDDLE, MIDDLE, (MIDDLE + SKIP) * tags, tags];
    expect(Kind::Dense, weights.len(), sizes.iter().sum())?;
    let mut rest = weights.as_slice();
    let mut take = |size: usize| {
        let (taken, behind) = rest.split_at(size);
        rest = behind;
        taken
    };
    let [bias, middle, middle_bias, output, output_bias] = sizes.map(&mut take);
    Ok(Dense {
        bias: std::array::from_fn(|unit| bias[unit]),
        middle: middle.chunks_exact(MIDDLE).map(|row| std::array::from_fn(|unit| row[unit])).collect(),
        middle_bias: std::array::from_fn(|unit| middle_bias[unit]),
        output: Output::new(output, output_bias),
    })
}

#[cfg(feature = "train")]
fn dense_weights(dense: &Dense) -> Vec<f32> {
    let Dense { bias, middle, middle_bias, output } = dense;
    [bias.as_slice(), middle.as_flattened(), middle_bias, &output.flat()].concat()
}

fn read_calibration(container: &Container<'_>) -> Result<Calibration> {
    let numbers = container.f32s(Kind::Calibration)?;
    let knots: Vec<_> = numbers.chunks_exact(2).map(|knot| (knot[0], knot[1])).collect();
    let rises = knots.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1);
    let in_range = knots.iter().all(|knot| (0.0..=1.0).contains(&knot.0) && (0.0..=1.0).contains(&knot.1));
    if rises && in_range && numbers.len() % 2 == 0 {
        Ok(Calibration { knots })
    } else {
        Err(Kind::Calibration.damaged("the curve does not rise within 0 to 1"))
    }
}

fn expect(kind: Kind, found: usize, expected: usize) -> Result<()> {
    if found == expected { Ok(()) } else { Err(kind.damaged(format!("{found} values; expected {expected}"))) }
}
