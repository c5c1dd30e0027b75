//! Tokens: the smallest pieces of a text that the later layers look at.
//!
//! One forward pass over the bytes, no allocation per token, no normalisation. The rules are written for
//! news: a hyphenated name is one token (`al-Assad`, `Jean-Pierre`) while a compound adjective falls apart
//! (`Iran` `-` `backed`), possessives and clitics are split (`Iran` `'s`, `did` `n't`), and abbreviations,
//! amounts, handles and addresses stay whole (`U.S.`, `$1.2bn`, `@handle`, `https://…`).

use super::lexicon;
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
    /// A number with its currency sign before it: `$1.2bn`, `US$5`, `€40`.
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
    /// Any other punctuation or symbol, one character each.
    Symbol,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    span: Span,
    kind: TokenKind,
    flags: u8,
}

const SPACE_BEFORE: u8 = 1;
const LINE_START: u8 = 2;
const PARAGRAPH_START: u8 = 4;
const ABBREVIATION: u8 = 8;
const CAPITALISED: u8 = 16;
const ALL_CAPS: u8 = 32;

impl Token {
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

    pub(super) fn begin_paragraph(&mut self) {
        self.flags |= PARAGRAPH_START;
    }
}

/// Byte classes of ASCII; everything from 0x80 is `HIGH` and decided by character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Newline,
    Upper,
    Lower,
    Digit,
    Quote,
    Dash,
    Stop,
    Symbol,
    High,
}

const CLASSES: [Class; 256] = {
    let mut table = [Class::Symbol; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | 0x0b | 0x0c => Class::Blank,
            b'\n' | b'\r' => Class::Newline,
            b'A'..=b'Z' => Class::Upper,
            b'a'..=b'z' => Class::Lower,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' | b'`' => Class::Quote,
            b'-' | b'_' => Class::Dash,
            b'.' | b'!' | b'?' => Class::Stop,
            0x80..=0xff => Class::High,
            _ => Class::Symbol,
        };
        byte += 1;
    }
    table
};

fn class(byte: u8) -> Class {
    CLASSES[byte as usize]
}

/// Characters that never end a word although they are no letters: combining marks, joiners, soft hyphens.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// White space, and characters that print nothing: they separate tokens and belong to none.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether the character is a quotation mark of any style, apostrophes included.
pub(crate) fn is_quote_char(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '〝'
            | '〞'
            | '＂'
            | '´'
    )
}

fn is_dash_char(c: char) -> bool {
    matches!(c, '-' | '_' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−')
}

/// Splits `text` into tokens, appended to `tokens`; `text` is at most `u32::MAX` bytes long.
pub(super) fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    Tokenizer { text, bytes: text.as_bytes(), tokens, flags: SPACE_BEFORE | LINE_START | PARAGRAPH_START }
        .run();
}

struct Tokenizer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    tokens: &'t mut Vec<Token>,
    /// Flags of the next token that follow from what stands before it.
    flags: u8,
}

impl Tokenizer<'_> {
    fn run(mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            at = match class(byte) {
                Class::Blank => {
                    self.flags |= SPACE_BEFORE;
                    at + 1
                }
                Class::Newline => {
                    self.flags |= SPACE_BEFORE | LINE_START;
                    at + 1
                }
                Class::Upper | Class::Lower => self.word(at),
                Class::Digit => self.number(at, at),
                Class::Quote => self.ascii_quote(at),
                Class::Dash => self.run_of(at, TokenKind::Dash, |b| class(b) == Class::Dash),
                Class::Stop => self.stop(at),
                Class::Symbol => self.symbol(at),
                Class::High => self.high(at),
            };
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char(&self, at: usize) -> char {
        match self.byte(at) {
            byte if byte < 0x80 => byte as char,
            _ => self.text[at..].chars().next().unwrap_or('\0'),
        }
    }

    /// Appends the token `start..end` and returns `end`.
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let first = self.bytes[start];
        let mut flags = std::mem::take(&mut self.flags);
        if kind == TokenKind::Word {
            let capital =
                if first < 0x80 { first.is_ascii_uppercase() } else { self.char(start).is_uppercase() };
            if capital {
                flags |= CAPITALISED;
                if end - start > 1 && self.no_small_letter(start, end) {
                    flags |= ALL_CAPS;
                }
            }
            if self.bytes[end - 1] == b'.' {
                flags |= ABBREVIATION;
            }
        }
        self.tokens.push(Token { span: Span::new(start as u32, end as u32), kind, flags });
        end
    }

    fn no_small_letter(&self, start: usize, end: usize) -> bool {
        let word = &self.bytes[start..end];
        if word.is_ascii() {
            !word.iter().any(u8::is_ascii_lowercase)
                && word.iter().filter(|b| b.is_ascii_uppercase()).count() > 1
        } else {
            let text = &self.text[start..end];
            !text.chars().any(char::is_lowercase) && text.chars().filter(|c| c.is_uppercase()).count() > 1
        }
    }

    fn run_of(&mut self, start: usize, kind: TokenKind, same: impl Fn(u8) -> bool) -> usize {
        let end = start + self.bytes[start..].iter().take_while(|&&b| same(b)).count();
        self.push(start, end, kind)
    }

    fn ascii_quote(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte == b'\'' {
            if let Some(end) = self.clitic_end(at) {
                return self.push(at, end, TokenKind::Word);
            }
        }
        // LaTeX style: two grave accents or two apostrophes are one mark.
        let double = byte != b'"' && self.byte(at + 1) == byte;
        self.push(at, at + 1 + usize::from(double), TokenKind::Quote)
    }

    /// The end of a clitic that starts with the apostrophe at `at` and is glued to the word before it.
    fn clitic_end(&self, at: usize) -> Option<usize> {
        if self.flags & SPACE_BEFORE != 0 {
            return None;
        }
        let start = at + self.char(at).len_utf8();
        let end = self.ascii_letters_end(start);
        let follows = self.char(end);
        (lexicon::is_clitic(&self.text[start..end]) && !is_word_char(follows)).then_some(end)
    }

    fn ascii_letters_end(&self, start: usize) -> usize {
        start + self.bytes[start..].iter().take_while(|b| b.is_ascii_alphabetic()).count()
    }

    /// The end of the run of letters, digits and marks from `start`.
    fn letters_end(&self, mut at: usize) -> usize {
        while let Some(&byte) = self.bytes.get(at) {
            match class(byte) {
                Class::Upper | Class::Lower | Class::Digit => at += 1,
                Class::High => {
                    let c = self.char(at);
                    if !is_word_char(c) {
                        break;
                    }
                    at += c.len_utf8();
                }
                _ => break,
            }
        }
        at
    }

    fn stop(&mut self, at: usize) -> usize {
        if self.byte(at) == b'.' && self.flags & SPACE_BEFORE != 0 && self.byte(at + 1).is_ascii_digit() {
            return self.number(at, at + 1);
        }
        self.run_of(at, TokenKind::Stop, |b| class(b) == Class::Stop)
    }

    fn symbol(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'$' if self.byte(at + 1).is_ascii_digit() => self.number(at, at + 1),
            b'@' | b'#' if self.flags & SPACE_BEFORE != 0 && is_word_char(self.char(at + 1)) => {
                self.handle(at)
            }
            byte if byte.is_ascii_control() => {
                self.flags |= SPACE_BEFORE;
                at + 1
            }
            _ => self.push(at, at + 1, TokenKind::Symbol),
        }
    }

    fn handle(&mut self, at: usize) -> usize {
        let mut end = self.letters_end(at + 1);
        while self.byte(end) == b'_' {
            end = self.letters_end(end + 1);
        }
        self.push(at, end, TokenKind::Handle)
    }

    fn high(&mut self, at: usize) -> usize {
        let c = self.char(at);
        let end = at + c.len_utf8();
        if c == '’' {
            if let Some(end) = self.clitic_end(at) {
                return self.push(at, end, TokenKind::Word);
            }
        }
        if is_blank(c) {
            self.flags |= SPACE_BEFORE;
            if matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') {
                self.flags |= LINE_START;
            }
            return end;
        }
        if is_word_char(c) {
            return self.word(at);
        }
        if matches!(c, '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₦' | '₺' | '₪') && self.byte(end).is_ascii_digit()
        {
            return self.number(at, end);
        }
        let kind = match c {
            _ if is_quote_char(c) => TokenKind::Quote,
            _ if is_dash_char(c) => TokenKind::Dash,
            '…' => TokenKind::Stop,
            _ => TokenKind::Symbol,
        };
        self.push(at, end, kind)
    }

    /// A number whose first digit stands at `digits`; a currency sign or point may stand before it.
    fn number(&mut self, start: usize, digits: usize) -> usize {
        let mut end = digits;
        loop {
            end += self.bytes[end..].iter().take_while(|b| b.is_ascii_digit()).count();
            let next = self.bytes[end + usize::from(end < self.bytes.len())..].iter();
            let run = next.take_while(|b| b.is_ascii_digit()).count();
            let joins = match self.byte(end) {
                b',' => run == 2 || run == 3,
                b'.' | b':' | b'/' => run > 0,
                b'-' => run == 2 && self.is_iso_date(start, end),
                _ => false,
            };
            if !joins {
                break;
            }
            end += 1;
        }
        let kind =
            if start < digits && self.byte(start) != b'.' { TokenKind::Money } else { TokenKind::Number };
        end = self.letters_end(end);
        if kind == TokenKind::Number {
            // `14-year-old`, `10,000-strong`: one measure, one token.
            while self.byte(end) == b'-' && self.byte(end + 1).is_ascii_lowercase() {
                end = self.letters_end(end + 1);
            }
        }
        self.push(start, end, kind)
    }

    /// Whether the hyphen at `hyphen` is the first or second of `YYYY-MM-DD`.
    fn is_iso_date(&self, start: usize, hyphen: usize) -> bool {
        let shape = |at: usize| {
            let d = |i: usize| self.byte(at + i).is_ascii_digit();
            d(0) && d(1)
                && d(2)
                && d(3)
                && self.byte(at + 4) == b'-'
                && d(5)
                && d(6)
                && self.byte(at + 7) == b'-'
                && d(8)
                && d(9)
                && !d(10)
        };
        (hyphen == start + 4 || hyphen == start + 7) && shape(start)
    }

    /// A word from its first letter.
    fn word(&mut self, start: usize) -> usize {
        let mut part = start;
        let mut end = self.letters_end(start);
        loop {
            let next = self.char(end);
            let after = end + next.len_utf8();
            match next {
                '\'' | '’' => match self.apostrophe(start, end, after) {
                    Apostrophe::Joins => end = self.letters_end(after),
                    Apostrophe::SplitsAt(at) => return self.push(start, at, TokenKind::Word),
                },
                '-' | '‑' | '‐' => {
                    let right = self.letters_end(after);
                    if right == after
                        || !lexicon::hyphen_joins(&self.text[part..end], &self.text[after..right])
                    {
                        break;
                    }
                    part = after;
                    end = right;
                }
                '.' => match self.full_stop(start, part, end) {
                    Some(at) => {
                        end = at;
                        if self.byte(end - 1) == b'.' {
                            break;
                        }
                    }
                    None => break,
                },
                '&' if end - start <= 3
                    && self.byte(end - 1).is_ascii_uppercase()
                    && self.byte(after).is_ascii_uppercase() =>
                {
                    end = self.letters_end(after);
                }
                '$' if end - start <= 3
                    && self.bytes[start..end].iter().all(u8::is_ascii_uppercase)
                    && self.byte(after).is_ascii_digit() =>
                {
                    return self.number(start, after);
                }
                ':' if self.bytes[end..].starts_with(b"://") => return self.address(start, end),
                '@' if is_word_char(self.char(after)) => return self.address(start, end),
                _ => break,
            }
        }
        if self.bytes[start..end].eq_ignore_ascii_case(b"www") && self.byte(end) == b'.' {
            return self.address(start, end);
        }
        self.push(start, end, TokenKind::Word)
    }

    fn apostrophe(&self, start: usize, end: usize, after: usize) -> Apostrophe {
        let right = self.letters_end(after);
        let run = &self.text[after..right];
        if run.is_empty() {
            return Apostrophe::SplitsAt(end);
        }
        if run.eq_ignore_ascii_case("t") && end - start > 1 && self.byte(end - 1).eq_ignore_ascii_case(&b'n')
        {
            return Apostrophe::SplitsAt(end - 1);
        }
        if lexicon::is_clitic(run) { Apostrophe::SplitsAt(end) } else { Apostrophe::Joins }
    }

    /// The word's new end if the full stop at `end` belongs to it.
    fn full_stop(&self, start: usize, part: usize, end: usize) -> Option<usize> {
        let next = self.byte(end + 1);
        if next.is_ascii_alphabetic() {
            let right = self.letters_end(end + 1);
            if lexicon::is_dotted(&self.text[start..end], &self.text[end + 1..right]) {
                // `U.S`, `p.m`: another full stop may follow, and belongs to the word if it does.
                return Some(right);
            }
            if lexicon::is_domain(&self.text[end + 1..right]) && !is_word_char(self.char(right)) {
                return Some(right);
            }
        }
        let word = &self.text[start..end];
        let spaced_digit = next == b' ' && self.byte(end + 2).is_ascii_digit() || next.is_ascii_digit();
        let dotted = word.contains('.') && end - self.text[..end].rfind('.').map_or(0, |dot| dot + 1) <= 2;
        let stops = dotted || lexicon::is_abbreviation(&self.text[part..end], spaced_digit) && part == start;
        (stops && next != b'.').then_some(end + 1)
    }

    fn address(&mut self, start: usize, from: usize) -> usize {
        let mut end = from;
        while let Some(&byte) = self.bytes.get(end) {
            if byte >= 0x80
                || matches!(class(byte), Class::Blank | Class::Newline)
                || matches!(byte, b'"' | b'<' | b'>' | b')' | b']' | b'}')
                || byte.is_ascii_control()
            {
                break;
            }
            end += 1;
        }
        while end > from && matches!(self.bytes[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'') {
            end -= 1;
        }
        self.push(start, end, TokenKind::Address)
    }
}

enum Apostrophe {
    Joins,
    SplitsAt(usize),
}
