//! [`Article`]: all that was found in one text.

use serde::{Deserialize, Serialize};

use crate::attribution::Attribution;
use crate::cluster::Cluster;
use crate::dateline::Dateline;
use crate::entity::Entity;
use crate::export::Export;
use crate::text::{OffsetConverter, OffsetUnit, Span};

/// All that was found in one text.
///
/// Serialises to the JSON object of the schema `copydesk/1` (`docs/schema.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// The name and version of the JSON shape, [`Article::SCHEMA`].
    pub schema: String,
    /// The caller's name for the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The unit of every offset in the article.
    pub offsets: OffsetUnit,
    /// The dateline, if the story has one.
    pub dateline: Option<Dateline>,
    /// The named entities and values, in order; they do not overlap.
    pub entities: Vec<Entity>,
    /// The persons, organisations and places.
    pub clusters: Vec<Cluster>,
    /// Who said what, in the order of their first words.
    pub attributions: Vec<Attribution>,
}

/// A caller's name for an article: a string or a number, given back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(serde_json::Number),
    /// A string.
    Text(String),
}

impl Default for Article {
    fn default() -> Self {
        Self {
            schema: Self::SCHEMA.to_owned(),
            id: None,
            offsets: OffsetUnit::Byte,
            dateline: None,
            entities: Vec::new(),
            clusters: Vec::new(),
            attributions: Vec::new(),
        }
    }
}

impl Article {
    /// The name and version of the JSON shape.
    pub const SCHEMA: &'static str = "copydesk/1";

    /// The article with the caller's name for it.
    #[must_use]
    pub fn with_id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// The article with its offsets counted in `unit`. `text` is the text that was extracted from.
    ///
    /// ```
    /// use copydesk::{Extractor, OffsetUnit};
    ///
    /// let text = "Zürich (AFP) - Das ist alles.";
    /// let article = Extractor::embedded().extract(text).in_offsets(text, OffsetUnit::CodePoint);
    /// assert_eq!(article.offsets, OffsetUnit::CodePoint);
    /// ```
    #[must_use]
    pub fn in_offsets(mut self, text: &str, unit: OffsetUnit) -> Self {
        if self.offsets != unit {
            let mut spans = Vec::new();
            self.for_each_span(&mut |span| spans.push(*span));
            let converter = OffsetConverter::new(text, self.offsets, unit, spans.into_iter());
            self.for_each_span(&mut |span| *span = converter.convert(*span));
            self.offsets = unit;
        }
        self
    }

    /// Where the body of the story begins, in the unit of [`Article::offsets`]: behind the dateline, if there is one, and
    /// white space. `text` is the text that was extracted from.
    ///
    /// ```
    /// use copydesk::Extractor;
    ///
    /// let text = "KYIV, Ukraine (AP) — It rained.";
    /// let article = Extractor::embedded().extract(text);
    /// assert_eq!(&text[article.body_start(text) as usize..], "It rained.");
    /// ```
    #[must_use]
    pub fn body_start(&self, text: &str) -> u32 {
        let end = self.dateline.as_ref().map_or(0, |dateline| dateline.span.end());
        let behind = &text[self.offsets.bytes_of(text, end)..];
        let blank = &behind[..behind.len() - behind.trim_start().len()];
        end + self.offsets.count(blank)
    }

    /// The article as one line of JSON.
    #[must_use]
    #[allow(clippy::missing_panics_doc)] // It does not: the reason stands in the call.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an article holds only strings, numbers and lists")
    }

    /// The article in the formats of newsrooms, annotators and the web. `text` is the text that was extracted from.
    ///
    /// ```
    /// use copydesk::Extractor;
    ///
    /// let text = "“It rained,” Ann Lee said.";
    /// let article = Extractor::embedded().extract(text);
    /// let export = article.export(text).url("https://example.org/rain").headline("Rain");
    /// assert!(export.to_conll().contains("Ann\tB-PERSON\nLee\tI-PERSON\nsaid\tO\n"));
    /// assert!(export.to_json_ld().contains("https://example.org/rain"));
    /// ```
    pub fn export<'a>(&self, text: &'a str) -> Export<'a> {
        Export::new(self, text)
    }

    pub(crate) fn cluster(&self, id: u32) -> Option<&Cluster> {
        // Clusters are numbered in order.
        self.clusters.binary_search_by_key(&id, |cluster| cluster.id).ok().map(|at| &self.clusters[at])
    }

    fn for_each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        if let Some(dateline) = &mut self.dateline {
            visit(&mut dateline.span);
            dateline.places.iter_mut().for_each(|place| visit(&mut place.span));
            dateline.date.iter_mut().for_each(|date| visit(&mut date.span));
            dateline.agencies.iter_mut().for_each(|agency| visit(&mut agency.span));
            dateline.bylines.iter_mut().for_each(|byline| visit(&mut byline.span));
        }
        self.entities.iter_mut().for_each(|entity| visit(&mut entity.span));
        self.clusters.iter_mut().flat_map(|cluster| &mut cluster.mentions).for_each(&mut *visit);
        for attribution in &mut self.attributions {
            attribution.content.spans.iter_mut().for_each(&mut *visit);
            attribution.cue.iter_mut().flat_map(|cue| &mut cue.spans).for_each(&mut *visit);
            for party in [&mut attribution.source, &mut attribution.addressee] {
                party.iter_mut().flat_map(|party| &mut party.spans).for_each(&mut *visit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::OffsetUnit;
    use crate::{Article, Extractor};

    #[test]
    fn the_body_begins_behind_the_dateline_in_any_unit() {
        let text = "ZÜRICH, Dec. 2 (AP) — \u{3000}😀 It rained on Monday, and the river rose by a metre.";
        let article = || Extractor::embedded().extract(text);
        let start = |article: Article| article.body_start(text);
        let byte = text.find('😀').unwrap();
        assert_eq!(start(article()), byte as u32);
        let points = text[..byte].chars().count() as u32;
        assert_eq!(start(article().in_offsets(text, OffsetUnit::CodePoint)), points);
        assert_eq!(start(article().in_offsets(text, OffsetUnit::Utf16)), points);
    }

    #[test]
    fn without_a_dateline_the_body_begins_with_the_text() {
        let start = |text: &str| Extractor::embedded().extract(text).body_start(text);
        assert_eq!((start(" \n It rained."), start("It rained."), start(" \n"), start("")), (3, 0, 2, 0));
        assert_eq!(Extractor::embedded().extract("KYIV (AP) — It rained.").body_start("é"), 13);
    }
}
