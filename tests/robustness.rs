//! Hostile texts: extraction gives a clean result on any of them, in time that grows with their length.
//!
//! No test looks at the clock: something quadratic on megabytes takes hours, and is noticed. Without optimisation the
//! texts are a tenth as long; `cargo test --release --test robustness` reads them in full.

use copydesk::{Article, Extractor, OffsetUnit, Span};

const MEGABYTE: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// Every span of the article, in bytes.
fn spans(article: &Article) -> Vec<Span> {
    let mut spans: Vec<Span> = article.entities.iter().map(|entity| entity.span).collect();
    if let Some(dateline) = &article.dateline {
        spans.push(dateline.span);
        spans.extend(dateline.places.iter().map(|place| place.span));
        spans.extend(dateline.date.iter().map(|date| date.span));
        spans.extend(dateline.agencies.iter().map(|agency| agency.span));
        spans.extend(dateline.bylines.iter().map(|byline| byline.span));
    }
    for attribution in &article.attributions {
        spans.extend(&attribution.content.spans);
        spans.extend(attribution.cue.iter().flat_map(|cue| &cue.spans));
        spans.extend(attribution.source.iter().flat_map(|source| &source.spans));
        spans.extend(attribution.addressee.iter().flat_map(|addressee| &addressee.spans));
    }
    spans
}

/// Extracts, and checks what holds of every result.
fn extract(text: &str) -> Article {
    let article = Extractor::embedded().extract(text);
    for span in spans(&article) {
        let piece = text.get(span.range()).unwrap_or_else(|| panic!("{span} is not on character boundaries"));
        assert!(!piece.is_empty() && piece.trim() == piece, "{span} is {piece:?}");
    }
    for pair in article.entities.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "{:?} overlaps {:?}", pair[0], pair[1]);
    }
    for entity in &article.entities {
        assert_eq!(entity.text, text[entity.span.range()]);
        assert!((0.0..=1.0).contains(&entity.score), "{entity:?}");
    }
    for attribution in &article.attributions {
        assert!(!attribution.content.spans.is_empty());
        assert!((0.0..=1.0).contains(&attribution.score), "{attribution:?}");
    }
    article
}

/// `unit` over and over, cut to about `size` bytes.
fn repeated(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len())
}

#[test]
fn an_empty_text_holds_nothing() {
    for text in ["", " ", "\n\n\n", "\0", "\u{feff}"] {
        assert_eq!(extract(text), Article::default());
    }
}

#[test]
fn fifty_megabytes_of_quotation_marks_hold_nothing() {
    assert_eq!(extract(&repeated("\"", 50 * MEGABYTE)), Article::default());
}

#[test]
fn ten_megabytes_without_a_blank_are_read() {
    extract(&repeated("x", 10 * MEGABYTE));
    extract(&repeated("Xx", 10 * MEGABYTE));
    extract(&repeated("ab.", 10 * MEGABYTE));
    extract(&repeated("a-B", 10 * MEGABYTE));
    extract(&repeated("1,234", 10 * MEGABYTE));
}

#[test]
fn ten_megabytes_of_nested_quotations_are_read() {
    extract(&repeated("“‘", 10 * MEGABYTE));
}

#[test]
fn quotations_that_nest_wrongly_are_read() {
    for unit in ["\"'", "“", "«", "\"a", "'s ", "\" ", "\"A said \"", "“A said.\n\n"] {
        extract(&repeated(unit, MEGABYTE));
    }
}

#[test]
fn deep_brackets_are_read() {
    for unit in ["(", "([", "(a ", "(AP) ", ")", "a) ", "/", "A/"] {
        extract(&repeated(unit, MEGABYTE));
    }
}

#[test]
fn what_the_grammars_wait_for_never_comes() {
    for unit in [
        "said ",
        "According to ",
        "KYIV, ",
        "A, ",
        "and ",
        "Jan. ",
        "2 ",
        "$5 ",
        "Mr. ",
        "A ",
        "that \"",
        "- ",
        ": ",
    ] {
        extract(&repeated(unit, MEGABYTE));
    }
}

#[test]
fn control_characters_are_blanks() {
    let controls: String = (0..32).chain(127..160).filter_map(char::from_u32).collect();
    assert_eq!(extract(&controls), Article::default());
    extract(&repeated("KYIV\0(AP)\0-\0Ana\0Ruiz\0said\0no.\0", MEGABYTE));
}

#[test]
fn every_character_there_is_can_be_read() {
    let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
    extract(&all);
    let parted: String = (0..0x3000).filter_map(char::from_u32).flat_map(|c| [c, ' ']).collect();
    extract(&parted);
}

#[test]
fn ten_megabytes_of_one_sentence_give_each_time_the_same() {
    let sentence = "\"It is over,\" Ana Ruiz told reporters in Kyiv on Tuesday, after paying $5 million.\n\n";
    let few = extract(&sentence.repeat(100));
    let text = repeated(sentence, 10 * MEGABYTE);
    let many = extract(&text);
    let sentences = text.len() / sentence.len();
    assert!(few.entities.len() >= 100 && few.attributions.len() >= 100);
    assert_eq!(many.entities.len() * 100, few.entities.len() * sentences);
    assert_eq!(many.attributions.len() * 100, few.attributions.len() * sentences);
    assert_eq!(many.clusters.len(), few.clusters.len());
}

#[test]
fn converted_offsets_count_characters() {
    let text = repeated("🙂 «C'est fini», Zoë Müller said in Kraków on May 4, 2023. ", 20_000);
    let bytes = extract(&text);
    assert!(!bytes.entities.is_empty());
    let converted = bytes.clone().in_offsets(&text, OffsetUnit::CodePoint);
    for (byte, point) in spans(&bytes).into_iter().zip(spans(&converted)) {
        assert_eq!(text[..byte.start() as usize].chars().count(), point.start() as usize);
        assert_eq!(text[byte.range()].chars().count(), point.len() as usize);
    }
}
