//! Tokens: the smallest pieces of a text that the later layers look at.
//!
//! A hyphenated name is one token (`al-Assad`, `Jean-Pierre`) while a compound adjective falls apart (`Iran` `-`
//! `backed`), possessives and clitics are split (`Iran` `'s`, `did` `n't`), and abbreviations, amounts, handles
//! and addresses stay whole (`U.S.`, `$1.2bn`, `@handle`, `https://…`).

use super::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner hyphens, apostrophes or abbreviating full stops.
    Word,
    /// Starts with a digit: `12`, `1,200.5`, `21st`, `1990s`, `3:04`, `14-year-old`, `2024-12-02`, `9/11`.
    Number,
    /// A number glued to the currency before it: `$1.2bn`, `US$5`, `€40`, `AED1.10`.
    Money,
    /// A web or mail address.
    Address,
    /// `@handle` or `#tag`.
    Handle,
    /// A quotation mark of any style, or a lone apostrophe.
    Quote,
    /// A dash of any length, a run of hyphens, or an underscore used as a dash.
    Dash,
    /// A full stop, an ellipsis, an exclamation or question mark, or a run of these.
    Stop,
    /// Any other punctuation or symbol: one character, or a rule of three or more of the same (`***`, `"""`).
    Symbol,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    span: Span,
    kind: TokenKind,
    flags: u8,
}

pub(super) const SPACE_BEFORE: u8 = 1;
pub(super) const LINE_START: u8 = 2;
pub(super) const PARAGRAPH_START: u8 = 4;
pub(super) const ABBREVIATION: u8 = 8;
pub(super) const CAPITALISED: u8 = 16;
pub(super) const ALL_CAPS: u8 = 32;

impl Token {
    pub(super) const fn new(start: usize, end: usize, kind: TokenKind, flags: u8) -> Self {
        Self { span: Span::new(start as u32, end as u32), kind, flags }
    }

    /// Where the token stands, in bytes.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What the token is made of.
    #[must_use]
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }

    /// Whether white space (or the start of the text) stands before the token.
    #[must_use]
    pub const fn space_before(&self) -> bool {
        self.flags & SPACE_BEFORE != 0
    }

    /// Whether the token is the first of a line.
    #[must_use]
    pub const fn is_line_start(&self) -> bool {
        self.flags & LINE_START != 0
    }

    /// Whether the token is the first of a paragraph.
    #[must_use]
    pub const fn is_paragraph_start(&self) -> bool {
        self.flags & PARAGRAPH_START != 0
    }

    /// Whether the token is a word whose last full stop belongs to it, such as `Mr.` or `U.S.`.
    #[must_use]
    pub const fn is_abbreviation(&self) -> bool {
        self.flags & ABBREVIATION != 0
    }

    /// Whether the first letter is a capital.
    #[must_use]
    pub const fn is_capitalised(&self) -> bool {
        self.flags & CAPITALISED != 0
    }

    /// Whether the token has at least two letters and no small one.
    #[must_use]
    pub const fn is_all_caps(&self) -> bool {
        self.flags & ALL_CAPS != 0
    }

    pub(super) fn extend(&mut self, end: usize) {
        self.span = Span::new(self.span.start(), end as u32);
    }

    pub(super) fn begin_paragraph(&mut self) {
        self.flags |= PARAGRAPH_START;
    }
}
