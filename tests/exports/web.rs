//! The formats in JSON: selectors lead back to the spans, references to nodes, and nothing breaks the syntax.

use std::collections::BTreeSet;

use copydesk::{Article, Date, Extractor, OffsetUnit, Span};
use proptest::prelude::*;
use serde_json::Value;

use super::{extracted, invented, story};

fn parsed(line: &str) -> Value {
    assert!(!line.contains('\n'));
    serde_json::from_str(line).unwrap()
}

/// The spans of an annotation by its selectors, each checked against the text.
fn selected(annotation: &Value, text: &[char]) -> Vec<Span> {
    let targets = match &annotation["target"] {
        Value::Array(targets) => targets.clone(),
        target => vec![target.clone()],
    };
    let span = |target: &Value| {
        let [position, quote] = &target["selector"].as_array().unwrap()[..] else { panic!("{target}") };
        assert_eq!(
            (&position["type"], &quote["type"]),
            (&"TextPositionSelector".into(), &"TextQuoteSelector".into())
        );
        let at = |end: &str| position[end].as_u64().unwrap() as usize;
        let (start, end) = (at("start"), at("end"));
        let words = |name: &str| quote[name].as_str().unwrap().chars().collect::<Vec<_>>();
        assert_eq!(words("exact"), text[start..end]);
        assert_eq!(words("prefix"), text[start.saturating_sub(32)..start]);
        assert_eq!(words("suffix"), text[end..text.len().min(end + 32)]);
        Span::new(start as u32, end as u32)
    };
    targets.iter().map(span).collect()
}

fn check_selectors(article: &Article, text: &str) -> Result<(), TestCaseError> {
    let page = parsed(&article.export(text).to_web_annotation());
    let items = page["items"].as_array().unwrap();
    prop_assert_eq!(&page["partOf"]["total"], items.len());
    let chars: Vec<char> = text.chars().collect();
    let article = article.clone().in_offsets(text, OffsetUnit::CodePoint);
    let spans = |name: &str| {
        let annotation = items.iter().find(|item| item["id"].as_str().unwrap().ends_with(name));
        annotation.map(|annotation| selected(annotation, &chars)).unwrap_or_default()
    };
    for (entity, number) in article.entities.iter().zip(1..) {
        prop_assert_eq!(spans(&format!("#entity-{number}")), [entity.span]);
    }
    for attribution in &article.attributions {
        let part = |name: &str| spans(&format!("#attribution-{}-{name}", attribution.id));
        prop_assert_eq!(part("content"), attribution.content.spans.clone());
        prop_assert_eq!(
            part("cue"),
            attribution.cue.iter().flat_map(|it| it.spans.clone()).collect::<Vec<_>>()
        );
        prop_assert_eq!(
            part("source"),
            attribution.source.iter().flat_map(|it| it.spans.clone()).collect::<Vec<_>>()
        );
        let addressee = attribution.addressee.iter().flat_map(|it| it.spans.clone());
        prop_assert_eq!(part("addressee"), addressee.collect::<Vec<_>>());
    }
    if let Some(dateline) = &article.dateline {
        prop_assert_eq!(spans("#dateline"), [dateline.span]);
        for (place, number) in dateline.places.iter().zip(1..) {
            prop_assert_eq!(spans(&format!("#dateline-place-{number}")), [place.span]);
        }
    }
    Ok(())
}

/// Every `@id` of a graph: those with a type of their own, and those that only refer to one.
fn ids<'a>(value: &'a Value, nodes: &mut Vec<&'a str>, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            if let Some(id) = value["@id"].as_str() {
                if fields.len() == 1 { references.push(id) } else { nodes.push(id) }
            }
            fields.values().for_each(|field| ids(field, nodes, references));
        }
        Value::Array(items) => items.iter().for_each(|item| ids(item, nodes, references)),
        _ => {}
    }
}

fn check_graph(article: &Article, text: &str) -> Result<(), TestCaseError> {
    let line = article.export(text).headline(text).to_json_ld();
    prop_assert!(!line.contains('<'), "it would end a script element");
    let graph = parsed(&line);
    prop_assert_eq!(&graph["articleBody"], text);
    let (mut nodes, mut references) = (Vec::new(), Vec::new());
    ids(&graph, &mut nodes, &mut references);
    let unique: BTreeSet<&str> = nodes.iter().copied().collect();
    prop_assert_eq!(unique.len(), nodes.len(), "{:?}", nodes);
    prop_assert!(references.iter().all(|id| unique.contains(id)), "{references:?} {nodes:?}");
    Ok(())
}

proptest! {
    #[test]
    fn selectors_lead_back_to_the_spans(text in story()) {
        check_selectors(&extracted(&text), &text)?;
    }

    #[test]
    fn selectors_lead_back_to_any_spans((text, article) in invented()) {
        check_selectors(&article, &text)?;
    }

    #[test]
    fn references_lead_to_nodes(text in story()) {
        check_graph(&extracted(&text), &text)?;
    }

    #[test]
    fn references_lead_to_nodes_in_any_article((text, article) in invented()) {
        check_graph(&article, &text)?;
        let ninjs = parsed(&article.export(&text).to_ninjs());
        prop_assert_eq!(&ninjs["bodies"][0]["value"], &*text);
    }

    #[test]
    fn an_article_of_another_text_is_no_reason_to_panic((_, article) in invented(), text in story()) {
        let units = [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16];
        for unit in units {
            let mut article = article.clone();
            article.offsets = unit;
            let export = article.export(&text);
            parsed(&export.to_json_ld());
            parsed(&export.to_ninjs());
            parsed(&export.to_web_annotation());
            prop_assert!(export.to_conll().starts_with("-DOCSTART-"));
            prop_assert!(!export.to_brat().starts_with(char::is_whitespace));
        }
    }

    #[test]
    fn the_unit_of_the_article_makes_no_difference(text in story()) {
        let article = extracted(&text);
        let all = |article: &Article| {
            let export = article.export(&text);
            [export.to_json_ld(), export.to_ninjs(), export.to_web_annotation(), export.to_conll(), export.to_brat()]
        };
        for unit in [OffsetUnit::CodePoint, OffsetUnit::Utf16] {
            prop_assert_eq!(all(&article), all(&article.clone().in_offsets(&text, unit)));
        }
    }
}

const STORY: &str = "KYIV, Ukraine, Dec. 2 (AP) — “We will rebuild,” Mayor Ivan Petrenko said. Petrenko did not say when. \
    Tehran said no deal was near. The company denied that wages were late. An official told Acme Corp. to leave.";

fn graph(published: Option<Date>) -> Value {
    let article = Extractor::embedded().extract(STORY);
    let export = article.export(STORY);
    parsed(&published.into_iter().fold(export, copydesk::Export::published).to_json_ld())
}

fn node<'a>(graph: &'a Value, name: &str) -> &'a Value {
    graph["mentions"].as_array().unwrap().iter().find(|node| node["name"] == name).unwrap()
}

#[test]
fn what_is_not_known_is_left_out() {
    let graph = graph(None);
    for absent in ["url", "headline", "datePublished", "dateCreated", "author", "identifier"] {
        assert_eq!(graph.get(absent), None, "{absent}");
    }
    assert!(graph["@id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(self::graph("2024-12-03".parse().ok())["datePublished"], "2024-12-03");
}

#[test]
fn quotations_name_their_speakers() {
    let graph = graph(None);
    let mayor = node(&graph, "Ivan Petrenko");
    assert_eq!((&mayor["@type"], &mayor["alternateName"][0]), (&"Person".into(), &"Petrenko".into()));
    let parts = graph["hasPart"].as_array().unwrap();
    let quotation = parts.iter().find(|part| part["@type"] == "Quotation").unwrap();
    assert_eq!(quotation["text"], "“We will rebuild,”");
    assert_eq!(quotation["spokenByCharacter"]["@id"], mayor["@id"]);
    assert!(parts.iter().all(|part| part["text"] != "when"), "what was not said is no claim");
    let claim = parts.iter().find(|part| part["text"] == "no deal was near").unwrap();
    assert_eq!(
        (&claim["@type"], &claim["author"]["@type"]),
        (&"Claim".into(), &"GovernmentOrganization".into())
    );
    assert_eq!(claim["author"]["location"]["@id"], node(&graph, "Tehran")["@id"]);
    assert!(
        parts.iter().all(|part| part["text"] != "wages were late"),
        "a denial is no claim of what is denied"
    );
    assert!(parts.iter().all(|part| part["text"] != "to leave"), "an order in other words is no claim");
}

#[test]
fn places_have_their_address_in_geonames() {
    let graph = graph(None);
    let tehran = node(&graph, "Tehran");
    assert_eq!(tehran["sameAs"], "https://sws.geonames.org/112931/");
    assert_eq!(tehran["geo"]["latitude"], 35.69);
    assert_eq!(graph["locationCreated"][0]["@id"], node(&graph, "KYIV")["@id"]);
    assert_eq!(graph["sourceOrganization"][0]["@id"], node(&graph, "AP")["@id"]);
}

#[test]
fn ninjs_tells_who_is_quoted() {
    let ninjs = parsed(&Extractor::embedded().extract(STORY).export(STORY).headline("Kyiv").to_ninjs());
    assert_eq!(ninjs["people"][0]["rel"], "quoted");
    assert_eq!(ninjs["located"], "Kyiv");
    assert_eq!(ninjs["infosources"][0]["name"], "Associated Press");
    assert_eq!(ninjs["headlines"][0]["value"], "Kyiv");
    let tehran = ninjs["places"].as_array().unwrap().iter().find(|place| place["name"] == "Tehran").unwrap();
    assert_eq!(tehran["geojson"]["coordinates"][1], 35.69);
}

#[test]
fn the_name_of_an_article_is_its_address_or_follows_from_its_text() {
    let article = Extractor::embedded().extract(STORY);
    let id =
        |article: &Article, url: &str| parsed(&article.export(STORY).url(url).to_json_ld())["@id"].clone();
    let named = article.clone().with_id(copydesk::Id::Text("https://news.example/1#a".to_owned()));
    assert_eq!(id(&named, ""), "https://news.example/1#a");
    assert_eq!(id(&named, "https://news.example/2"), "https://news.example/2");
    assert_eq!(id(&article, "story.html"), id(&article, ""));
    let page = parsed(&named.export(STORY).to_web_annotation());
    assert_eq!(page["items"][0]["id"], "https://news.example/1#dateline");
}
