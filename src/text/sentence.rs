//! Sentences and paragraphs: where the tokens fall into pieces.

use std::ops::Range;

use super::lexicon;
use super::token::{Token, TokenKind};

/// A run of tokens that is read as one sentence (a headline or an unpunctuated line is one too).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    first: u32,
    end: u32,
    paragraph: u32,
}

impl Sentence {
    /// The sentence's tokens, as indices into [`Document::tokens`](super::Document::tokens).
    #[must_use]
    pub const fn tokens(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }

    /// The number of the paragraph that the sentence stands in, from 0.
    #[must_use]
    pub const fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
}

const SHORTEST_WRAPPED_LINE: usize = 50;
const LONGEST_WRAPPED_LINE: usize = 100;

/// Whether the lines of the text are cut at one middling length, as in mail and old wire copy: most are of that
/// length and stop in the middle of a sentence.
pub(super) fn is_hard_wrapped(text: &str) -> bool {
    let (mut filled, mut middling, mut cut, mut start) = (0_u32, 0_u32, 0_u32, 0);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let line = text.as_bytes()[start..end].trim_ascii_end();
        if let Some(last) = line.last() {
            filled += 1;
            if (SHORTEST_WRAPPED_LINE..=LONGEST_WRAPPED_LINE).contains(&line.len()) {
                middling += 1;
                cut += u32::from(last.is_ascii_alphanumeric() || matches!(last, b',' | b'-'));
            }
        }
        start = end + 1;
    }
    filled >= 5 && middling * 4 >= filled * 3 && cut * 2 >= middling
}

/// Marks the first token of every paragraph.
///
/// A blank line always parts two paragraphs. A single line break does too, unless the text is hard-wrapped, where
/// it parts them only after a line that ends early.
pub(super) fn mark_paragraphs(text: &str, hard_wrapped: bool, tokens: &mut [Token]) {
    let mut previous_end = 0;
    let mut line_start = 0;
    for token in tokens {
        let start = token.span().start() as usize;
        if token.is_line_start() {
            let gap = &text.as_bytes()[previous_end..start];
            let is_full_line = previous_end - line_start >= SHORTEST_WRAPPED_LINE;
            if !(hard_wrapped && is_full_line && memchr::memchr_iter(b'\n', gap).count() == 1) {
                token.begin_paragraph();
            }
            line_start = start;
        }
        previous_end = token.span().end() as usize;
    }
}

/// How the tokens read so far end, closing quotation marks and brackets behind the stop left aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    /// With a full stop or another mark that ends sentences.
    Stop,
    /// With an abbreviation, which ends a sentence only if what follows says so; its token index.
    Abbreviation(usize),
}

/// Splits the tokens into sentences, appended to `sentences`.
pub(super) fn split_sentences(text: &str, tokens: &[Token], sentences: &mut Vec<Sentence>) {
    let splitter = Splitter { text, tokens };
    let (mut first, mut paragraph, mut ending) = (0, 0, Ending::Open);
    for index in 0..tokens.len() {
        let new_paragraph = tokens.get(index + 1).is_none_or(Token::is_paragraph_start);
        ending = splitter.ending(ending, first, index);
        if new_paragraph || ending != Ending::Open && splitter.parts(ending, index + 1) {
            sentences.push(Sentence { first: first as u32, end: index as u32 + 1, paragraph });
            first = index + 1;
            ending = Ending::Open;
        }
        paragraph += u32::from(new_paragraph);
    }
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Splitter<'_> {
    fn word(&self, index: usize) -> &str {
        &self.text[self.tokens[index].span()]
    }

    /// The ending after the token `index`, `before` being the one before it; the sentence began at `first`.
    #[inline]
    fn ending(&self, before: Ending, first: usize, index: usize) -> Ending {
        let token = &self.tokens[index];
        match token.kind() {
            TokenKind::Word if !token.is_abbreviation() => Ending::Open,
            TokenKind::Stop if self.is_list_number(first, index) => Ending::Open,
            TokenKind::Stop if self.is_filing_place(first, index) => Ending::Open,
            TokenKind::Stop => Ending::Stop,
            TokenKind::Word => Ending::Abbreviation(index),
            _ if index > first && self.closes(index) => before,
            _ => Ending::Open,
        }
    }

    /// Whether a sentence ends so before the token `next`, which does not start a paragraph.
    fn parts(&self, ending: Ending, next: usize) -> bool {
        self.tokens[next].space_before()
            && match ending {
                Ending::Open => false,
                Ending::Stop => self.can_begin(next),
                Ending::Abbreviation(index) => self.begins_behind(index, next),
            }
    }

    /// Whether the token is a closing mark glued to what stands before it.
    fn closes(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        !token.space_before()
            && (token.kind() == TokenKind::Quote
                || token.kind() == TokenKind::Symbol && matches!(self.word(index), ")" | "]"))
    }

    /// Whether a sentence can begin with the token: not with a small letter or an inner mark.
    fn can_begin(&self, index: usize) -> bool {
        match self.tokens[index].kind() {
            TokenKind::Word => !self.is_small(index),
            TokenKind::Symbol => matches!(self.word(index), "(" | "[" | "•" | "*"),
            TokenKind::Stop | TokenKind::Dash => false,
            // `"Why?" he asked` reads as one, and so does `"No." "yes" was heard`.
            TokenKind::Quote => {
                self.tokens.get(index + 1).is_none_or(|next| next.space_before() || !self.is_small(index + 1))
            }
            _ => true,
        }
    }

    /// Whether the token is a word without a capital: `he`, but not `iPhone` or `al-Assad`.
    fn is_small(&self, index: usize) -> bool {
        let word = self.word(index);
        word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
    }

    /// Whether a sentence begins at `next`, before which an abbreviation stands.
    fn begins_behind(&self, abbreviation: usize, next: usize) -> bool {
        let short = self.word(abbreviation);
        let token = &self.tokens[next];
        if lexicon::expects_more(short) {
            return false;
        }
        match token.kind() {
            TokenKind::Word if !token.is_capitalised() => false,
            TokenKind::Word if matches!(short, "a.m." | "p.m." | "etc.") => {
                !token.is_all_caps() && !lexicon::follows_clock(self.word(next))
            }
            TokenKind::Word => lexicon::is_sentence_opener(self.word(next)),
            TokenKind::Quote => {
                self.tokens.get(next + 1).is_some_and(|word| !word.space_before() && word.is_capitalised())
            }
            _ => false,
        }
    }

    /// `1.` or `12.` at the head of a line.
    fn is_list_number(&self, first: usize, stop: usize) -> bool {
        let number = &self.tokens[first];
        stop == first + 1
            && number.is_line_start()
            && number.kind() == TokenKind::Number
            && number.span().len() <= 3
    }

    /// `TBILISI.` at the head of `TBILISI. Nov 26 (Interfax) - ...`.
    fn is_filing_place(&self, first: usize, stop: usize) -> bool {
        stop <= first + 3
            && self.tokens[first].is_paragraph_start()
            && self.tokens[first..stop].iter().all(Token::is_all_caps)
            && self.tokens.get(stop + 1).is_some_and(|_| lexicon::is_calendar_name(self.word(stop + 1)))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Segmenter;

    fn sentences(text: &str) -> Vec<(usize, &str)> {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let sentences = document.sentences().iter();
        sentences.map(|s| (s.paragraph(), &text[document.span_of(s.tokens())])).collect()
    }

    /// Every text has `|` where one sentence ends and the next begins.
    fn check(cases: &[&str]) {
        for case in cases {
            let expected: Vec<&str> = case.split('|').map(str::trim).collect();
            let text = expected.join(" ");
            let found: Vec<&str> = sentences(&text).into_iter().map(|(_, sentence)| sentence).collect();
            assert_eq!(found, expected, "in {text:?}");
        }
    }

    #[test]
    fn titles_and_initials_end_no_sentence() {
        check(&[
            "Mr. Ivanov met Gen. Petrov. | They spoke.",
            "No. 10 declined to comment. | It had said no.",
            "George W. Bush and J.K. Rowling came. | Nobody left.",
            "Herder Kh. Serikbol wrote to Coun. Doyle. | She replied.",
            "The price is Rs. 620. | Last year it was less.",
            "It is World War I. | The war began in 1914.",
            "He wrote on X. | The company paid.",
        ]);
    }

    #[test]
    fn abbreviations_end_a_sentence_only_before_a_word_that_opens_one() {
        check(&[
            "He works for Acme Inc. in Ohio. | He left.",
            "He works for Acme Inc. | The firm is small.",
            "Troops left the U.S. | They flew home.",
            "The U.S. Senate voted. | It passed.",
            "It ended at 5 p.m. Sunday. | Nobody came.",
            "It ended at 5 p.m. | Officials said nothing.",
            "It starts at 9 a.m. Nov. 29, 2016. | Bring food.",
            "They left the U.S. | \"We will be back,\" she said.",
        ]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_before() {
        check(&[
            "\"It is over.\" | He left.",
            "“It is over.” | “No,” she said.",
            "(He left.) | They stayed [in 2016.] | All is well.",
            "\"Why?\" he asked. | \"Now!\" she cried.",
            "He said: 'It is over.' | Nobody spoke.",
        ]);
    }

    #[test]
    fn ellipses_and_strong_stops_are_read_by_what_follows() {
        check(&[
            "I thought ... we could. | So I went.",
            "Wait… | Nobody came.",
            "Really?! | Yes.",
            "He bought an iPhone. | iPhones are dear. | al-Assad left.",
            "It rose 3.5 percent to 1.2. | Nobody sold.",
        ]);
    }

    #[test]
    fn datelines_do_not_fall_apart_at_a_date() {
        check(&[
            "TBILISI. Nov 26 (Interfax) - Nobody came. | All left.",
            "LUGANSK, July 12. /TASS/. | The first train has left.",
        ]);
    }

    #[test]
    fn list_numbers_end_no_sentence() {
        check(&["1. Bring food.", "12. Bring water. | Drink it."]);
        assert_eq!(sentences("1. Eat.\n2. Drink."), [(0, "1. Eat."), (1, "2. Drink.")]);
    }

    #[test]
    fn every_line_is_a_paragraph_and_a_headline_a_sentence() {
        let text = "Storm nears coast\nBy Ana Ruiz\n\n\nThousands fled. More will.\r\n\r\nThe end";
        let expected = [
            (0, "Storm nears coast"),
            (1, "By Ana Ruiz"),
            (2, "Thousands fled."),
            (2, "More will."),
            (3, "The end"),
        ];
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn hard_wrapped_lines_are_joined_until_one_ends_early() {
        let text = "\
The harbour of the small town was closed on Monday after the
storm had torn three boats from their moorings and thrown
them against the wall, which was built in 1911 and has been
repaired only once since then, the harbour master, Mr.
Olsen, said.
The council will meet on Thursday to discuss what a new and
higher wall would cost, and who is to pay for it this time,
it said in a letter.";
        let found: Vec<usize> = sentences(text).into_iter().map(|(paragraph, _)| paragraph).collect();
        assert_eq!(found, [0, 1]);
    }

    #[test]
    fn short_paragraphs_of_one_line_are_not_taken_for_wrapped_lines() {
        let line = "The harbour of the small town was closed on Monday, they said.\n";
        assert_eq!(sentences(&line.repeat(8)).last().unwrap().0, 7);
    }
}
