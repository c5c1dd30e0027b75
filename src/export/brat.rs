//! brat standoff: annotations by offset, beside a file with the text.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Export, meaning};
use crate::attribution::{Attribution, Party};
use crate::dateline::Dateline;
use crate::text::Span;

impl Export<'_> {
    /// The types, relations and attributes of [`to_brat`](Self::to_brat), as brat's `annotation.conf` lists them.
    pub const BRAT_CONFIGURATION: &'static str = include_str!("annotation.conf");

    /// The article as brat's standoff annotations: the `.ann` file that belongs to a `.txt` file with the text as it is.
    ///
    /// Names are text-bound annotations of their label, with what they stand for as a note and their place in GeoNames
    /// as a normalization; `Equiv` joins the names of one person, organisation or place. The pieces of a dateline have
    /// types of their own. An attribution is a `Content`, with relations to its `Source`, `Cue` and `Addressee` and to
    /// the content that it stands in, and with attributes that say what kind it is.
    ///
    /// Offsets count code points. brat reads line by line: a span over several lines becomes fragments, one for each,
    /// and a tab parts fragments too. What else a type's name must not hold becomes `_`.
    #[must_use]
    pub fn to_brat(&self) -> String {
        let mut standoff = Standoff { export: self, out: String::new(), ids: Ids::default() };
        if let Some(dateline) = &self.article.dateline {
            standoff.add_dateline(dateline);
        }
        standoff.add_entities();
        standoff.add_attributions();
        standoff.out
    }
}

struct Standoff<'e> {
    export: &'e Export<'e>,
    out: String,
    ids: Ids,
}

/// The last number given to each kind of line.
#[derive(Default)]
struct Ids {
    text: u32,
    relation: u32,
    attribute: u32,
    normalization: u32,
    note: u32,
}

/// The number of a text-bound annotation; `None` if there is nothing but blanks to annotate.
type TextId = Option<u32>;

impl Standoff<'_> {
    fn add_dateline(&mut self, dateline: &Dateline) {
        self.text("Dateline", &[dateline.span]);
        for place in &dateline.places {
            let id = self.text("DatelinePlace", &[place.span]);
            self.normalize(id, place.geonames_id, &place.name);
        }
        if let Some(date) = &dateline.date {
            let id = self.text("DatelineDate", &[date.span]);
            self.note(id, &date.value);
        }
        for agency in &dateline.agencies {
            let id = self.text("DatelineAgency", &[agency.span]);
            self.note(id, &agency.name);
        }
        for byline in &dateline.bylines {
            self.text("DatelineByline", &[byline.span]);
        }
    }

    fn add_entities(&mut self) {
        let mut clusters: BTreeMap<u32, String> = BTreeMap::new();
        for entity in &self.export.article.entities {
            let Some(id) = self.text(entity.label.as_str(), &[entity.span]) else { continue };
            if let Some(place) = &entity.place {
                self.normalize(Some(id), place.geonames_id, &place.name);
            }
            if let Some(meaning) = meaning(entity) {
                self.note(Some(id), &meaning);
            }
            if let Some(cluster) = entity.cluster {
                let _ = write!(clusters.entry(cluster).or_default(), " T{id}");
            }
        }
        for members in clusters.values().filter(|members| members.matches('T').count() > 1) {
            let _ = writeln!(self.out, "*\tEquiv{members}");
        }
    }

    fn add_attributions(&mut self) {
        let mut contents: BTreeMap<u32, u32> = BTreeMap::new();
        for attribution in &self.export.article.attributions {
            let Some(content) = self.text("Content", &attribution.content.spans) else { continue };
            contents.insert(attribution.id, content);
            self.add_manner(content, attribution);
            let cue = attribution.cue.as_ref().and_then(|cue| self.text("Cue", &cue.spans));
            self.relate("Cue", content, cue);
            self.add_party("Source", content, attribution.source.as_ref());
            self.add_party("Addressee", content, attribution.addressee.as_ref());
        }
        for attribution in &self.export.article.attributions {
            let parent = attribution.parent.and_then(|parent| contents.get(&parent));
            if let (Some(&content), Some(&parent)) = (contents.get(&attribution.id), parent) {
                self.relate("Within", content, Some(parent));
            }
        }
    }

    fn add_manner(&mut self, content: u32, attribution: &Attribution) {
        self.attribute("Kind", content, attribution.kind.as_str());
        self.attribute("Class", content, attribution.class.as_str());
        if attribution.negated {
            self.attribute("Negated", content, "");
        }
    }

    /// Adds a party with its relation to the content, and its full name as a note.
    fn add_party(&mut self, role: &str, content: u32, party: Option<&Party>) {
        let Some(party) = party else { return };
        let id = self.text(role, &party.spans);
        self.relate(role, content, id);
        if let Some(name) = party.name.as_ref().filter(|name| **name != party.text) {
            self.note(id, name);
        }
    }

    /// Adds a text-bound annotation.
    fn text(&mut self, kind: &str, spans: &[Span]) -> TextId {
        let fragments: Vec<Span> = spans.iter().flat_map(|span| fragments(self.export.text, *span)).collect();
        if fragments.is_empty() {
            return None;
        }
        self.ids.text += 1;
        let _ = write!(self.out, "T{}\t{}", self.ids.text, type_name(kind));
        for (number, fragment) in fragments.iter().enumerate() {
            let place = self.export.positions.of(*fragment);
            let mark = if number == 0 { ' ' } else { ';' };
            let _ = write!(self.out, "{mark}{} {}", place.start(), place.end());
        }
        for (number, fragment) in fragments.iter().enumerate() {
            self.out.push(if number == 0 { '\t' } else { ' ' });
            self.out += self.export.slice(*fragment);
        }
        self.out.push('\n');
        Some(self.ids.text)
    }

    fn relate(&mut self, kind: &str, from: u32, to: TextId) {
        let Some(to) = to else { return };
        self.ids.relation += 1;
        let _ = writeln!(self.out, "R{}\t{kind} Arg1:T{from} Arg2:T{to}", self.ids.relation);
    }

    fn attribute(&mut self, kind: &str, of: u32, value: &str) {
        self.ids.attribute += 1;
        let value = if value.is_empty() { String::new() } else { format!(" {value}") };
        let _ = writeln!(self.out, "A{}\t{kind} T{of}{value}", self.ids.attribute);
    }

    fn normalize(&mut self, of: TextId, geonames_id: Option<u32>, name: &str) {
        let (Some(of), Some(place)) = (of, geonames_id) else { return };
        self.ids.normalization += 1;
        let id = self.ids.normalization;
        let _ = writeln!(self.out, "N{id}\tReference T{of} GeoNames:{place}\t{}", one_line(name));
    }

    fn note(&mut self, of: TextId, note: &str) {
        let Some(of) = of else { return };
        self.ids.note += 1;
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes T{of}\t{}", self.ids.note, one_line(note));
    }
}

/// What brat, or one of the programs that read its files, takes for the end of a line or of a field.
fn parts_lines(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The pieces of the span that stand on one line each, without the blanks around them.
fn fragments(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    text.get(span.range()).unwrap_or_default().split_inclusive(parts_lines).filter_map(move |line| {
        let start = at;
        at += line.len() as u32;
        let content = line.trim_end_matches(parts_lines).trim_end();
        let indent = content.len() - content.trim_start().len();
        (indent < content.len()).then(|| Span::new(start + indent as u32, start + content.len() as u32))
    })
}

/// A label as brat allows it.
fn type_name(label: &str) -> String {
    label.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

fn one_line(text: &str) -> String {
    text.split(parts_lines).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
