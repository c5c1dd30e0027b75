//! Any text gives entities that lie in it, in order, without overlaps.

#![no_main]

use copydesk::Extractor;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let article = Extractor::embedded().extract(text);
    let mut end = 0;
    for entity in &article.entities {
        assert!(end <= entity.span.start() && !entity.span.is_empty());
        assert_eq!(entity.text, text[entity.span.range()]);
        end = entity.span.end();
    }
    for attribution in &article.attributions {
        assert!(attribution.content.spans.iter().all(|span| text.get(span.range()).is_some()));
    }
});
