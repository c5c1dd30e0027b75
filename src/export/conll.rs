//! `CoNLL` columns: a token a line and its tag, a blank line between sentences, `-DOCSTART-` before each article.

use super::Export;
use crate::entity::Entity;
use crate::text::{Segmenter, Span};

impl Export<'_> {
    /// The article in `CoNLL` columns: token, tab, IOB2 tag (`B-PERSON`, `I-PERSON`, `O`); a blank line behind each
    /// sentence, and `-DOCSTART-` at the head, so that the columns of several articles can follow one another.
    ///
    /// Tokens are cut where a name begins or ends, and at blanks and control characters inside of them, so that no
    /// row holds any. A sentence does not end inside a name. Blanks in a label of the caller's own become `_`.
    /// `copydesk train entities` reads it.
    #[must_use]
    pub fn to_conll(&self) -> String {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(self.text);
        let names = names(&self.article.entities);
        let mut rows = Rows { text: self.text, out: HEAD.to_owned(), names: &names, begun: false };
        for sentence in document.sentences() {
            let tokens = &document.tokens()[sentence.tokens()];
            for token in tokens {
                rows.add(token.span());
            }
            rows.end_sentence(tokens.last().map_or(0, |token| token.span().end()));
        }
        rows.out
    }
}

const HEAD: &str = "-DOCSTART-\tO\n\n";

/// The names in order; of two that overlap only the first.
fn names(entities: &[Entity]) -> Vec<&Entity> {
    let mut sorted: Vec<&Entity> = entities.iter().filter(|entity| !entity.span.is_empty()).collect();
    sorted.sort_by_key(|entity| entity.span);
    let mut end = 0;
    sorted.retain(|entity| {
        let is_free = entity.span.start() >= end;
        end = if is_free { entity.span.end() } else { end };
        is_free
    });
    sorted
}

struct Rows<'e> {
    text: &'e str,
    out: String,
    /// The names that do not end before the next row.
    names: &'e [&'e Entity],
    /// Whether the first of them has a row already.
    begun: bool,
}

impl Rows<'_> {
    /// Adds the rows of a token, one for each piece that is in one name or in none.
    fn add(&mut self, token: Span) {
        let mut at = token.start();
        while at < token.end() {
            self.pass(at);
            let (stop, tagged) = match self.names.first().map(|name| name.span) {
                Some(name) if name.start() > at => (name.start(), false),
                Some(name) => (name.end(), true),
                None => (token.end(), false),
            };
            let stop = stop.min(token.end());
            self.add_piece(Span::new(at, stop), tagged);
            at = stop;
        }
    }

    fn add_piece(&mut self, piece: Span, tagged: bool) {
        let text = self.text.get(piece.range()).unwrap_or_default();
        for part in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty())
        {
            self.out += part;
            match self.names.first().filter(|_| tagged) {
                Some(name) => {
                    self.out += if self.begun { "\tI-" } else { "\tB-" };
                    let label = name.label.as_str();
                    self.out.extend(label.chars().map(|c| if c.is_whitespace() { '_' } else { c }));
                    self.begun = true;
                }
                None => self.out += "\tO",
            }
            self.out.push('\n');
        }
    }

    /// Leaves the names behind that end before `at`.
    fn pass(&mut self, at: u32) {
        while let Some((_, rest)) = self.names.split_first().filter(|(name, _)| name.span.end() <= at) {
            self.names = rest;
            self.begun = false;
        }
    }

    /// Ends the sentence that reaches to `at`, unless a name goes on behind it.
    fn end_sentence(&mut self, at: u32) {
        self.pass(at);
        if !self.begun && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use proptest::prelude::*;

    use crate::text::Segmenter;
    use crate::train::conll;
    use crate::{Article, Extractor, Gazetteer};

    /// A name, of which only what stands in tokens counts, and its label.
    type Name = (String, String);

    fn bare(text: &str) -> String {
        let mut segmenter = Segmenter::new();
        let document = segmenter.segment(text);
        let tokens = document.tokens().iter().flat_map(|token| text[token.span()].chars());
        tokens.filter(|c| !c.is_whitespace() && !c.is_control()).collect()
    }

    fn written(article: &Article) -> Vec<Name> {
        let name = |entity: &crate::Entity| (bare(&entity.text), entity.label.as_str().replace(' ', "_"));
        article.entities.iter().map(name).collect()
    }

    /// The names of the columns as the trainer reads them.
    fn read(columns: &str) -> Vec<Name> {
        let articles = conll::read(columns).unwrap_or_else(|problem| panic!("{problem:?}: {columns:?}"));
        let names = articles.iter().flat_map(|article| article.names.iter().map(move |name| (article, name)));
        names.map(|(article, (span, label))| (bare(&article.text[*span]), label.clone())).collect()
    }

    fn story() -> impl Strategy<Value = String> {
        let pieces = [
            "KYIV, Ukraine (AP) — ",
            "Ann Lee",
            "Acme Corp.",
            "Ann",
            "10\u{a0}000",
            "\u{a0}",
            " ",
            "\n\n",
            ". ",
            "\u{2028}",
            "\u{85}",
            "\0",
            "\t",
            "“It rained,” she said",
            "-DOCSTART-",
            "#",
            "# B-PERSON",
            "O\tB-X",
            "re-Ann-ed",
            "e\u{301}",
            "😀",
            "שלום",
            "\u{202e}",
        ];
        let piece =
            prop_oneof![9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => ".{0,3}"];
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn the_trainer_reads_the_same_names(text in story()) {
            let own = [("Ann Lee", "my label"), ("re", "PREFIX"), ("Ann", "odd"), ("10\u{a0}000", "SUM")];
            let gazetteer = Gazetteer::new(own.map(|(name, label)| (label, name))).unwrap();
            let article = Extractor::builder().gazetteer(gazetteer).build().extract(&text);
            prop_assert_eq!(read(&article.export(&text).to_conll()), written(&article));
        }
    }

    #[test]
    fn names_begin_and_end_inside_tokens_and_go_on_over_sentences() {
        let json = r#"{"schema": "copydesk/1", "offsets": "byte", "dateline": null, "clusters": [], "attributions": [],
            "entities": [{"start": 3, "end": 6, "text": "abc", "label": "ORG", "score": 1},
                {"start": 6, "end": 7, "text": "d", "label": "ORG", "score": 1},
                {"start": 11, "end": 19, "text": "end. The", "label": "WORK", "score": 1}]}"#;
        let article: Article = serde_json::from_str(json).unwrap();
        let columns = article.export("Theabcdef  end. The next.").to_conll();
        assert_eq!(
            columns,
            "-DOCSTART-\tO\n\nThe\tO\nabc\tB-ORG\nd\tB-ORG\nef\tO\nend\tB-WORK\n.\tI-WORK\nThe\tI-WORK\nnext\tO\n.\tO\n\n"
        );
    }

    #[test]
    fn columns_of_several_articles_follow_one_another() {
        let columns = ["Ann Lee slept.", "", "Ann Lee left."]
            .map(|text| Extractor::embedded().extract(text).export(text).to_conll());
        assert_eq!(conll::read(&columns.concat()).unwrap().len(), 2);
    }
}
