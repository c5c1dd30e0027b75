//! Who said what, to whom.

use pyo3::prelude::*;

use super::object::{self, quoted};

result! {
    /// Somebody said, believed, ordered or asked something.
    Attribution {
        /// The number in this article, from 1.
        #[getter]
        fn id(&self) -> u32 {
            self.0.id
        }

        /// Whether the content is in quotation marks: direct (wholly), mixed (in part) or indirect (not at all).
        #[getter]
        fn kind(&self) -> &'static str {
            self.0.kind.as_str()
        }

        /// What kind of act it is: statement, belief, order or question. "class" in the JSON.
        #[getter]
        fn class_(&self) -> &'static str {
            self.0.class.as_str()
        }

        /// Whether the saying itself is denied, as in "did not say".
        #[getter]
        fn negated(&self) -> bool {
            self.0.negated
        }

        /// The probability, 0 to 1, that the attribution is right.
        #[getter]
        fn score(&self) -> f64 {
            self.0.score
        }

        /// The id of the attribution in whose content this one stands, or None.
        #[getter]
        fn parent(&self) -> Option<u32> {
            self.0.parent
        }

        /// Who says it: a Party or None.
        #[getter]
        fn source(&self) -> Option<Party> {
            self.0.source.clone().map(Party)
        }

        /// The words that report it: a Cue or None.
        #[getter]
        fn cue(&self) -> Option<Cue> {
            self.0.cue.clone().map(Cue)
        }

        /// What is said: a Content.
        #[getter]
        fn content(&self) -> Content {
            Content(self.0.content.clone())
        }

        /// To whom: a Party or None.
        #[getter]
        fn addressee(&self) -> Option<Party> {
            self.0.addressee.clone().map(Party)
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let source = self.0.source.as_ref().map(|source| source.name.as_ref().unwrap_or(&source.text));
            let source = source.map_or_else(|| "None".to_owned(), |source| quoted(source, py));
            let cue = self.0.cue.as_ref().map_or("", |cue| &cue.text);
            format!("Attribution({source}, {}, {})", quoted(cue, py), quoted(&self.0.content.text, py))
        }
    }
}

in_pieces! {
    /// The source or the addressee of an attribution.
    Party {
        /// The full name, pronouns, surnames and roles resolved; None if the article does not name the party.
        #[getter]
        fn name(&self) -> Option<&str> {
            self.0.name.as_deref()
        }

        /// What it is: person, organization, group, document, place or unknown.
        #[getter]
        #[pyo3(name = "type")]
        fn party_type(&self) -> &'static str {
            self.0.party_type.as_str()
        }

        /// The id of its Cluster, or None.
        #[getter]
        fn cluster(&self) -> Option<u32> {
            self.0.cluster
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            let name = self.0.name.as_deref().filter(|name| *name != self.0.text);
            let name = name.map(|name| format!(", name={}", quoted(name, py)));
            format!("Party({}{})", quoted(&self.0.text, py), name.unwrap_or_default())
        }
    }
}

in_pieces! {
    /// The words that report: "said", "according to", "has denied".
    Cue {
        /// The base form, such as "say" or "according to".
        #[getter]
        fn lemma(&self) -> &str {
            &self.0.lemma
        }

        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Cue({})", quoted(&self.0.text, py))
        }
    }
}

in_pieces! {
    /// What is said.
    Content {
        fn __repr__(&self, py: Python<'_>) -> String {
            format!("Content({})", quoted(&self.0.text, py))
        }
    }
}
