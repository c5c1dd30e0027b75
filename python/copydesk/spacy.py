"""The component ``copydesk`` for spaCy pipelines.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> component = nlp.add_pipe("copydesk")
>>> doc = nlp("KYIV, Ukraine (AP) — “We will rebuild,” Mayor Ivan Petrenko said. He left Poland.")
>>> [(entity.text, entity.label_) for entity in doc.ents]
[('KYIV', 'GPE'), ('Ukraine', 'GPE'), ('AP', 'ORG'), ('Ivan Petrenko', 'PERSON'), ('Poland', 'GPE')]
>>> [(said.source.name, said.cue.lemma, said.content.spans) for said in doc._.attributions]
[('Ivan Petrenko', 'say', (“We will rebuild,”,))]

spaCy finds the component by itself once copydesk is installed; whoever reads stored documents without a
pipeline imports this module for its attributes. What a document gets:

- ``doc.ents``: the entities; ``ent.kb_id_`` is the GeoNames number of a place, ``ent.id_`` the cluster
- ``doc.spans["entities"]``: all entities, also those that ``doc.ents`` has no room for
- ``doc.spans["attributions"]``: the pieces, labelled SOURCE, CUE, CONTENT and ADDRESSEE;
  ``span.id_`` is the attribution
- ``doc.spans["clusters"]``: the mentions, with their label; ``span.id_`` is the cluster
- ``doc._.attributions``: who said what, as ``article.attributions``, the pieces as spans of the document
- ``doc._.dateline``: the dateline or None
- ``doc._.clusters``: who is who
- ``doc._.copydesk``: the article, with all of this
- ``ent._.copydesk``: the entity with its score, value and place

All of it survives ``doc.to_bytes()`` and ``DocBin(store_user_data=True)``; ``doc.user_data["copydesk"]`` is
the JSON of the article.
"""

import bisect
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.pipeline.span_ruler import prioritize_existing_ents_filter, prioritize_new_ents_filter
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example

import copydesk
from copydesk import _native

__all__ = ["Attribution", "Content", "CopydeskComponent", "Cue", "Party"]

_KEY = "copydesk"


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, as spans of the document."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that something is said, as spans of the document."""

    spans: tuple[Span, ...]
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who says it or is told it, as spans of the document."""

    spans: tuple[Span, ...]
    text: str
    name: str | None
    type: Literal["person", "organization", "group", "document", "place", "unknown"]
    cluster: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what to whom: a ``copydesk.Attribution`` whose pieces are spans of the document."""

    id: int
    kind: Literal["direct", "indirect", "mixed"]
    class_: Literal["statement", "belief", "order", "question"]
    negated: bool
    score: float
    parent: int | None
    source: Party | None
    cue: Cue | None
    content: Content
    addressee: Party | None


class _Stored(str):
    """The JSON of an article, which is what user data can hold, with the article that it was made of."""

    article: copydesk.Article

    @classmethod
    def of(cls, article: copydesk.Article) -> Self:
        stored = cls(article.to_json())
        stored.article = article
        return stored

    @classmethod
    def restore(cls, stored: str, text: str) -> Self:
        article = _native._restore("Article", stored, text)
        assert isinstance(article, copydesk.Article)
        restored = cls(stored)
        restored.article = article
        return restored

    @cached_property
    def entities(self) -> tuple[copydesk.Entity, ...]:
        return self.article.entities

    @cached_property
    def ends(self) -> list[int]:
        return [entity.end for entity in self.entities]


class CopydeskComponent(Pipe):
    """Extracts from each document and writes what it finds into it.

    Args:
        extractor: What to extract with; an attribute that may be set. It is saved with the pipeline.
        name: The name of the component in its pipeline.
        labels: The labels of the entities that become spans; None means all.
        overwrite_ents: Whether entities that are there already give way where the two overlap.
        alignment_mode: What becomes of a span that begins or ends within a token of spaCy: it takes in the
            whole token ("expand"), leaves it out ("contract") or is left out itself ("strict").
        published: Where a document tells its day of publication: the key in ``doc.user_data``, the name of a
            custom attribute, or the key in the context that ``nlp.pipe(..., as_tuples=True)`` is given.
    """

    def __init__(
        self,
        extractor: copydesk.Extractor,
        name: str = "copydesk",
        *,
        labels: Sequence[str] | None = None,
        overwrite_ents: bool = False,
        alignment_mode: Literal["expand", "contract", "strict"] = "expand",
        published: str = "published",
    ) -> None:
        if alignment_mode not in ("expand", "contract", "strict"):
            raise ValueError(
                f'alignment_mode: expected "expand", "contract" or "strict", not {alignment_mode!r}'
            )
        self.extractor: copydesk.Extractor = extractor
        self.name = name
        self.wanted: frozenset[str] | None = None if labels is None else frozenset(labels)
        self.overwrite_ents = overwrite_ents
        self.alignment_mode = alignment_mode
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """Extract from a document and write what is found into it."""
        return self.annotate(doc, self.extractor.extract(doc.text, published=self._day(doc)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Extract from a stream of documents, ``batch_size`` at a time, on all cores."""
        documents = iter(stream)
        while batch := list(itertools.islice(documents, batch_size)):
            try:
                days = [self._day(doc) for doc in batch]
                articles = self.extractor.extract_many([doc.text for doc in batch], published=days)
            except Exception:
                # One by one, so that the error handler is given the document at fault, not the batch.
                yield from super().pipe(batch)
            else:
                yield from map(self.annotate, batch, articles)

    def annotate(self, doc: Doc, article: copydesk.Article) -> Doc:
        """Write an article, extracted from the document's text, into the document."""
        doc.user_data[_KEY] = _Stored.of(article)
        found = list(self._entities(doc, article))
        doc.spans["entities"] = found
        doc.spans["attributions"] = list(self._pieces(doc, article))
        doc.spans["clusters"] = list(self._mentions(doc, article))
        if self.overwrite_ents:
            doc.ents = prioritize_new_ents_filter(doc.ents, found)
        else:
            doc.ents = prioritize_existing_ents_filter(doc.ents, found)
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Measure precision, recall and F1 of ``doc.ents``, as for spaCy's own entity recogniser."""
        return dict(get_ner_prf(examples))

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:  # noqa: ARG002
        """Write down the extractor: its settings, its model and its names."""
        return bytes(srsly.msgpack_dumps(self.extractor.__getnewargs_ex__()[1]))

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> Self:  # noqa: ARG002
        """Take on the extractor that ``to_bytes`` has written."""
        self.extractor = copydesk.Extractor(**srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002
        """Write what ``to_bytes`` gives into a file."""
        path.write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Self:  # noqa: ARG002
        """Take on the extractor that ``to_disk`` has written."""
        return self.from_bytes(path.read_bytes())

    def _day(self, doc: Doc) -> Any:
        if (day := doc.user_data.get(self.published)) is not None:
            return day
        if Doc.has_extension(self.published) and (day := doc._.get(self.published)) is not None:
            return day
        context = getattr(doc, "_context", None)
        return context.get(self.published) if isinstance(context, Mapping) else None

    def _entities(self, doc: Doc, article: copydesk.Article) -> Iterator[Span]:
        for it in article.entities:
            if self.wanted is None or it.label in self.wanted:
                place = it.place.geonames_id if it.place else None
                piece = [(it.start, it.end)]
                yield from _spans(doc, piece, self.alignment_mode, it.label, span_id=it.cluster, kb_id=place)

    def _pieces(self, doc: Doc, article: copydesk.Article) -> Iterator[Span]:
        for it in article.attributions:
            parts = {"SOURCE": it.source, "CUE": it.cue, "CONTENT": it.content, "ADDRESSEE": it.addressee}
            for label, part in parts.items():
                if part:
                    yield from _spans(doc, part.spans, self.alignment_mode, label, span_id=it.id)

    def _mentions(self, doc: Doc, article: copydesk.Article) -> Iterator[Span]:
        for it in article.clusters:
            yield from _spans(doc, it.mentions, self.alignment_mode, it.label, span_id=it.id)


@Language.factory(
    "copydesk",
    assigns=["doc.ents", "doc.spans", "token.ent_type", "token.ent_iob", "token.ent_kb_id", "token.ent_id"],
    default_config={
        "labels": None,
        "overwrite_ents": False,
        "alignment_mode": "expand",
        "published": "published",
        "entities_only": False,
        "threads": None,
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def create(
    nlp: Language,  # noqa: ARG001
    name: str,
    labels: list[str] | None,
    overwrite_ents: bool,
    alignment_mode: Literal["expand", "contract", "strict"],
    published: str,
    entities_only: bool,
    threads: int | None,
) -> CopydeskComponent:
    return CopydeskComponent(
        copydesk.Extractor(entities_only=entities_only, threads=threads),
        name,
        labels=labels,
        overwrite_ents=overwrite_ents,
        alignment_mode=alignment_mode,
        published=published,
    )


def _spans(
    doc: Doc,
    pieces: Iterable[tuple[int, int]],
    alignment_mode: Literal["expand", "contract", "strict"] = "expand",
    label: str = "",
    *,
    span_id: int | None = None,
    kb_id: int | None = None,
) -> Iterator[Span]:
    span_name = "" if span_id is None else str(span_id)
    kb_name = "" if kb_id is None else str(kb_id)
    for start, end in pieces:
        span = doc.char_span(start, end, label, kb_name, alignment_mode=alignment_mode, span_id=span_name)
        if span is not None:
            yield span


def _stored(doc: Doc) -> _Stored | None:
    stored = doc.user_data.get(_KEY)
    if isinstance(stored, str) and not isinstance(stored, _Stored):
        # Read from bytes, where the article is JSON and nothing else.
        stored = doc.user_data[_KEY] = _Stored.restore(stored, doc.text)
    return stored


def _article(doc: Doc) -> copydesk.Article | None:
    stored = _stored(doc)
    return stored.article if stored else None


def _dateline(doc: Doc) -> copydesk.Dateline | None:
    article = _article(doc)
    return article.dateline if article else None


def _clusters(doc: Doc) -> tuple[copydesk.Cluster, ...]:
    article = _article(doc)
    return article.clusters if article else ()


def _attributions(doc: Doc) -> tuple[Attribution, ...]:
    article = _article(doc)
    return tuple(_in_spans(doc, it) for it in article.attributions) if article else ()


def _in_spans(doc: Doc, it: copydesk.Attribution) -> Attribution:
    return Attribution(
        id=it.id,
        kind=it.kind,
        class_=it.class_,
        negated=it.negated,
        score=it.score,
        parent=it.parent,
        source=_party(doc, it.source),
        cue=Cue(tuple(_spans(doc, it.cue.spans)), it.cue.text, it.cue.lemma) if it.cue else None,
        content=Content(tuple(_spans(doc, it.content.spans)), it.content.text),
        addressee=_party(doc, it.addressee),
    )


def _party(doc: Doc, it: copydesk.Party | None) -> Party | None:
    return Party(tuple(_spans(doc, it.spans)), it.text, it.name, it.type, it.cluster) if it else None


def _entity(span: Span) -> copydesk.Entity | None:
    stored = _stored(span.doc)
    if not stored:
        return None
    # Entities do not overlap, so their ends are in order as well.
    for entity in stored.entities[bisect.bisect_right(stored.ends, span.start_char) :]:
        if entity.start >= span.end_char:
            return None
        if entity.label == span.label_:
            return entity
    return None


for _name, _getter in {
    "copydesk": _article,
    "dateline": _dateline,
    "attributions": _attributions,
    "clusters": _clusters,
}.items():
    # An attribute of that name that is somebody else's stays theirs: ``doc._.copydesk`` has it all.
    if _name == _KEY or not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=_getter, force=True)
Span.set_extension(_KEY, getter=_entity, force=True)
