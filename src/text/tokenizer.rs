//! The tokenizer: one forward pass over the bytes, no allocation per token, no normalisation.
//!
//! Most words end at a blank or comma and are taken in one loop; the rest goes through [`Tokenizer::compound`],
//! which decides at every inner mark (hyphen, apostrophe, full stop ...) whether the word goes on.

use super::chars::{self, Class, class};
use super::lexicon;
use super::token::{
    ABBREVIATION, ALL_CAPS, CAPITALISED, LINE_START, PARAGRAPH_START, SPACE_BEFORE, Token, TokenKind,
};

/// The longest local part of a mail address that is recognised; it bounds the look-ahead.
const LONGEST_MAILBOX: usize = 64;

/// Splits `text` into tokens, appended to `tokens`; `text` is at most `u32::MAX` bytes long. In a hard-wrapped text
/// the end of a line is not the end of a paragraph.
pub(super) fn tokenize(text: &str, hard_wrapped: bool, tokens: &mut Vec<Token>) {
    let flags = SPACE_BEFORE | LINE_START | PARAGRAPH_START;
    Tokenizer { text, bytes: text.as_bytes(), hard_wrapped, tokens, flags }.run();
}

struct Tokenizer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    hard_wrapped: bool,
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
                Class::Letter => self.word(at),
                Class::Digit => self.number(at, at),
                Class::Quote => self.ascii_quote(at),
                Class::Dash => self.run_of(at, Class::Dash, TokenKind::Dash),
                Class::Stop => self.stop(at),
                Class::Symbol => self.symbol(at),
                Class::High => self.high(at),
            };
            // Most tokens have one blank behind them; taking it here saves a round.
            if self.byte(at) == b' ' {
                self.flags |= SPACE_BEFORE;
                at += 1;
            }
        }
    }

    /// The byte at `at`, 0 behind the end.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The character at `at`, NUL behind the end.
    fn char(&self, at: usize) -> char {
        match self.byte(at) {
            byte if byte < 0x80 => byte as char,
            _ => self.text[at..].chars().next().unwrap_or('\0'),
        }
    }

    /// Appends the token `start..end` and returns `end`.
    #[inline]
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let flags = std::mem::take(&mut self.flags);
        self.tokens.push(Token::new(start, end, kind, flags));
        end
    }

    #[inline]
    fn push_word(&mut self, start: usize, end: usize) -> usize {
        if !self.bytes[start].is_ascii_lowercase() {
            self.flags |= self.capital_flags(start, end);
        }
        self.push(start, end, TokenKind::Word)
    }

    fn push_abbreviation(&mut self, start: usize, end: usize) -> usize {
        self.flags |= ABBREVIATION;
        self.push_word(start, end)
    }

    fn capital_flags(&self, start: usize, end: usize) -> u8 {
        let is_small = |byte: u8| byte.is_ascii_lowercase();
        match self.char(start).is_uppercase() {
            false => 0,
            true if !is_small(self.byte(start + 1)) && self.is_all_caps(start, end) => CAPITALISED | ALL_CAPS,
            true => CAPITALISED,
        }
    }

    fn is_all_caps(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        !word.chars().any(char::is_lowercase) && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
    }

    fn run_of(&mut self, start: usize, same: Class, kind: TokenKind) -> usize {
        let end = start + self.bytes[start..].iter().take_while(|&&b| class(b) == same).count();
        self.push(start, end, kind)
    }

    /// Three or more of one mark are a rule or an ornament, one token: `***`, `======`.
    fn ornament(&mut self, start: usize) -> Option<usize> {
        let byte = self.bytes[start];
        if self.byte(start + 1) != byte || self.byte(start + 2) != byte {
            return None;
        }
        let end = start + self.bytes[start..].iter().take_while(|&&b| b == byte).count();
        Some(self.push(start, end, TokenKind::Symbol))
    }

    fn ascii_quote(&mut self, at: usize) -> usize {
        if let Some(end) = self.ornament(at) {
            return end;
        }
        let byte = self.bytes[at];
        if byte == b'\'' {
            if let Some(end) = self.clitic_end(at) {
                return self.push_word(at, end);
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
        (lexicon::is_clitic(&self.text[start..end]) && !chars::is_word_char(follows)).then_some(end)
    }

    fn ascii_letters_end(&self, start: usize) -> usize {
        start + self.bytes[start..].iter().take_while(|&&b| class(b) == Class::Letter).count()
    }

    fn digits_end(&self, start: usize) -> usize {
        start + self.bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// The end of the run of letters, digits and marks from `at`.
    fn letters_end(&self, mut at: usize) -> usize {
        while let Some(&byte) = self.bytes.get(at) {
            match class(byte) {
                Class::Letter | Class::Digit => at += 1,
                Class::High => {
                    let c = self.char(at);
                    if !chars::is_word_char(c) {
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
        self.run_of(at, Class::Stop, TokenKind::Stop)
    }

    fn symbol(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'$' if self.byte(at + 1).is_ascii_digit() => self.number(at, at + 1),
            b'@' if self.begins_handle(at, chars::is_word_char) => self.handle(at),
            b'#' if self.begins_handle(at, char::is_alphabetic) => self.handle(at),
            _ => self.ornament(at).unwrap_or_else(|| self.push(at, at + 1, TokenKind::Symbol)),
        }
    }

    fn begins_handle(&self, at: usize, first: impl Fn(char) -> bool) -> bool {
        let next = self.char(at + 1);
        let glued = at > 0 && matches!(class(self.bytes[at - 1]), Class::Letter | Class::Digit | Class::High);
        !glued && (next == '_' || first(next))
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
        if chars::is_blank(c) {
            self.flags |= SPACE_BEFORE | if chars::is_line_end(c) { LINE_START } else { 0 };
            return end;
        }
        match c {
            '’' => match self.clitic_end(at) {
                Some(end) => self.push_word(at, end),
                None => self.push(at, end, TokenKind::Quote),
            },
            '…' => self.push(at, end, TokenKind::Stop),
            _ if chars::is_mark(c) => self.mark(at, end),
            _ if c.is_alphabetic() => self.word(at),
            _ if c.is_numeric() => {
                let end = self.letters_end(end);
                self.push(at, end, TokenKind::Number)
            }
            _ if chars::is_quote(c) => self.push(at, end, TokenKind::Quote),
            _ if chars::is_dash(c) => self.push(at, end, TokenKind::Dash),
            _ if chars::is_currency_sign(c) && self.byte(end).is_ascii_digit() => self.number(at, end),
            _ => self.push(at, end, TokenKind::Symbol),
        }
    }

    /// A combining mark or joiner that no letter precedes: it belongs to the symbol that it is glued to.
    fn mark(&mut self, at: usize, end: usize) -> usize {
        match self.tokens.last_mut() {
            Some(last) if last.kind() == TokenKind::Symbol && self.flags & SPACE_BEFORE == 0 => {
                last.extend(end);
                end
            }
            _ => self.push(at, end, TokenKind::Symbol),
        }
    }

    /// A number whose first digit stands at `digits`; a currency or decimal point may stand before it.
    fn number(&mut self, start: usize, digits: usize) -> usize {
        let mut end = self.digits_end(digits);
        while let Some(next) = self.number_goes_on(start, end) {
            end = next;
        }
        let is_money = start < digits && self.byte(start) != b'.';
        end = self.unit_end(end);
        if is_money {
            return self.push(start, end, TokenKind::Money);
        }
        // `14-year-old`, `10,000-strong`: one measure, one token.
        while self.byte(end) == b'-' && self.byte(end + 1).is_ascii_lowercase() {
            let right = self.letters_end(end + 1);
            if lexicon::falls_off_number(&self.text[end + 1..right]) {
                break;
            }
            end = right;
        }
        self.push(start, end, TokenKind::Number)
    }

    /// The end of the next group of digits, if the mark at `end` joins it to the number.
    fn number_goes_on(&self, start: usize, end: usize) -> Option<usize> {
        let mark = self.byte(end);
        if !matches!(mark, b',' | b'.' | b':' | b'/' | b'-') {
            return None;
        }
        let next = self.digits_end(end + 1);
        let digits = next - (end + 1);
        let joins = match mark {
            b',' => digits == 2 || digits == 3,
            b'-' => digits == 2 && self.is_iso_date(start, end),
            _ => digits > 0,
        };
        joins.then_some(next)
    }

    /// The end of the letters glued to a number (`21st`, `1.2bn`, `10am`), but not of `5p.m.`.
    fn unit_end(&self, at: usize) -> usize {
        let end = self.letters_end(at);
        let before_noon = matches!(&self.bytes[at..end], b"a" | b"p") && self.bytes[end..].starts_with(b".m");
        if before_noon { at } else { end }
    }

    /// Whether the hyphen at `hyphen` is the first or second of `YYYY-MM-DD`.
    fn is_iso_date(&self, start: usize, hyphen: usize) -> bool {
        let shape = |offset: usize, shape: u8| match shape {
            b'd' => self.byte(start + offset).is_ascii_digit(),
            other => self.byte(start + offset) == other,
        };
        (hyphen == start + 4 || hyphen == start + 7)
            && b"dddd-dd-dd".iter().enumerate().all(|(offset, &wanted)| shape(offset, wanted))
            && !self.byte(start + 10).is_ascii_digit()
    }

    /// A word from its first letter.
    #[inline]
    fn word(&mut self, start: usize) -> usize {
        let end = self.ascii_letters_end(start);
        if chars::ends_word(self.byte(end)) && end > start {
            return self.push_word(start, end);
        }
        if self.byte(end).is_ascii_digit() && lexicon::is_currency_code(&self.text[start..end]) {
            return self.number(start, end);
        }
        self.compound(start, end)
    }

    /// A word that does not simply end behind its first letters, which reach to `letters`.
    fn compound(&mut self, start: usize, letters: usize) -> usize {
        let mut part = start;
        let mut end = self.letters_end(letters);
        loop {
            let next = self.char(end);
            let after = end + next.len_utf8();
            match next {
                '\'' | '’' => match self.apostrophe(start, end, after) {
                    Apostrophe::Joins(right) => end = right,
                    Apostrophe::SplitsAt(at) => return self.push_word(start, at),
                },
                '-' | '‑' | '‐' | '.' | '_' | '+' if self.is_mailbox(end) => {
                    return self.address(start, end);
                }
                '-' | '‑' | '‐' => match self.hyphen(start, part, end, after) {
                    Some(right) => (part, end) = (after, right),
                    None => break,
                },
                '.' => match self.full_stop(start, part, end) {
                    FullStop::Joins(right) => (part, end) = (after, right),
                    FullStop::Abbreviates => return self.push_abbreviation(start, after),
                    FullStop::Address => return self.address(start, end),
                    FullStop::Ends => break,
                },
                '&' if end - start <= 3 && self.is_upper(end - 1) && self.is_upper(after) => {
                    end = self.letters_end(after);
                }
                '$' if end - start <= 3
                    && self.bytes[start..end].iter().all(u8::is_ascii_uppercase)
                    && self.byte(after).is_ascii_digit() =>
                {
                    return self.number(start, after);
                }
                ':' if self.bytes[end..].starts_with(b"://") => return self.address(start, end),
                '@' if chars::is_word_char(self.char(after)) => return self.address(start, end),
                _ => break,
            }
        }
        self.push_word(start, end)
    }

    fn is_upper(&self, at: usize) -> bool {
        self.byte(at).is_ascii_uppercase()
    }

    fn apostrophe(&self, start: usize, end: usize, after: usize) -> Apostrophe {
        let right = self.letters_end(after);
        let run = &self.text[after..right];
        let negates = run.eq_ignore_ascii_case("t")
            && end - start > 1
            && self.bytes[end - 1].eq_ignore_ascii_case(&b'n');
        match run {
            _ if negates => Apostrophe::SplitsAt(end - 1),
            "" => Apostrophe::SplitsAt(end),
            _ if lexicon::is_clitic(run) => Apostrophe::SplitsAt(end),
            _ => Apostrophe::Joins(right),
        }
    }

    /// The end of the part behind a hyphen, if the hyphen joins it to the word; the part before it starts at `part`.
    fn hyphen(&self, start: usize, part: usize, end: usize, after: usize) -> Option<usize> {
        let right = self.letters_end(after);
        let (left, next) = (&self.text[part..end], &self.text[after..right]);
        // `pro-al-Sadr`: the prefix falls off the whole name.
        let prefixes_name = lexicon::is_prefix(left) && self.byte(right) == b'-' && self.is_upper(right + 1);
        let joins = right > after
            && !prefixes_name
            && !self.is_party_and_state(start, end, after)
            && lexicon::hyphen_joins(left, next, part == start);
        joins.then_some(right)
    }

    /// `(D-CA)`, `Tom Harkin, R-Iowa`.
    fn is_party_and_state(&self, start: usize, end: usize, after: usize) -> bool {
        matches!(&self.bytes[start..end], b"D" | b"R" | b"I")
            && self.is_upper(after)
            && self.tokens.last().is_some_and(|last| matches!(&self.text[last.span()], "(" | "[" | ","))
    }

    /// What the full stop at `end` is to the word whose last part starts at `part`.
    fn full_stop(&self, start: usize, part: usize, end: usize) -> FullStop {
        let last = &self.text[part..end];
        let next = self.byte(end + 1);
        if next.is_ascii_alphanumeric() {
            let right = self.letters_end(end + 1);
            let after = &self.text[end + 1..right];
            if lexicon::is_domain(after) && self.byte(right) == b'/' || last.eq_ignore_ascii_case("www") {
                return FullStop::Address;
            }
            let is_decimal = next.is_ascii_digit() && self.bytes[end - 1].is_ascii_digit();
            if is_decimal || lexicon::is_dotted(last, after) || lexicon::is_domain(after) {
                return FullStop::Joins(right);
            }
        }
        let is_dotted = part > start && self.bytes[part - 1] == b'.' && last.chars().nth(1).is_none();
        let is_abbreviation =
            is_dotted || part == start && lexicon::is_abbreviation(last, &self.follower(end + 1));
        if is_abbreviation && next != b'.' { FullStop::Abbreviates } else { FullStop::Ends }
    }

    /// What follows the full stop of a possible abbreviation; `at` is behind the full stop.
    fn follower(&self, at: usize) -> lexicon::Follower<'_> {
        let word = at + usize::from(self.byte(at) == b' ');
        let line_ends = |at| matches!(self.byte(at), b'\n' | b'\r') || at >= self.bytes.len();
        let ends_paragraph = line_ends(at) && (!self.hard_wrapped || line_ends(at + 1));
        lexicon::Follower { ends_paragraph, rest: &self.text[word..] }
    }

    /// Whether the mark at `at` stands inside the local part of a mail address (`j.smith@`).
    fn is_mailbox(&self, at: usize) -> bool {
        let rest = &self.bytes[at..];
        let local = rest.iter().take(LONGEST_MAILBOX);
        let end =
            local.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')).count();
        rest.get(end) == Some(&b'@') && rest.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    fn address(&mut self, start: usize, from: usize) -> usize {
        let goes_on =
            |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b')' | b']' | b'}');
        let mut end = from + self.bytes[from..].iter().take_while(|&&b| goes_on(b)).count();
        while end > from && matches!(self.bytes[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'') {
            end -= 1;
        }
        self.push(start, end, TokenKind::Address)
    }
}

/// What an apostrophe is to the word before it.
enum Apostrophe {
    /// Part of it, as what follows up to there: `O'Brien`.
    Joins(usize),
    /// The word ends there.
    SplitsAt(usize),
}

/// What a full stop is to the word before it.
enum FullStop {
    /// Part of it, as what follows up to there: `U.S`, `example.com`.
    Joins(usize),
    /// The last character of an abbreviation.
    Abbreviates,
    /// Part of a web address.
    Address,
    /// The end of the sentence.
    Ends,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, TokenKind)> {
        let mut tokens = Vec::new();
        tokenize(text, false, &mut tokens);
        tokens.iter().map(|token| (&text[token.span()], token.kind())).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        kinds(text).into_iter().map(|(word, _)| word).collect()
    }

    /// Every text has its tokens behind it, parted by blanks.
    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(words(text).join(" "), *expected, "in {text:?}");
        }
    }

    /// Every text, blanks and all, is one token.
    fn check_whole(kind: TokenKind, texts: &[&str]) {
        for text in texts {
            assert_eq!(kinds(text), [(*text, kind)], "of {text:?}");
            let enclosed = format!("the {text} and");
            assert_eq!(kinds(&enclosed)[1], (*text, kind), "in {enclosed:?}");
        }
    }

    #[test]
    fn hyphens_and_particles_stay_inside_names() {
        check_whole(
            TokenKind::Word,
            &[
                "al-Assad",
                "Al-Qaeda",
                "al-Nusra",
                "Jean-Pierre",
                "Ki-moon",
                "Jong-un",
                "wal-Muslimin",
                "Coca-Cola",
                "Port-au-Prince",
                "Juan-les-Pins",
                "Rosenthal-Weiss",
                "Washington-Cole",
                "Bosnia-Herzegovina",
                "Guinea-Bissau",
                "Inter-American",
                "Asia-Pacific",
                "COVID-19",
                "F-16",
                "D-Day",
                "X-ray",
            ],
        );
    }

    #[test]
    fn what_is_hung_on_a_name_falls_off() {
        check(&[
            ("Iran-backed", "Iran - backed"),
            ("US-led", "US - led"),
            ("London-based", "London - based"),
            ("Turkish- and Russian-brokered", "Turkish - and Russian - brokered"),
            ("anti-Israel", "anti - Israel"),
            ("Pro-Beijing", "Pro - Beijing"),
            ("pro-al-Sadr lawmakers", "pro - al-Sadr lawmakers"),
            ("ex-Yukos", "ex - Yukos"),
            ("non-EU", "non - EU"),
            ("Tajik-Afghan", "Tajik - Afghan"),
            ("UK-France", "UK - France"),
            ("Malay-Muslim", "Malay - Muslim"),
            ("July-September", "July - September"),
            ("post-9/11", "post - 9/11"),
            ("pre-2007", "pre - 2007"),
            ("9/11-related", "9/11 - related"),
            ("Senator Tom Harkin, D-Iowa", "Senator Tom Harkin , D - Iowa"),
            ("(R-Texas)", "( R - Texas )"),
        ]);
    }

    #[test]
    fn plain_compounds_stay_whole() {
        check_whole(
            TokenKind::Word,
            &["war-torn", "co-operation", "so-called", "mother-in-law", "non-profit"],
        );
    }

    #[test]
    fn possessives_and_clitics_are_split() {
        check(&[
            ("Iran's", "Iran 's"),
            ("IRAN'S", "IRAN 'S"),
            ("Angola’s", "Angola ’s"),
            ("al-Assad's", "al-Assad 's"),
            ("U.S.'s", "U.S. 's"),
            ("insurgents' camp", "insurgents ' camp"),
            ("didn't", "did n't"),
            ("don’t", "do n’t"),
            ("WON'T", "WO N'T"),
            ("they're we've he'll I'd I'm", "they 're we 've he 'll I 'd I 'm"),
        ]);
    }

    #[test]
    fn apostrophes_stay_inside_names() {
        check_whole(TokenKind::Word, &["O'Brien", "O’Brien", "Sana'a", "Q'eqchi", "D'Souza"]);
    }

    #[test]
    fn abbreviations_keep_their_full_stops() {
        check_whole(
            TokenKind::Word,
            &["U.S.", "Sept.", "p.m.", "Mr.", "Ph.D.", "D.C.", "e.g.", "Inc.", "Lt."],
        );
        check(&[
            ("J.K. Rowling", "J.K. Rowling"),
            ("George W. Bush", "George W. Bush"),
            ("I. M. Pei", "I. M. Pei"),
            ("Ts. Oyun", "Ts. Oyun"),
            ("No. 10", "No. 10"),
            ("He said no. Ten", "He said no . Ten"),
            ("World War I. The", "World War I . The"),
            ("Hepatitis A. The", "Hepatitis A . The"),
            ("posted on X.\n\nThe", "posted on X . The"),
            ("at 5p.m. today", "at 5 p.m. today"),
            ("the U.S... and", "the U.S ... and"),
        ]);
    }

    #[test]
    fn an_initial_at_the_end_of_a_wrapped_line_keeps_its_full_stop() {
        let mut tokens = Vec::new();
        tokenize("George W.\nBush", true, &mut tokens);
        assert_eq!(tokens.len(), 3);
        tokens.clear();
        tokenize("wrote on X.\n\nBush", true, &mut tokens);
        assert_eq!(tokens.len(), 5);
    }

    #[test]
    fn numbers_stay_whole() {
        check_whole(
            TokenKind::Number,
            &[
                "1,234.5",
                "1,00,000",
                "21st",
                "1990s",
                "3:04",
                "10am",
                "2024-12-02",
                "12/16/04",
                "9/11",
                "14-year-old",
                "10,000-strong",
                "½",
            ],
        );
        check(&[
            ("2-1", "2 - 1"),
            ("1932-35", "1932 - 35"),
            ("in 2015, 12", "in 2015 , 12"),
            ("50%", "50 %"),
        ]);
    }

    #[test]
    fn amounts_are_one_with_their_currency() {
        check_whole(
            TokenKind::Money,
            &["$1.2bn", "US$5", "NZ$3m", "€40", "£2.6m", "₹500", "AED1.10", "RM4.50", "Rs500"],
        );
        check(&[("EUR 12", "EUR 12"), ("40€", "40 €"), ("$5-million", "$5 - million")]);
    }

    #[test]
    fn handles_and_addresses_are_one_token() {
        check_whole(TokenKind::Handle, &["@handle", "@a_b_1", "#tag"]);
        check_whole(
            TokenKind::Address,
            &[
                "https://example.org/a?b=c",
                "www.example.com",
                "j.smith@example.org",
                "a-b@example.org",
                "bbc.co.uk/news",
            ],
        );
        check(&[
            ("(@handle)", "( @handle )"),
            ("see https://example.org.", "see https://example.org ."),
            ("ranked #1", "ranked # 1"),
            ("Amazon.com", "Amazon.com"),
        ]);
    }

    #[test]
    fn ampersands_join_short_names() {
        check_whole(TokenKind::Word, &["AT&T", "S&P", "R&D"]);
        check(&[("Smith & Sons", "Smith & Sons"), ("Wesson&Sons", "Wesson & Sons")]);
    }

    #[test]
    fn combining_marks_and_soft_hyphens_stay_inside_words() {
        check_whole(
            TokenKind::Word,
            &["Sa\u{303}o", "Erdog\u{306}an", "infor\u{ad}mation", "Zürich", "नमस्ते"],
        );
        assert_eq!(words("❤\u{fe0f}love"), ["❤\u{fe0f}", "love"]);
        assert_eq!(words("\u{301}a"), ["\u{301}", "a"]);
    }

    #[test]
    fn ornaments_are_one_token() {
        check_whole(TokenKind::Symbol, &["***", "======", "\"\"\"\""]);
        check(&[("((a))", "( ( a ) )")]);
    }

    #[test]
    fn blanks_of_every_kind_part_tokens_and_belong_to_none() {
        assert_eq!(words("\u{feff}a\u{a0}b\u{200b}c\0d\u{2028}e\r\n\u{85}f"), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(words(" \t\n"), [""; 0]);
    }

    #[test]
    fn flags_tell_how_a_token_is_written() {
        let mut tokens = Vec::new();
        tokenize("KYIV, Ukraine\nÉté U.S. a-B", false, &mut tokens);
        let flags = |test: fn(&Token) -> bool| tokens.iter().map(test).collect::<Vec<_>>();
        assert_eq!(flags(Token::is_capitalised), [true, false, true, true, true, false]);
        assert_eq!(flags(Token::is_all_caps), [true, false, false, false, true, false]);
        assert_eq!(flags(Token::space_before), [true, false, true, true, true, true]);
        assert_eq!(flags(Token::is_line_start), [true, false, false, true, false, false]);
        assert_eq!(flags(Token::is_abbreviation), [false, false, false, false, true, false]);
    }
}
