//! [`Evidence`]: how much of an article is about each country and region.

use rustc_hash::FxHashMap;

use crate::place::{Kind, PlaceRecord};

/// How much of an article is about each country and region, in names.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    countries: FxHashMap<[u8; 2], f64>,
    regions: FxHashMap<u16, f64>,
}

impl Evidence {
    /// Adds `weight` to the country and region of a place.
    pub(super) fn add(&mut self, record: &PlaceRecord<'_>, weight: f64) {
        let Some(country) = code(record) else { return };
        *self.countries.entry(country).or_default() += weight;
        if record.kind != Kind::Country {
            *self.regions.entry(record.region).or_default() += weight;
        }
    }

    /// Adds `weight` to the country of an ISO 3166 code.
    pub(super) fn add_country(&mut self, country: &str, weight: f64) {
        if let Ok(code) = country.as_bytes().try_into() {
            *self.countries.entry(code).or_default() += weight;
        }
    }

    /// What speaks for a place, in logarithms of odds.
    pub(super) fn of(&self, record: &PlaceRecord<'_>) -> f64 {
        let Some(country) = code(record) else { return 0.0 };
        let country =
            self.countries.get(&country).map_or(0.0, |weight| COUNTRY * weight.clamp(0.0, ENOUGH).ln_1p());
        let region = self.regions.get(&record.region).filter(|_| record.kind != Kind::Country);
        country + region.map_or(0.0, |weight| REGION * weight.clamp(0.0, ENOUGH).ln_1p())
    }
}

fn code(record: &PlaceRecord<'_>) -> Option<[u8; 2]> {
    record.country?.as_bytes().try_into().ok()
}

/// How much the country of a place counts.
const COUNTRY: f64 = 2.2;
/// How much its region counts.
const REGION: f64 = 2.4;
/// More evidence than this adds nothing.
const ENOUGH: f64 = 4.0;
