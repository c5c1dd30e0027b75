//! Marks in a text: spans that may nest and overlap, written as elements that only nest.

use std::collections::HashMap;

use super::{escape, meaning};
use crate::article::Article;
use crate::attribution::{Attribution, Party};
use crate::entity::Label;
use crate::text::{OffsetUnit, Span};

/// The colour of each speaker.
pub(super) struct Speakers<'a> {
    hues: HashMap<&'a str, u32>,
}

impl<'a> Speakers<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut hues = HashMap::new();
        for source in article.attributions.iter().filter_map(|attribution| attribution.source.as_ref()) {
            let next = hues.len() as u32;
            // Steps of the golden angle keep neighbours far apart, however many there are.
            hues.entry(speaker(source)).or_insert((next * 1375 / 10 + 212) % 360);
        }
        Self { hues }
    }

    /// The style that gives `--who` the colour of the attribution's source; grey if it has none.
    pub(super) fn colour(&self, attribution: &Attribution) -> String {
        match attribution.source.as_ref().and_then(|source| self.hues.get(speaker(source))) {
            Some(hue) => format!("--who: hsl({hue} 68% var(--light))"),
            None => "--who: hsl(0 0% var(--light))".to_owned(),
        }
    }
}

fn speaker(source: &Party) -> &str {
    source.name.as_ref().unwrap_or(&source.text)
}

/// The marks of a text, in the order of their beginnings; those around others first.
pub(super) struct Marks<'a> {
    text: &'a str,
    sorted: Vec<Mark>,
    /// The next mark to open.
    next: usize,
    /// The open marks, outermost first.
    open: Vec<usize>,
}

struct Mark {
    /// Byte offsets.
    start: usize,
    end: usize,
    /// Of two marks on the same span the lower one stands outside.
    rank: u8,
    tag: String,
    /// What is written where it begins for the first time.
    number: String,
    /// The index of the attribution whose first content this is.
    begins: Option<usize>,
}

impl<'a> Marks<'a> {
    pub(super) fn of(article: &'a Article, text: &'a str, speakers: &Speakers<'_>) -> Self {
        let mut marks = Vec::new();
        if let Some(dateline) = &article.dateline {
            marks.push(Mark::new(
                dateline.span,
                0,
                "<span class=\"dateline\" title=\"dateline\">".to_owned(),
            ));
        }
        for (index, attribution) in article.attributions.iter().enumerate() {
            attribution_marks(index, attribution, &speakers.colour(attribution), &mut marks);
        }
        for entity in &article.entities {
            let (label, title) = (escape(entity.label.as_str()), meaning(article, entity));
            let kind = entity.label.kind().map_or("OTHER", Label::name);
            let tag = format!("<span class=\"name {kind}\" data-label=\"{label}\" title=\"{title}\">");
            marks.push(Mark::new(entity.span, 5, tag));
        }
        to_bytes(&mut marks, text, article.offsets);
        marks.retain(|mark| mark.start < mark.end);
        marks.sort_by_key(|mark| (mark.start, usize::MAX - mark.end, mark.rank));
        Self { text, sorted: marks, next: 0, open: Vec::new() }
    }

    /// The text from `from` to `to` with its marks, and the indices of the attributions whose contents begin
    /// there. Paragraphs are asked for in order.
    pub(super) fn paragraph(&mut self, from: usize, to: usize) -> (String, Vec<usize>) {
        let (mut out, mut begun) = (String::new(), Vec::new());
        self.close(from, &mut String::new());
        out.extend(self.open.iter().map(|&mark| self.sorted[mark].tag.as_str()));
        let mut at = from;
        while at < to {
            self.open(at, &mut out, &mut begun);
            let ends = self.open.iter().map(|&mark| self.sorted[mark].end);
            let starts = self.sorted.get(self.next).map(|mark| mark.start);
            let stop = ends.chain(starts).min().unwrap_or(to).min(to);
            out += &escape(&self.text[at..stop]);
            at = stop;
            self.close(at, &mut out);
        }
        out += &"</span>".repeat(self.open.len());
        (out, begun)
    }

    /// Opens the marks that begin at `at` or, between two paragraphs, before it.
    fn open(&mut self, at: usize, out: &mut String, begun: &mut Vec<usize>) {
        while let Some(mark) = self.sorted.get(self.next).filter(|mark| mark.start <= at) {
            begun.extend(mark.begins);
            if mark.end > at {
                *out += &mark.tag;
                *out += &mark.number;
                self.open.push(self.next);
            }
            self.next += 1;
        }
    }

    /// Closes the marks that end at `at`; those that stand inside one of them are opened again.
    fn close(&mut self, at: usize, out: &mut String) {
        let Some(outermost) = self.open.iter().position(|&mark| self.sorted[mark].end <= at) else { return };
        let inner = self.open.split_off(outermost);
        *out += &"</span>".repeat(inner.len());
        for mark in inner.into_iter().filter(|&mark| self.sorted[mark].end > at) {
            *out += &self.sorted[mark].tag;
            self.open.push(mark);
        }
    }
}

impl Mark {
    fn new(span: Span, rank: u8, tag: String) -> Self {
        let (start, end) = (span.start() as usize, span.end() as usize);
        Self { start, end, rank, tag, number: String::new(), begins: None }
    }
}

fn attribution_marks(index: usize, attribution: &Attribution, colour: &str, marks: &mut Vec<Mark>) {
    let id = attribution.id;
    let tag = |role: &str| format!("<span class=\"{role} a{id}\" tabindex=\"0\" style=\"{colour}\">");
    let mut mark = |spans: &[Span], rank: u8, role: &str| {
        marks.extend(spans.iter().map(|span| Mark::new(*span, rank, tag(role))));
    };
    mark(attribution.source.as_ref().map_or(&[], |source| &source.spans), 2, "source");
    mark(attribution.cue.as_ref().map_or(&[], |cue| &cue.spans), 3, "cue");
    mark(attribution.addressee.as_ref().map_or(&[], |addressee| &addressee.spans), 4, "addressee");
    let first = marks.len();
    marks.extend(attribution.content.spans.iter().map(|span| Mark::new(*span, 1, tag("content"))));
    if let Some(content) = marks.get_mut(first) {
        content.number = format!("<sup>{id}</sup>");
        content.begins = Some(index);
    }
}

/// Turns offsets in `unit` into byte offsets, in one pass over the text; offsets behind its end become its end.
fn to_bytes(marks: &mut [Mark], text: &str, unit: OffsetUnit) {
    let mut ends: Vec<&mut usize> =
        marks.iter_mut().flat_map(|mark| [&mut mark.start, &mut mark.end]).collect();
    ends.sort_unstable();
    let mut chars = text.char_indices();
    let (mut byte, mut count) = (0, 0);
    for end in ends {
        while count < *end {
            let Some((at, c)) = chars.next() else { break };
            byte = at + c.len_utf8();
            count += match unit {
                OffsetUnit::Byte => c.len_utf8(),
                OffsetUnit::CodePoint => 1,
                OffsetUnit::Utf16 => c.len_utf16(),
            };
        }
        *end = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::section;

    /// An article whose content and source cross, with its offsets in code points.
    fn crossing() -> (Article, &'static str) {
        let json = r#"{"schema": "copydesk/1", "offsets": "codepoint", "dateline": null,
            "entities": [{"start": 2, "end": 9, "text": "é\ncd <f", "label": "ORG", "score": 0.5}], "clusters": [],
            "attributions": [{"id": 1, "kind": "direct", "class": "statement", "negated": false, "score": 0.5,
                "parent": null, "cue": null, "addressee": null,
                "source": {"spans": [[6, 12], [90, 99]], "text": "", "name": null, "type": "unknown", "cluster": null},
                "content": {"spans": [[0, 8]], "text": ""}}]}"#;
        (serde_json::from_str(json).unwrap(), "a é\nbcd <f> gh i\n")
    }

    /// The text and the classes that stand around each piece of it.
    fn pieces(html: &str) -> Vec<(String, Vec<String>)> {
        let (mut found, mut open) = (Vec::new(), Vec::new());
        for part in html.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap();
            if tag.starts_with('/') {
                open.pop().expect("an element is closed that is not open");
            } else {
                let class = tag
                    .split_once("class=\"")
                    .map_or(tag, |(_, rest)| rest.split(['"', ' ']).next().unwrap());
                open.push(class.to_owned());
            }
            if !text.trim().is_empty() {
                found.push((text.to_owned(), open.clone()));
            }
        }
        assert_eq!(open, [""; 0]);
        found
    }

    #[test]
    fn crossing_spans_become_nested_elements() {
        let (article, text) = crossing();
        let html = section(&article, text);
        let body = &html[html.find("<div><p>").unwrap()..html.find("</article>").unwrap()];
        let pieces = pieces(&body.replace("<br>", ""));
        let around = |piece: &str| {
            let (_, classes) = pieces.iter().find(|(text, _)| text == piece).unwrap();
            classes.iter().filter(|class| !matches!(class.as_str(), "p" | "div")).cloned().collect::<Vec<_>>()
        };
        assert_eq!(around("é"), ["content", "name"]);
        assert_eq!(around("bc"), ["content", "name"], "the marks go on in the next paragraph");
        assert_eq!(around("d "), ["content", "name", "source"]);
        assert_eq!(around("&lt;"), ["name", "source"]);
        assert_eq!(around("f&gt; "), ["source"]);
    }
}
