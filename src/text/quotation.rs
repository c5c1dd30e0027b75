//! Quotations: pairs of quotation marks of every style.

use super::lexicon;
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
    /// Whether the next paragraph re-opens it.
    goes_on: bool,
    depth: u8,
}

impl Quotation {
    /// The token index of the opening mark.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.open as usize
    }

    /// The token index behind the closing mark; if none closes it, the paragraph's end, or where another quotation of
    /// the same style opens.
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
    /// A single mark behind a word, where a closing mark and the apostrophe of a plural look alike.
    CloseOrApostrophe,
    /// Closes what is open, else opens.
    Either,
    Neither,
}

/// Quotations deeper than this are read as text; it bounds the work on hostile input.
const DEEPEST: usize = 4;

/// Finds the quotations of a text, appended to `quotations` in the order of their opening marks.
pub(super) fn find_quotations(text: &str, tokens: &[Token], quotations: &mut Vec<Quotation>) {
    let mut finder =
        Finder { text, tokens, quotations, open: [0; DEEPEST], depth: 0, doubtful: None, left_open: None };
    for (index, token) in tokens.iter().enumerate() {
        if token.is_paragraph_start() {
            finder.begin_paragraph(index);
        }
        if token.kind() == TokenKind::Quote {
            finder.read_mark(index);
        }
    }
    finder.begin_paragraph(tokens.len());
    quotations.retain(Quotation::is_likely);
    set_depths(quotations);
}

/// The stack of open quotations while the tokens are read.
struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    quotations: &'a mut Vec<Quotation>,
    /// Indices into `quotations`, the outermost first.
    open: [usize; DEEPEST],
    depth: usize,
    /// The single quotation closed last by a mark that may be an apostrophe, and the depth at which it stood.
    doubtful: Option<(usize, usize)>,
    /// The quotation that the paragraph before left unclosed.
    left_open: Option<usize>,
}

impl Finder<'_> {
    /// Ends every open quotation at `index`, the end of the paragraph.
    fn begin_paragraph(&mut self, index: usize) {
        let unclosed = &self.open[..self.depth];
        let mut whole = unclosed.iter().copied().filter(|&at| !self.quotations[at].is_cut());
        self.left_open =
            whole.clone().find(|&at| self.quotations[at].style != QuoteStyle::Single).or(whole.next());
        for &at in unclosed {
            if !self.quotations[at].is_cut() {
                self.quotations[at].end = index as u32;
            }
        }
        self.depth = 0;
        self.doubtful = None;
    }

    fn read_mark(&mut self, index: usize) {
        let (style, role) = role_of(self.text, self.tokens, index);
        let innermost = self.open[..self.depth].iter().rposition(|&at| self.quotations[at].style == style);
        match (role, innermost) {
            (Role::Close | Role::CloseOrApostrophe | Role::Either, Some(level)) => {
                self.close(level, index);
                self.doubtful = (role == Role::CloseOrApostrophe).then_some((self.open[level], level));
            }
            (Role::Close, None) if style == QuoteStyle::Single => self.close_later(index),
            (Role::Open | Role::Either, _) => self.begin(index, style, innermost),
            _ => {}
        }
    }

    fn close(&mut self, level: usize, index: usize) {
        for &inner in &self.open[level + 1..self.depth] {
            if !self.quotations[inner].is_cut() {
                self.quotations[inner].end = index as u32;
            }
        }
        let quotation = &mut self.quotations[self.open[level]];
        quotation.end = index as u32 + 1;
        quotation.closed = true;
        self.depth = level;
    }

    /// `'The boys' room is full,'`: the mark at `index` closes what an apostrophe seemed to have closed.
    fn close_later(&mut self, index: usize) {
        let Some((at, depth)) = self.doubtful.take() else { return };
        let before = self.tokens[index - 1].kind();
        if depth == self.depth && matches!(before, TokenKind::Stop | TokenKind::Symbol) {
            self.quotations[at].end = index as u32 + 1;
        }
    }

    /// Opens a quotation; one of the same style may be open at the level `innermost`.
    fn begin(&mut self, index: usize, style: QuoteStyle, innermost: Option<usize>) {
        // Should the new one be closed and the outer one never be, only what stands between them is quoted for sure.
        if innermost.is_some_and(|level| level + 1 == self.depth) {
            let outer = &mut self.quotations[self.open[self.depth - 1]];
            if !outer.is_cut() {
                outer.end = index as u32;
            }
        }
        if self.depth == DEEPEST {
            // Of so many open marks the outermost are strays.
            self.open.copy_within(1.., 0);
            self.depth -= 1;
        }
        if style == QuoteStyle::Single {
            self.doubtful = None;
        }
        let continued = self
            .left_open
            .filter(|&at| self.tokens[index].is_paragraph_start() && self.quotations[at].style == style);
        if let Some(at) = continued {
            self.quotations[at].goes_on = true;
        }
        self.open[self.depth] = self.quotations.len();
        self.depth += 1;
        self.quotations.push(Quotation {
            open: index as u32,
            end: index as u32 + 1,
            style,
            closed: false,
            continues: continued.is_some(),
            goes_on: false,
            depth: 0,
        });
    }
}

impl Quotation {
    /// Whether it is more than a stray mark. A single mark that nothing closes is an apostrophe ('tis, the boys' room),
    /// unless the next paragraph goes on.
    fn is_likely(&self) -> bool {
        self.closed || self.end > self.open + 1 && (self.goes_on || self.style != QuoteStyle::Single)
    }

    /// Whether an end was set although no closing mark was found yet.
    fn is_cut(&self) -> bool {
        self.end > self.open + 1
    }
}

/// Sets how deep each quotation stands in others.
fn set_depths(quotations: &mut [Quotation]) {
    // A quotation may have grown around others after the fact, each of them at most once.
    let mut ends = [0; 2 * DEEPEST];
    let mut depth = 0;
    for quotation in quotations {
        while depth > 0 && ends[depth - 1] <= quotation.open {
            depth -= 1;
        }
        quotation.depth = depth as u8;
        if depth < ends.len() {
            ends[depth] = quotation.end;
            depth += 1;
        }
    }
}

fn role_of(text: &str, tokens: &[Token], index: usize) -> (QuoteStyle, Role) {
    let role = role_by_place(text, tokens, index);
    let typographic = |usual: Role, other: Role| if role == other { other } else { usual };
    match &text[tokens[index].span()] {
        "“" | "„" | "‟" | "〝" | "``" => (QuoteStyle::Double, typographic(Role::Open, Role::Close)),
        "”" | "〞" | "''" => (QuoteStyle::Double, typographic(Role::Close, Role::Open)),
        "«" | "»" | "‹" | "›" => (QuoteStyle::Guillemet, role),
        "‘" | "‚" | "‛" | "`" => (QuoteStyle::Single, typographic(Role::Open, Role::Close)),
        "'" | "’" | "´" => (QuoteStyle::Single, role_of_apostrophe(text, tokens, index, role)),
        _ if is_inch_mark(text, tokens, index) => (QuoteStyle::Double, Role::Neither),
        _ => (QuoteStyle::Double, role),
    }
}

/// How a mark reads by the blanks and marks around it.
fn role_by_place(text: &str, tokens: &[Token], index: usize) -> Role {
    let glued_before = index > 0 && !tokens[index].space_before() && !opens_before(text, tokens, index - 1);
    let next = tokens.get(index + 1).filter(|next| !next.space_before());
    match (glued_before, next) {
        (false, Some(next)) if matches!(&text[next.span()], "," | "." | ";" | ")") => Role::Close,
        (false, Some(_)) => Role::Open,
        (true, None) => Role::Close,
        (false, None) => Role::Either,
        (true, Some(next)) => match next.kind() {
            TokenKind::Stop | TokenKind::Dash | TokenKind::Quote => Role::Close,
            TokenKind::Symbol if !is_opening(&text[next.span()]) => Role::Close,
            _ => Role::Either,
        },
    }
}

/// Whether the token is an opening bracket or quotation mark, to which an inner quotation may be glued.
fn opens_before(text: &str, tokens: &[Token], index: usize) -> bool {
    match tokens[index].kind() {
        TokenKind::Symbol => is_opening(&text[tokens[index].span()]),
        TokenKind::Quote => tokens[index].space_before(),
        _ => false,
    }
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "{" | "/")
}

/// A single mark may be the apostrophe of `'90s`, `'em`, `the boys' room` or `5'10`.
fn role_of_apostrophe(text: &str, tokens: &[Token], index: usize, role: Role) -> Role {
    let next = tokens.get(index + 1);
    match role {
        Role::Open if next.is_some_and(|next| is_headless(text, next)) => Role::Neither,
        Role::Close if index > 0 && ends_like_plural(text, &tokens[index - 1]) => Role::CloseOrApostrophe,
        Role::Either => Role::Neither,
        role => role,
    }
}

/// The last mark of `5'10"`.
fn is_inch_mark(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(2).map(|at| &tokens[at..index]) else { return false };
    !tokens[index].space_before()
        && before[1].kind() == TokenKind::Number
        && !before[1].space_before()
        && matches!(&text[before[0].span()], "'" | "’")
        && !before[0].space_before()
}

/// `90s`, `em`: what stands behind an apostrophe that replaces its head.
fn is_headless(text: &str, token: &Token) -> bool {
    match token.kind() {
        TokenKind::Number => token.span().len() <= 3,
        TokenKind::Word => lexicon::is_elided(&text[token.span()]),
        _ => false,
    }
}

fn ends_like_plural(text: &str, token: &Token) -> bool {
    token.kind() == TokenKind::Word && text[token.span()].ends_with(['s', 'S', 'z', 'x', 'n'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Segmenter;

    fn quotations(text: &str) -> Vec<(Quotation, &str)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let found = document.quotations().iter();
        found.map(|quotation| (*quotation, &text[quotation.span(document.tokens())])).collect()
    }

    fn texts(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|(_, text)| text).collect()
    }

    /// Every text holds just the closed quotations behind it.
    fn check(cases: &[(&str, &[&str])]) {
        for (text, expected) in cases {
            assert_eq!(texts(text), *expected, "in {text:?}");
            assert!(quotations(text).iter().all(|(quotation, _)| quotation.is_closed()), "in {text:?}");
        }
    }

    #[test]
    fn marks_of_every_style_are_paired() {
        check(&[
            (r#""It is over," he said."#, &[r#""It is over,""#]),
            ("“It is over,” he said.", &["“It is over,”"]),
            ("‘It is over,’ he said.", &["‘It is over,’"]),
            ("'It is over,' he said.", &["'It is over,'"]),
            ("„Es ist aus“, sagte er.", &["„Es ist aus“"]),
            ("„To koniec”, powiedział.", &["„To koniec”"]),
            ("«C'est fini», dit-il.", &["«C'est fini»"]),
            ("« C'est fini », dit-il.", &["« C'est fini »"]),
            ("»Es ist aus«, sagte er.", &["»Es ist aus«"]),
            ("``It is over,'' he said.", &["``It is over,''"]),
            ("''It is over,'' he said.", &["''It is over,''"]),
            ("`It is over,' he said.", &["`It is over,'"]),
        ]);
    }

    #[test]
    fn marks_are_read_by_what_they_are_glued_to() {
        check(&[
            (r#"He said:"It is over.""#, &[r#""It is over.""#]),
            (r#"He said—"It is over"—and left."#, &[r#""It is over""#]),
            (r#"They ("we two") left."#, &[r#""we two""#]),
            (r#""It is over,"he said."#, &[r#""It is over,""#]),
            (r#"He said " It is over . " and left."#, &[r#"" It is over . ""#]),
            (r#""...and so on," he said."#, &[r#""...and so on,""#]),
            (r#"The " so-called ", he said."#, &[r#"" so-called ""#]),
            (r#""$5 is enough," he said."#, &[r#""$5 is enough,""#]),
        ]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check(&[
            ("The boys' room was full in the '90s.", &[]),
            ("'Tis the season to get 'em, rock 'n' roll.", &[]),
            ("'The boys' room is full,' he said.", &["'The boys' room is full,'"]),
            ("‘The boys’ room isn’t full,’ he said.", &["‘The boys’ room isn’t full,’"]),
            ("The 'reforms' and the workers' party.", &["'reforms'"]),
            (r#"He is 6'2" tall."#, &[]),
            (r#""He is 6'2" tall," she said."#, &[r#""He is 6'2" tall,""#]),
        ]);
    }

    #[test]
    fn quotations_nest() {
        let found = quotations(r#""She said 'Go "home" now,' and left," he said."#);
        let depths: Vec<_> = found.iter().map(|(quotation, text)| (quotation.depth(), *text)).collect();
        let outer = r#""She said 'Go "home" now,' and left,""#;
        assert_eq!(depths, [(0, outer), (1, r#"'Go "home" now,'"#), (2, r#""home""#)]);
        check(&[
            ("“The “Church” of all,” he said.", &["“The “Church” of all,”", "“Church”"]),
            (r#""'Go,' she said," he said."#, &[r#""'Go,' she said,""#, "'Go,'"]),
            (r#""She said 'Go.'""#, &[r#""She said 'Go.'""#, "'Go.'"]),
        ]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        let found = quotations("He said: \"It is over.\n\nHe left.");
        assert_eq!(found[0].1, "\"It is over.");
        assert!(!found[0].0.is_closed());
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_mark_at_the_head_of_the_next_paragraph_reopens_an_unclosed_quotation() {
        for (open, close) in [("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»")] {
            let text = format!(
                "{open}One thing.\n\n{open}Another thing.\n\n{open}A third,{close} he said.\n\nHe left."
            );
            let found = quotations(&text);
            let flags: Vec<_> = found.iter().map(|(q, _)| (q.continues(), q.is_closed())).collect();
            assert_eq!(flags, [(false, false), (true, false), (true, true)], "in {text:?}");
            assert_eq!(found[1].1, format!("{open}Another thing."));
        }
    }

    #[test]
    fn a_quotation_in_the_middle_of_a_paragraph_continues_nothing() {
        let found = quotations("\"It is over.\n\nHe added: \"I leave.\"\n\n\"Good,\" she said.");
        assert!(found.iter().all(|(quotation, _)| !quotation.continues()));
    }

    #[test]
    fn a_stray_mark_does_not_turn_the_others_round() {
        let whole = "\"I leave,\" he said. \"At once.\"";
        for (stray, strays) in [("A stray\" mark. ", 0), ("A \"stray mark. ", 1)] {
            let text = format!("{stray}{whole}");
            let found = quotations(&text);
            let closed: Vec<_> = found.iter().filter(|(q, _)| q.is_closed()).map(|(_, text)| *text).collect();
            assert_eq!(closed, ["\"I leave,\"", "\"At once.\""], "in {text:?}");
            assert_eq!(found.len() - closed.len(), strays);
            assert!(found.iter().all(|(quotation, _)| quotation.depth() == 0));
        }
    }

    #[test]
    fn many_stray_marks_do_not_hide_a_quotation() {
        let text = format!("{}\"I leave,\" he said.", "A \"stray. ".repeat(50));
        assert!(texts(&text).contains(&"\"I leave,\""));
    }
}
