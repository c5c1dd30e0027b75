//! Who said what in a story: `cargo run --example extract [FILE]`.

use copydesk::{Date, Extractor};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/wire_story.txt".to_owned());
    let text = std::fs::read_to_string(path)?;
    let published: Date = "2025-03-03".parse()?;
    let article = Extractor::embedded().extract_published(&text, published);
    if let Some(dateline) = &article.dateline {
        println!("{}", dateline.text);
    }
    for attribution in &article.attributions {
        let source = attribution.source.as_ref();
        let name = source.and_then(|source| source.name.as_ref().or(Some(&source.text)));
        println!("{}: {}", name.map_or("somebody", String::as_str), attribution.content.text);
    }
    for entity in &article.entities {
        // Offsets are bytes: they slice the text.
        println!("{} {} {:?}", entity.span, entity.label, &text[entity.span]);
    }
    Ok(())
}
