"""The component for spaCy: found by its entry point, aligned, kept through every kind of storage."""

import datetime
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import copydesk

spacy = pytest.importorskip("spacy")
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402
from spacy.training import Example  # noqa: E402

TEXT = "KYIV, Ukraine (AP) — “We will rebuild,” Mayor Ivan Petrenko said 🙂. He told Reuters it cost $40 million."


def pipeline(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("copydesk", config=config)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def ents(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(ent.text, ent.label_, ent.kb_id_, ent.id_) for ent in doc.ents]


def group(doc: Doc, key: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans[key]]


def test_the_factory_is_found_without_an_import() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('copydesk'); print(nlp('Ann Lee left.').ents)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "(Ann Lee,)\n"


def test_entities_are_the_same_as_without_spacy(nlp: Language, story: str) -> None:
    for text in (story, TEXT):
        doc, article = nlp(text), copydesk.extract(text)
        assert doc._.copydesk == article
        assert [ent._.copydesk for ent in doc.ents] == list(article.entities)
        assert [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] == [
            (entity.start, entity.end, entity.label) for entity in article.entities
        ]


def test_places_have_their_number_and_mentions_their_cluster(nlp: Language) -> None:
    doc = nlp("PARIS (AP) - Paris is large. Ann Lee left Paris.")
    assert doc.ents[0].kb_id_ == "2988507"
    assert {ent.id_ for ent in doc.ents if ent.text in ("PARIS", "Paris")} == {doc.ents[0].id_}
    assert doc.ents[0].id_ == str(doc._.clusters[0].id)
    assert {text for text, _, number in group(doc, "clusters") if number == doc.ents[0].id_} == {
        "PARIS",
        "Paris",
    }


def test_attributions_are_spans_of_the_document(nlp: Language, story: str) -> None:
    doc, article = nlp(story), copydesk.extract(story)
    assert len(doc._.attributions) == len(article.attributions) > 10
    for ours, theirs in zip(article.attributions, doc._.attributions, strict=True):
        assert (ours.id, ours.kind, ours.class_, ours.negated, ours.score, ours.parent) == (
            theirs.id,
            theirs.kind,
            theirs.class_,
            theirs.negated,
            theirs.score,
            theirs.parent,
        )
        for name in ("source", "cue", "content", "addressee"):
            part, spans = getattr(ours, name), getattr(theirs, name)
            assert (part is None) == (spans is None)
            if part is not None:
                assert [story[start:end] for start, end in part.spans] == [span.text for span in spans.spans]
                assert spans.text == part.text
    first = article.attributions[0]
    assert (first.source.text, "SOURCE", "1") in group(doc, "attributions")
    assert {label for _, label, _ in group(doc, "attributions")} == {"SOURCE", "CUE", "CONTENT", "ADDRESSEE"}


def test_an_entity_within_a_token_takes_in_the_token() -> None:
    text = "Talks on the Paris/London line."
    words = ["Talks", "on", "the", "Paris/London", "line", "."]
    spaces = [True, True, True, True, False, False]
    found = [entity.text for entity in copydesk.extract(text).entities]
    assert found == ["Paris", "London"]

    def run(mode: str) -> Doc:
        nlp = pipeline(alignment_mode=mode)
        return nlp(Doc(nlp.vocab, words, spaces))

    expanded = run("expand")
    assert [ent.text for ent in expanded.ents] == ["Paris/London"]
    assert [text for text, _, _ in group(expanded, "entities")] == ["Paris/London"] * 2, "both are kept"
    assert [entity.text for entity in expanded._.copydesk.entities] == found
    for mode in ("contract", "strict"):
        assert run(mode).ents == ()
    with pytest.raises(ValueError, match="alignment_mode"):
        pipeline(alignment_mode="guess")


@pytest.mark.parametrize("overwrite", [False, True])
def test_entities_that_are_there_already_stay_unless_told_otherwise(overwrite: bool) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "CREW", "pattern": "Ivan Petrenko said"}, {"label": "FOOD", "pattern": "bread"}]
    )
    nlp.add_pipe("copydesk", config={"overwrite_ents": overwrite})
    labels = {ent.text: ent.label_ for ent in nlp("Mayor Ivan Petrenko said Poland had bread.").ents}
    mayor = {"Ivan Petrenko": "PERSON"} if overwrite else {"Ivan Petrenko said": "CREW"}
    assert labels == {**mayor, "Poland": "GPE", "bread": "FOOD"}


def test_only_the_labels_that_are_wanted_become_entities() -> None:
    doc = pipeline(labels=["MONEY", "ORG"])(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("AP", "ORG"),
        ("Reuters", "ORG"),
        ("$40 million", "MONEY"),
    ]
    assert len(doc._.copydesk.entities) > 3


def test_names_alone_take_no_attributions() -> None:
    doc = pipeline(entities_only=True)(TEXT)
    assert doc._.attributions == ()
    assert doc.ents


@pytest.mark.parametrize("day", ["2024-12-02", datetime.date(2024, 12, 2)])
def test_a_document_may_tell_its_day(nlp: Language, day: object) -> None:
    text = "It rained on Sunday."

    def value(doc: Doc) -> object:
        return doc.ents[0]._.copydesk.value

    doc = nlp.make_doc(text)
    doc.user_data["published"] = day
    assert value(nlp(doc)) == "2024-12-01"
    docs = nlp.pipe([(text, {"published": day}), (text, 7), (text, {})], as_tuples=True)
    assert [(value(doc) == "2024-12-01", context) for doc, context in docs] == [
        (True, {"published": day}),
        (False, 7),
        (False, {}),
    ]
    Doc.set_extension("printed", default=None)
    try:
        other = pipeline(published="printed")
        doc = other.make_doc(text)
        doc._.printed = day
        assert value(other(doc)) == "2024-12-01"
    finally:
        Doc.remove_extension("printed")


@pytest.mark.parametrize("batch_size", [1, 3, 1000])
def test_a_stream_gives_the_same_as_one_by_one(nlp: Language, story: str, batch_size: int) -> None:
    texts = [story, "", TEXT, " \n", "Ann Lee left."] * 3
    docs = list(nlp.pipe(iter(texts), batch_size=batch_size))
    assert [doc.text for doc in docs] == texts
    assert [ents(doc) for doc in docs] == [ents(nlp(text)) for text in texts]
    assert docs[1]._.dateline is None
    assert docs[1]._.attributions == ()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_several_processes_give_the_same_as_one(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT] * 6, n_process=2, batch_size=2))
    assert [doc._.copydesk for doc in docs] == [copydesk.extract(TEXT)] * 6
    assert all(ents(doc) == ents(nlp(TEXT)) for doc in docs)


def test_one_wrong_day_does_not_take_the_batch_with_it(nlp: Language) -> None:
    days = ["2024-12-02", "soon", "2024-12-09"]

    def documents() -> list[Doc]:
        docs = [nlp.make_doc("It rained on Sunday.") for _ in days]
        for doc, day in zip(docs, days, strict=True):
            doc.user_data["published"] = day
        return docs

    with pytest.raises(copydesk.InvalidDateError):
        list(nlp.pipe(documents()))
    failed: list[str] = []
    other = pipeline()
    other.set_error_handler(
        lambda _name, _pipe, docs, _error: failed.extend(doc.user_data["published"] for doc in docs)
    )
    assert [doc.ents[0]._.copydesk.value for doc in other.pipe(documents())] == ["2024-12-01", "2024-12-08"]
    assert failed == ["soon"]


def stored(doc: Doc) -> dict[str, Doc]:
    """The document, written and read again, in every way that spaCy knows."""
    vocab = spacy.blank("en").vocab
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    return {
        "DocBin": next(DocBin().from_bytes(packed).get_docs(vocab)),
        "bytes": Doc(vocab).from_bytes(doc.to_bytes()),
        "pickle": pickle.loads(pickle.dumps(doc)),
        "copy": doc.copy(),
    }


@pytest.mark.parametrize("way", ["DocBin", "bytes", "pickle", "copy"])
def test_everything_survives_storage(nlp: Language, story: str, way: str) -> None:
    doc = nlp(story)
    again = stored(doc)[way]
    assert ents(again) == ents(doc)
    for key in ("entities", "attributions", "clusters"):
        assert group(again, key) == group(doc, key)
    assert again._.copydesk == doc._.copydesk
    assert [ent._.copydesk for ent in again.ents] == [ent._.copydesk for ent in doc.ents]
    assert [said.content.text for said in again._.attributions] == [
        said.content.text for said in doc._.attributions
    ]
    assert all(span.doc is again for said in again._.attributions for span in said.content.spans)


def test_a_docbin_on_disk_is_read_without_a_pipeline(nlp: Language, tmp_path: Path) -> None:
    DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_disk(tmp_path / "news.spacy")
    code = (
        "import sys, copydesk.spacy, spacy.vocab\n"
        "from spacy.tokens import DocBin\n"
        "doc, = DocBin().from_disk(sys.argv[1]).get_docs(spacy.vocab.Vocab())\n"
        "print(doc._.attributions[0].source.name, doc.ents[0].kb_id_)"
    )
    path = tmp_path / "news.spacy"
    run = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, encoding="utf-8", check=True
    )
    assert run.stdout == "Ivan Petrenko 703448\n"


def test_without_user_data_the_spans_are_left(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = next(DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(spacy.blank("en").vocab))
    assert ents(again) == ents(doc)
    assert group(again, "attributions") == group(doc, "attributions")
    assert again._.copydesk is None
    assert again._.attributions == again._.clusters == ()
    assert again.ents[0]._.copydesk is None


def test_a_pipeline_is_saved_with_its_extractor(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    nlp = pipeline(labels=["SHIP", "LOC"], overwrite_ents=True)
    model = (root / "models" / "fixtures" / "format-2.bin").read_bytes()
    extractor = copydesk.Extractor(gazetteer={"SHIP": ["Sea Lark"]}, model=model)
    nlp.get_pipe("copydesk").extractor = extractor
    nlp.to_disk(tmp_path / "pipeline")
    for again in (spacy.load(tmp_path / "pipeline"), pipeline().from_bytes(nlp.to_bytes())):
        assert again.get_pipe("copydesk").extractor == extractor
        assert ("Sea Lark", "SHIP") in [
            (ent.text, ent.label_) for ent in again("They saw the Sea Lark.").ents
        ]
    settings = spacy.load(tmp_path / "pipeline").config["components"]["copydesk"]
    assert settings["labels"] == ["SHIP", "LOC"]
    assert settings["overwrite_ents"]


def test_it_is_scored_like_other_recognisers(nlp: Language) -> None:
    examples = [Example.from_dict(nlp.make_doc("Ann Lee left."), {"entities": [(0, 7, "PERSON")]})]
    assert nlp.evaluate(examples)["ents_f"] == 1.0
    assert nlp.analyze_pipes()["problems"] == {"copydesk": []}


def test_an_attribute_that_is_somebody_elses_stays_theirs() -> None:
    code = (
        "from spacy.tokens import Doc\n"
        "Doc.set_extension('dateline', default='mine')\n"
        "import spacy\n"
        "nlp = spacy.blank('en'); nlp.add_pipe('copydesk')\n"
        "doc = nlp('KYIV (AP) - It rained.')\n"
        "print(doc._.dateline, doc._.copydesk.dateline.places[0].name)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout == "mine Kyiv\n"


def test_the_docstring_is_true() -> None:
    import doctest

    import copydesk.spacy

    result = doctest.testmod(copydesk.spacy)
    assert result.attempted > 4
    assert result.failed == 0
