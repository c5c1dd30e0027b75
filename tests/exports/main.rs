//! Exports: what is written can be read back, and is well formed whatever stands in the text.

mod brat;
mod golden;
mod web;

use copydesk::{Article, Extractor};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Pieces of stories, and whatever breaks formats: line ends of all kinds, blanks of all widths, tabs, quotation marks of
/// JSON and of C, combining marks, letters from right to left, characters beyond the first plane.
const PIECES: [&str; 44] = [
    "KYIV, Ukraine, Dec. 2 (AP) — ",
    "By Ann Lee\n",
    "Ann Lee",
    "Mayor Ivan Petrenko",
    "Petrenko",
    "Acme Corp.",
    "Paris, Texas",
    "the U.S.",
    "Iranian",
    "“We will rebuild,”",
    "\"It rained",
    "in town.\"",
    " said",
    " told reporters",
    " denied that ",
    "He",
    "she",
    " on Monday",
    " 30 percent",
    " $1.2bn",
    ". ",
    ", ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\u{a0}",
    "\u{2009}",
    "\u{85}",
    "\u{2028}",
    "\u{b}",
    "\u{1c}",
    "\0",
    "\u{1b}[0m",
    "שלום",
    "\u{202e}",
    "é",
    "e\u{301}",
    "😀",
    "\\",
    "</script>",
    "-DOCSTART-",
    "#",
];

fn story() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text with an article that nobody extracted from it: spans anywhere in it, overlapping, crossing, reaching over lines.
fn invented() -> impl Strategy<Value = (String, Article)> {
    (story(), prop::collection::vec((0_usize..999, 0_usize..999, 0_usize..4), 0..12)).prop_map(
        |(text, picks)| {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let spans = picks.iter().map(|(a, b, _)| {
                let (a, b) = (bounds[a % bounds.len()], bounds[b % bounds.len()]);
                (a.min(b), a.max(b))
            });
            let spans: Vec<(usize, usize)> = spans.collect();
            let article = article(&text, &spans, &picks);
            (text, article)
        },
    )
}

/// Every span as a name, and every two spans as the content and the source of an attribution.
fn article(text: &str, spans: &[(usize, usize)], picks: &[(usize, usize, usize)]) -> Article {
    let labels = ["PERSON", "GPE", "EVENT", "odd label/é"];
    let entities: Vec<Value> = spans
        .iter()
        .zip(picks)
        .map(|(&(start, end), pick)| {
            json!({"start": start, "end": end, "text": text[start..end], "label": labels[pick.2], "score": 0.5, "cluster": 1})
        })
        .collect();
    let attributions: Vec<Value> = spans
        .windows(2)
        .enumerate()
        .map(|(id, pair)| {
            let party = json!({"spans": [pair[1]], "text": text[pair[1].0..pair[1].1], "name": text, "type": "person", "cluster": 1});
            json!({"id": id + 1, "kind": "mixed", "class": "order", "negated": id % 2 == 1, "score": 0.5, "parent": id,
                   "source": party, "cue": null, "content": {"spans": pair, "text": text}, "addressee": party})
        })
        .collect();
    let cluster = json!({"id": 1, "label": "GPE", "name": text,
        "place": {"name": text, "country": "IR", "admin1": null, "geonames_id": 5, "latitude": 1.5, "longitude": -2.5, "score": 0.5}});
    serde_json::from_value(json!({"schema": "copydesk/1", "id": text, "offsets": "byte", "dateline": null,
        "entities": entities, "clusters": [cluster], "attributions": attributions}))
    .unwrap()
}

fn extracted(text: &str) -> Article {
    Extractor::embedded().extract(text)
}
