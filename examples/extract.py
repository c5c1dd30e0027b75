"""Who said what in a story: ``python examples/extract.py [FILE]``."""

import sys
from pathlib import Path

import copydesk


def main() -> None:
    """Print the dateline, the attributions and the names of a story."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("wire_story.txt")
    text = path.read_text(encoding="utf-8")
    article = copydesk.extract(text, published="2025-03-03")
    if article.dateline is not None:
        print(article.dateline.text)
    for attribution in article.attributions:
        source = attribution.source
        print(f"{(source.name or source.text) if source else 'somebody'}: {attribution.content.text}")
    for entity in article.entities:
        # Offsets are code points: they slice the text.
        print(entity.start, entity.end, entity.label, text[entity.start : entity.end])


if __name__ == "__main__":
    main()
