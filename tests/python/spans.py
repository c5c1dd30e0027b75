"""Every span of an article with the text that it claims."""

from collections.abc import Iterator

import copydesk


def spans(article: copydesk.Article) -> Iterator[tuple[int, int, str]]:
    for part in _parts(article):
        yield part.start, part.end, part.text


def pieces(article: copydesk.Article) -> Iterator[tuple[tuple[tuple[int, int], ...], str]]:
    for attribution in article.attributions:
        for role in (attribution.source, attribution.cue, attribution.content, attribution.addressee):
            if role is not None:
                yield role.spans, role.text


def check(article: copydesk.Article, text: str) -> None:
    for start, end, words in spans(article):
        assert text[start:end] == words
        assert words == words.strip() != ""
    for many, words in pieces(article):
        assert " ".join(text[start:end] for start, end in many) == words
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in many)


def _parts(article: copydesk.Article) -> Iterator[copydesk.Entity | copydesk.Dateline | copydesk.Place]:
    yield from article.entities
    if article.dateline is not None:
        yield article.dateline
        yield from article.dateline.places
        yield from article.dateline.agencies
        yield from article.dateline.bylines
        if article.dateline.date is not None:
            yield article.dateline.date
