//! Articles as HTML with everything marked: names by their label, the dateline, and who said what, each speaker
//! in a colour. Needs no script and nothing from elsewhere.
//!
//! ```
//! use copydesk::{Extractor, html};
//!
//! let text = "“It will rain,” Ann Lee said. <script>";
//! let article = Extractor::embedded().extract(text);
//! assert!(html::page(&[(&article, text)]).ends_with("</html>\n"));
//! assert!(html::fragment(&article, text).contains("&lt;script&gt;"));
//! ```

mod marks;

use std::collections::HashMap;
use std::fmt::Write;

use crate::article::{Article, Id};
use crate::attribution::{Attribution, Party};
use crate::dateline::Dateline;
use crate::entity::{Entity, Value};
use marks::{Marks, Speakers};

/// A whole page with the articles, each beside the text that it was extracted from.
#[must_use]
pub fn page(articles: &[(&Article, &str)]) -> String {
    let mut page = head();
    page.extend(articles.iter().map(|(article, text)| section(article, text)));
    page + FOOT
}

/// The article to be shown inside another page, such as a notebook.
#[must_use]
pub fn fragment(article: &Article, text: &str) -> String {
    format!("<style>\n{}</style>\n{}", include_str!("fragment.css"), section(article, text))
}

/// All of a page that stands before its articles.
pub(crate) fn head() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>copydesk</title>\n\
         <style>\n{}{}</style>\n</head>\n<body>\n",
        include_str!("fragment.css"),
        include_str!("page.css")
    )
}

/// All of a page that stands behind its articles.
pub(crate) const FOOT: &str = "</body>\n</html>\n";

/// One article of a page: the dateline, each paragraph with the cards of what is said in it, the names.
pub(crate) fn section(article: &Article, text: &str) -> String {
    let speakers = Speakers::of(article);
    let mut out = String::from("<article class=\"copydesk\">\n");
    out += &highlights(article);
    if let Some(id) = &article.id {
        let id = match id {
            Id::Number(id) => id.to_string(),
            Id::Text(id) => escape(id),
        };
        let _ = writeln!(out, "<h2>{id}</h2>");
    }
    if let Some(dateline) = &article.dateline {
        let _ = writeln!(out, "<header>{}</header>", dateline_facts(dateline));
    }
    let mut marks = Marks::of(article, text, &speakers);
    for (from, to) in paragraphs(text) {
        let (marked, said) = marks.paragraph(from, to);
        let cards: String = said.iter().map(|&index| card(&article.attributions[index], &speakers)).collect();
        let _ = writeln!(out, "<div><p>{marked}</p><aside>{cards}</aside></div>");
    }
    out += &names(article);
    out + "</article>\n"
}

/// Rules that show what belongs to an attribution while the pointer or the focus is on one of its parts.
fn highlights(article: &Article) -> String {
    let mut rules = String::from("<style>\n");
    for attribution in &article.attributions {
        let id = attribution.id;
        let _ = writeln!(
            rules,
            ".copydesk:has(.a{id}:is(:hover, :focus)) .a{id} {{ background: hsl(from var(--who) h s l / .22) }}"
        );
    }
    rules + "</style>\n"
}

/// The byte ranges of the lines that hold more than blanks.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        let content = line.trim_end();
        (!content.is_empty()).then_some((from, from + content.len()))
    })
}

fn dateline_facts(dateline: &Dateline) -> String {
    let place = |place: &crate::Place| {
        let parts = [place.admin1.as_ref().filter(|region| **region != place.name), place.country.as_ref()];
        let parts =
            parts.into_iter().flatten().fold(escape(&place.name), |all, part| all + ", " + &escape(part));
        format!("<b>{parts}</b>")
    };
    let mut facts: Vec<String> = dateline.places.iter().map(place).collect();
    facts.extend(dateline.date.iter().map(|date| escape(&date.value)));
    facts.extend(dateline.agencies.iter().map(|agency| escape(&agency.name)));
    facts.extend(dateline.bylines.iter().map(|byline| format!("by {}", escape(&byline.text))));
    facts.join(" · ")
}

/// Who, how, to whom; the contents stand beside it.
fn card(attribution: &Attribution, speakers: &Speakers<'_>) -> String {
    let source = attribution.source.as_ref().map_or_else(|| "<b>not named</b>".to_owned(), named);
    let cue = attribution.cue.as_ref().map(|cue| format!(" · {}", escape(&cue.text)));
    let addressee = attribution.addressee.as_ref().map(|addressee| format!(" · to {}", named(addressee)));
    format!(
        "<div class=\"card a{id}\" tabindex=\"0\" style=\"{colour}\"><sup>{id}</sup>{source}{}{}<br><small>{}</small></div>",
        cue.unwrap_or_default(),
        addressee.unwrap_or_default(),
        manner(attribution),
        id = attribution.id,
        colour = speakers.colour(attribution),
    )
}

/// The party's name; the words that stand for it in brackets.
fn named(party: &Party) -> String {
    match &party.name {
        Some(name) if *name != party.text => {
            format!("<b>{}</b> <small>({})</small>", escape(name), escape(&party.text))
        }
        _ => format!("<b>{}</b>", escape(&party.text)),
    }
}

fn manner(attribution: &Attribution) -> String {
    let (kind, class) = (attribution.kind.as_str(), attribution.class.as_str());
    let negated = if attribution.negated { " · negated" } else { "" };
    let parent = attribution.parent.map(|parent| format!(" · within {parent}")).unwrap_or_default();
    format!("{kind} {class}{negated}{parent} · {:.2}", attribution.score)
}

/// Who and what is in the article, and how often.
fn names(article: &Article) -> String {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for id in article.entities.iter().filter_map(|entity| entity.cluster) {
        *counts.entry(id).or_default() += 1;
    }
    let chips = article.clusters.iter().map(|cluster| {
        let (name, label) = (escape(&cluster.name), escape(cluster.label.as_str()));
        let count = counts.get(&cluster.id).copied().unwrap_or_default();
        format!("<span><b>{name}</b> <small>{label} × {count}</small></span>")
    });
    let chips: Vec<String> = chips.collect();
    if chips.is_empty() { String::new() } else { format!("<footer>{}</footer>\n", chips.join("\n")) }
}

/// What a name or value stands for, to be shown when the pointer is on it.
fn meaning(article: &Article, entity: &Entity) -> String {
    let cluster = entity.cluster.and_then(|id| article.cluster(id));
    let stands_for = match &entity.value {
        Some(Value::Timex { value }) => Some(value.clone()),
        Some(Value::Money { amount, currency }) => Some(format!("{amount} {currency}")),
        Some(Value::Percent { value }) => Some(format!("{value} %")),
        None => cluster.map(|cluster| cluster.name.clone()),
    };
    let stands_for = stands_for.map(|it| format!("{it} · ")).unwrap_or_default();
    escape(&format!("{stands_for}{} · {:.2}", entity.label, entity.score))
}

/// The text with everything replaced that HTML would take for markup or does not allow.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A page that is not allowed to hold it shows that something stood here.
            c if c.is_control() && !matches!(c, '\t' | '\n') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
