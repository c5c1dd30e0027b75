//! Quotations: pairs of quotation marks of every style.

use super::span::Span;
use super::token::{Token, TokenKind};

/// The family of marks that a quotation is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteStyle {
    /// `"…"`, `“…”`, ``` ``…'' ```, `„…“`: double marks.
    Double,
    /// `'…'`, `‘…’`, `‚…‘`: single marks.
    Single,
    /// `«…»`, `‹…›`: guillemets, in either direction.
    Guillemet,
}

/// A stretch of text in quotation marks, within one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    open: u32,
    end: u32,
    style: QuoteStyle,
    closed: bool,
    continues: bool,
    depth: u8,
}

impl Quotation {
    /// The token index of the opening mark.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.open as usize
    }

    /// The token index behind the closing mark, or behind the paragraph's last token if none closes it.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.end as usize
    }

    /// The tokens from the opening to the closing mark, marks included.
    #[must_use]
    pub const fn tokens(&self) -> std::ops::Range<usize> {
        self.open as usize..self.end as usize
    }

    /// The family of marks.
    #[must_use]
    pub const fn style(&self) -> QuoteStyle {
        self.style
    }

    /// Whether a closing mark was found.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether the quotation re-opens one that the paragraph before left unclosed.
    #[must_use]
    pub const fn continues(&self) -> bool {
        self.continues
    }

    /// How many other quotations this one stands in.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth as usize
    }

    /// Where the quotation stands, marks included, in bytes.
    #[must_use]
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.open as usize].span().cover(tokens[self.end as usize - 1].span())
    }
}

/// How a mark can be read where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
    Neither,
}

/// Quotations deeper than this are read as text; it bounds the work on hostile input.
const DEEPEST: usize = 4;

/// Finds the quotations of a text, appended to `quotations` in the order of their opening marks.
pub(super) fn find_quotations(text: &str, tokens: &[Token], quotations: &mut Vec<Quotation>) {
    let mut open: [usize; DEEPEST] = [0; DEEPEST];
    let mut depth = 0;
    let mut left_open = None;
    for (index, token) in tokens.iter().enumerate() {
        if token.is_paragraph_start() && index > 0 {
            left_open = (depth > 0).then(|| quotations[open[0]].style);
            close_all(quotations, &open[..depth], index);
            depth = 0;
        }
        if token.kind() != TokenKind::Quote {
            continue;
        }
        let (style, role) = role_of(text, tokens, index);
        let innermost = open[..depth].iter().rposition(|&at| quotations[at].style == style);
        let closes = match role {
            Role::Close => innermost.is_some(),
            Role::Either => innermost.is_some(),
            Role::Open | Role::Neither => false,
        };
        if closes {
            let at = innermost.unwrap_or_default();
            close_all(quotations, &open[at + 1..depth], index);
            let quotation = &mut quotations[open[at]];
            quotation.end = index as u32 + 1;
            quotation.closed = true;
            depth = at;
        } else if matches!(role, Role::Open | Role::Either) && depth < DEEPEST && innermost.is_none() {
            let continues = token.is_paragraph_start() && left_open == Some(style);
            open[depth] = quotations.len();
            quotations.push(Quotation {
                open: index as u32,
                end: index as u32 + 1,
                style,
                closed: false,
                continues,
                depth: depth as u8,
            });
            depth += 1;
        }
    }
    close_all(quotations, &open[..depth], tokens.len());
    // A single mark that nothing closes is an apostrophe ('tis, the boys' room).
    quotations.retain(|quotation| quotation.closed || quotation.style != QuoteStyle::Single);
}

fn close_all(quotations: &mut [Quotation], open: &[usize], end: usize) {
    for &at in open {
        quotations[at].end = end as u32;
    }
}

fn role_of(text: &str, tokens: &[Token], index: usize) -> (QuoteStyle, Role) {
    let before = index > 0 && !tokens[index].space_before();
    let after = tokens.get(index + 1).is_some_and(|next| !next.space_before());
    let glued_to_open = before && index > 0 && opens_bracket(text, &tokens[index - 1]);
    let by_place = match (before && !glued_to_open, after) {
        (false, true) => Role::Open,
        (true, false) => Role::Close,
        (true, true) => between(tokens, index),
        (false, false) => Role::Either,
    };
    match &text[tokens[index].span()] {
        "“" | "„" | "‟" | "〝" | "``" => {
            (QuoteStyle::Double, if before && !after { Role::Close } else { Role::Open })
        }
        "”" | "〞" | "''" => (QuoteStyle::Double, if !before && after { Role::Open } else { Role::Close }),
        "«" | "»" | "‹" | "›" => (QuoteStyle::Guillemet, by_place),
        "‘" | "‚" | "‛" | "`" => {
            (QuoteStyle::Single, if before && !after { Role::Close } else { Role::Open })
        }
        "'" | "’" | "´" => match by_place {
            // An apostrophe glued to a word on one side only: `'90s`, `the boys' room`.
            Role::Open
                if tokens[index + 1].kind() == TokenKind::Number && tokens[index + 1].span().len() <= 3 =>
            {
                (QuoteStyle::Single, Role::Neither)
            }
            Role::Either => (QuoteStyle::Single, Role::Neither),
            role => (QuoteStyle::Single, role),
        },
        _ => (QuoteStyle::Double, by_place),
    }
}

/// A mark with text on both sides and no blank: after a dash or stop it is read by what follows.
fn between(tokens: &[Token], index: usize) -> Role {
    let kind = |at: usize| tokens[at].kind();
    match (kind(index - 1), kind(index + 1)) {
        (TokenKind::Dash, TokenKind::Word | TokenKind::Number) => Role::Open,
        (TokenKind::Quote, TokenKind::Word | TokenKind::Number | TokenKind::Quote) => Role::Either,
        (TokenKind::Word, TokenKind::Word) => Role::Either,
        _ => Role::Close,
    }
}

fn opens_bracket(text: &str, token: &Token) -> bool {
    token.kind() == TokenKind::Symbol && matches!(&text[token.span()], "(" | "[" | "{" | "/")
}
