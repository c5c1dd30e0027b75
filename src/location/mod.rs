//! Where the places of an article lie: each name is given the one of its namesakes that the article means.

mod atlas;
mod evidence;
mod qualifier;

use serde::{Deserialize, Serialize};

use crate::dateline::{Dateline, Place};
use crate::entity::Entity;
use crate::place::PlaceRecord;
use crate::text::Document;
use atlas::{Meaning, Reader, Sense};

/// The place that a name stands for, looked up in GeoNames; of a people (`Iranian`) its country or region.
///
/// A town that is too small for the table has no number and no coordinates, but the country and region that are
/// printed with it.
///
/// ```
/// use copydesk::Extractor;
///
/// let article = Extractor::embedded().extract("A tornado hit Paris, Texas, on Monday.");
/// let place = article.entities[0].place.as_ref().unwrap();
/// assert_eq!((place.country.as_deref(), place.admin1.as_deref()), (Some("US"), Some("Texas")));
/// assert_eq!(place.coordinates(), Some((33.66, -95.56)));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Location {
    /// The place's usual name, or the name as printed if the place is not in the table.
    pub name: String,
    /// The ISO 3166 code of its country; a continent has none.
    pub country: Option<String>,
    /// Its first-level region.
    pub admin1: Option<String>,
    /// Its number in GeoNames.
    pub geonames_id: Option<u32>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// The probability that this is the place meant, given that the name is one of a place; none where no place of
    /// the name is known.
    #[serde(default)]
    pub score: Option<f64>,
}

impl Location {
    /// Degrees north and east, if both are known.
    #[must_use]
    pub fn coordinates(&self) -> Option<(f64, f64)> {
        self.latitude.zip(self.longitude)
    }

    /// The place that `record` is, or a place in it that is not in the table; `printed` is the name in the text.
    pub(crate) fn new(
        record: Option<&PlaceRecord<'_>>,
        is_place: bool,
        printed: &str,
        score: Option<f64>,
    ) -> Self {
        let place = record.filter(|_| is_place);
        Self {
            name: place.map_or(printed, |place| place.name).to_owned(),
            country: record.and_then(|record| record.country).map(str::to_owned),
            admin1: record.and_then(|record| record.admin1).map(str::to_owned),
            geonames_id: place.and_then(|place| place.geonames_id),
            latitude: place.and_then(|place| place.latitude),
            longitude: place.and_then(|place| place.longitude),
            score,
        }
    }

    /// What is known of `sense`; `printed` is the name in the text.
    fn of(sense: &Sense, printed: &str) -> Option<Self> {
        let is_place = matches!(sense.meaning, Meaning::Place(_));
        let score = (sense.score * 1000.0).round() / 1000.0;
        let location = Self::new(Some(sense.meaning.record()), is_place, printed, Some(score));
        // A state that broke up into several is in the table, but nowhere in the world.
        (location.country.is_some() || location.geonames_id.is_some()).then_some(location)
    }
}

/// Gives every name of a place and of a people the place that it stands for, in the light of the others; and so
/// the places of the dateline.
///
/// The work is linear in the number of `entities`.
pub(crate) fn locate(document: &Document<'_>, dateline: Option<&mut Dateline>, entities: &mut [Entity]) {
    let mut atlas = Reader::new(document, dateline.as_deref()).read(entities);
    atlas.settle();
    for mention in atlas.mentions() {
        let entity = &mut entities[mention.entity];
        entity.place = mention.sense.and_then(|sense| Location::of(&sense, &entity.text)).map(Box::new);
    }
    for place in dateline.into_iter().flat_map(|dateline| &mut dateline.places) {
        let inside = entities.iter().skip_while(|entity| !place.span.contains(entity.span));
        let pieces = inside.take_while(|entity| place.span.contains(entity.span));
        if let Some(location) = location_of(place, pieces) {
            place.location.clone_from(location);
        }
    }
}

/// The location of a place of the dateline among those of its pieces: where it has several, the dateline knows
/// which of them is the place (`Egypt, Cairo`) and which says where that lies.
fn location_of<'a>(place: &Place, pieces: impl Iterator<Item = &'a Entity> + Clone) -> Option<&'a Location> {
    let mut known = pieces.clone().filter_map(|piece| piece.place.as_deref());
    known.find(|location| location.geonames_id == place.geonames_id).or_else(|| {
        let first = pieces.clone().next().filter(|piece| piece.span.start() == place.span.start())?;
        let alone = place.geonames_id.is_none() || pieces.count() == 1;
        first.place.as_deref().filter(|_| alone)
    })
}
