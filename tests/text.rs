//! What holds of the text layer for every text.

use copydesk::Span;
use copydesk::text::{Document, Segmenter, TokenKind};
use proptest::prelude::*;

/// Pieces that the tokenizer, the sentence splitter and the quotation finder decide on, in every order.
const PIECES: &[&str] = &[
    "al-Assad",
    "U.S.",
    "Mr.",
    "Inc.",
    "X.",
    "I.",
    "No.",
    "p.m.",
    "word",
    "Word",
    "WORD",
    "it's",
    "n't",
    "14-year-old",
    "$1.2bn",
    "AED1.1",
    "2024-12-02",
    "3:04",
    "1,234.5",
    "@a",
    "#b",
    "a@b.org",
    "www.a.org",
    "http://a",
    "AT&T",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "„",
    "«",
    "»",
    "``",
    "''",
    "`",
    ".",
    "...",
    "…",
    "?!",
    ",",
    ":",
    "-",
    "--",
    "—",
    "(",
    ")",
    "[",
    "]",
    "/",
    "_",
    "+",
    "***",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{ad}",
    "\u{301}",
    "\u{200d}",
    "\u{feff}",
    "é",
    "É",
    "ß",
    "٣",
    "½",
    "日本",
    "🙂",
    "\u{2028}",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![any::<String>(), pieces]
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || "\u{200b}\u{200e}\u{200f}\u{feff}".contains(c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn check_tokens(document: &Document<'_>) {
    let text = document.text();
    let mut end = 0;
    for token in document.tokens() {
        let span = token.span();
        assert!(!span.is_empty() && end <= span.start());
        assert!(text[end as usize..span.start() as usize].chars().all(is_blank), "text between tokens");
        assert_eq!(token.space_before(), end == 0 || end < span.start());
        assert!(!text[span].contains(is_blank), "a blank inside {:?}", &text[span]);
        end = span.end();
    }
    assert!(text[end as usize..].chars().all(is_blank));
}

fn check_sentences(document: &Document<'_>) {
    let mut next = 0;
    for (number, sentence) in document.sentences().iter().enumerate() {
        let tokens = sentence.tokens();
        assert_eq!(tokens.start, next);
        assert!(tokens.start < tokens.end);
        let starts =
            document.tokens()[tokens.clone()].iter().skip(1).filter(|token| token.is_paragraph_start());
        assert_eq!(starts.count(), 0, "a paragraph inside a sentence");
        assert!(tokens.clone().all(|token| document.sentence_of(token) == number));
        next = tokens.end;
    }
    assert_eq!(next, document.tokens().len());
}

fn check_quotations(document: &Document<'_>) {
    let quotations = document.quotations();
    for pair in quotations.windows(2) {
        assert!(pair[0].open() < pair[1].open());
    }
    let mut open: Vec<usize> = Vec::new();
    for quotation in quotations {
        let tokens = quotation.tokens();
        assert!(tokens.start < tokens.end && tokens.end <= document.tokens().len());
        assert_eq!(document.tokens()[tokens.start].kind(), TokenKind::Quote);
        open.retain(|&end| end > tokens.start);
        assert!(open.iter().all(|&end| tokens.end <= end), "quotations cross");
        assert_eq!(quotation.depth(), open.len());
        open.push(tokens.end);
        let starts = document.tokens()[tokens].iter().skip(1).filter(|token| token.is_paragraph_start());
        assert_eq!(starts.count(), 0, "a quotation goes beyond its paragraph");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_sentences_and_quotations_fit_together(text in any_text()) {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(&text);
        check_tokens(&document);
        check_sentences(&document);
        check_quotations(&document);
    }

    #[test]
    fn a_used_segmenter_finds_what_a_new_one_finds(first in any_text(), second in any_text()) {
        let mut used = Segmenter::new();
        used.segment(&first);
        let (mut new, document) = (Segmenter::new(), used.segment(&second));
        let expected = new.segment(&second);
        prop_assert_eq!(document.tokens(), expected.tokens());
        prop_assert_eq!(document.sentences(), expected.sentences());
        prop_assert_eq!(document.quotations(), expected.quotations());
    }

    #[test]
    fn tokens_in_a_span_are_those_that_share_a_byte_with_it(text in any_text(), start in 0_u32..200, len in 1_u32..50) {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(&text);
        let span = Span::new(start, start + len);
        let expected: Vec<usize> =
            (0..document.tokens().len()).filter(|&index| document.tokens()[index].span().intersects(span)).collect();
        prop_assert_eq!(document.tokens_in(span).collect::<Vec<_>>(), expected);
    }
}
