//! The text layer: tokens, sentences, paragraphs and quotations, all by byte offsets into the text as given.

mod chars;
mod lexicon;
mod offsets;
mod quotation;
mod sentence;
mod span;
mod token;
mod tokenizer;

pub(crate) use offsets::OffsetConverter;
pub use offsets::OffsetUnit;
pub use quotation::{Quotation, QuoteStyle};
pub use sentence::Sentence;
pub use span::Span;
pub(crate) use span::pairs;
pub use token::{Token, TokenKind};

/// Cuts texts into tokens, sentences and quotations; owns the buffers, so that one segmenter serves many texts.
///
/// ```
/// use copydesk::text::Segmenter;
///
/// let mut segmenter = Segmenter::new();
/// let document = segmenter.segment("Mr. al-Assad's envoy left the U.S. on Sunday. \"It is over,\" he said.");
/// assert_eq!(document.sentences().len(), 2);
/// assert_eq!(document.word(1), "al-Assad");
/// assert_eq!(document.word(2), "'s");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Segmenter {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
}

impl Segmenter {
    /// A segmenter with empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Segments `text`, of which at most the first 4 GiB are read.
    pub fn segment<'a>(&'a mut self, text: &'a str) -> Document<'a> {
        let text = &text[..text.floor_char_boundary_at(u32::MAX as usize)];
        self.tokens.clear();
        self.sentences.clear();
        self.quotations.clear();
        let hard_wrapped = sentence::is_hard_wrapped(text);
        tokenizer::tokenize(text, hard_wrapped, &mut self.tokens);
        sentence::mark_paragraphs(text, hard_wrapped, &mut self.tokens);
        sentence::split_sentences(text, &self.tokens, &mut self.sentences);
        quotation::find_quotations(text, &self.tokens, &mut self.quotations);
        Document { text, tokens: &self.tokens, sentences: &self.sentences, quotations: &self.quotations }
    }
}

trait FloorCharBoundary {
    fn floor_char_boundary_at(&self, at: usize) -> usize;
}

impl FloorCharBoundary for str {
    /// `str::floor_char_boundary` is younger than this crate's minimum Rust version.
    fn floor_char_boundary_at(&self, at: usize) -> usize {
        if at >= self.len() {
            return self.len();
        }
        (0..=at).rev().find(|&at| self.is_char_boundary(at)).unwrap_or(0)
    }
}

/// A text with its tokens, sentences and quotations.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    quotations: &'a [Quotation],
}

impl<'a> Document<'a> {
    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The tokens, in order; they do not overlap.
    #[must_use]
    pub const fn tokens(&self) -> &'a [Token] {
        self.tokens
    }

    /// The sentences, in order; together they cover every token.
    #[must_use]
    pub const fn sentences(&self) -> &'a [Sentence] {
        self.sentences
    }

    /// The quotations, in the order of their opening marks; a nested one follows the one that it stands in.
    #[must_use]
    pub const fn quotations(&self) -> &'a [Quotation] {
        self.quotations
    }

    /// The text of the token `index`.
    ///
    /// # Panics
    ///
    /// If there is no such token.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        &self.text[self.tokens[index].span()]
    }

    /// The span from the first to the last of `tokens`, which must not be empty.
    ///
    /// # Panics
    ///
    /// If the range is empty or out of bounds.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        self.tokens[tokens.start].span().cover(self.tokens[tokens.end - 1].span())
    }

    /// The tokens that share at least one byte with `span`, as a range of indices.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|token| token.span().end() <= span.start());
        let end = first + self.tokens[first..].partition_point(|token| token.span().start() < span.end());
        first..end
    }

    /// The index of the sentence that holds the token `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens().end <= index)
    }
}
