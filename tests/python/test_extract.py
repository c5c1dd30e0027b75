"""One article: the contract of ``extract`` and of its results."""

import datetime
import json
import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import copydesk
from spans import check, pieces, spans

HEADS = ["KYIV, Ukraine (AP) — ", "ZÜRICH, Dec. 2 (AFP) - ", "Tehran, (APP - UrduPoint - 2nd Dec, 2024) ", ""]
PIECES = [
    "“We’ll rebuild,” Mayor Ivan Petrenko said Tuesday. ",
    '"It is over," he told reporters, "and it\'s late." ',
    "Anna Weiß-Müller, the minister, denied that €40 million was lost. 😀 ",
    "According to the W.H.O. (WHO), 12% of e\u0301tudes\u00ad failed on Sunday.\r\n\r\n",
    "\u202bהעיר\u202c said the \u0627\u0644 group in 1999 — \t",
]


def test_the_story_is_read(story: str) -> None:
    article = copydesk.extract(story)
    check(article, story)
    dateline = article.dateline
    assert dateline is not None
    assert [place.name for place in dateline.places] == ["Valletta"]
    assert dateline.date is not None
    assert dateline.date.day == datetime.date(2025, 3, 3)
    assert [agency.text for agency in dateline.agencies] == ["MPA", "HarbourPoint", "Island Courier News"]
    assert article.attributions[0].content.text
    assert article.entities[-1].end <= len(story)
    clusters = {cluster.id for cluster in article.clusters}
    assert {entity.cluster for entity in article.entities} - {None} <= clusters


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(HEADS), st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map("".join)
        ),
    )
)
def test_every_span_is_a_slice_of_the_text(text: str) -> None:
    check(copydesk.extract(text), text)


def test_a_lone_surrogate_keeps_its_place() -> None:
    text = "\ud83d KYIV, Ukraine (AP) — \udc00 It cost €40 million on Monday, \ud800\udc00 Ann Lee said."
    article = copydesk.extract(text, published="2024-12-02")
    found = list(spans(article))
    assert ("Monday") in [words for _, _, words in found]
    replaced = "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in text)
    assert len(replaced) == len(text)
    check(article, replaced)
    assert article == copydesk.extract(text, published="2024-12-02")
    assert article.text == text
    assert "€40 million" in article._repr_html_()


def test_the_body_begins_behind_the_dateline() -> None:
    text = "KYIV, Ukraine (AP) — \ud800 “We will rebuild,” Mayor Ivan Petrenko said on Tuesday."
    article = copydesk.extract(text)
    assert text[article.body_start :].startswith("\ud800 “We")
    assert copydesk.extract(" \nNothing here.").body_start == 2


@pytest.mark.parametrize(
    "published",
    [
        "2024-12-02",
        "2024-12-02T08:15:00Z",
        datetime.date(2024, 12, 2),
        datetime.datetime(2024, 12, 2, 8, tzinfo=datetime.UTC),
    ],
)
def test_the_day_of_publication_anchors_relative_days(published: str | datetime.date) -> None:
    (entity,) = copydesk.extract("It rained on Sunday.", published=published).entities
    assert (entity.label, entity.value) == ("DATE", "2024-12-01")


def test_vague_dates_are_found_on_request() -> None:
    text = "The former mayor now runs the ferry."
    extractor = copydesk.Extractor(vague_dates=True, threads=1)
    found = [(entity.text, entity.label, entity.value) for entity in extractor.extract(text).entities]
    assert found == [("former", "DATE", "PAST_REF"), ("now", "DATE", "PRESENT_REF")]
    assert not copydesk.extract(text).entities
    assert repr(extractor) == "Extractor(vague_dates=True, threads=1)"
    assert pickle.loads(pickle.dumps(extractor)) == extractor != copydesk.Extractor(threads=1)


def test_a_wrong_day_of_publication_is_a_value_error() -> None:
    with pytest.raises(copydesk.InvalidDateError, match="calendar day"):
        copydesk.extract("", published="2023-02-29")
    assert issubclass(copydesk.InvalidDateError, ValueError)
    assert issubclass(copydesk.InvalidDateError, copydesk.CopydeskError)
    assert issubclass(copydesk.ModelError, ValueError)
    with pytest.raises(TypeError, match="not int"):
        copydesk.extract("", published=20241202)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, 5, b"bytes", ["list"]])
def test_a_text_that_is_no_string_is_a_type_error(text: object) -> None:
    with pytest.raises(TypeError, match="text"):
        copydesk.extract(text)  # type: ignore[arg-type]


def test_results_are_values(story: str) -> None:
    one, two = copydesk.extract(story), copydesk.extract(story)
    assert one == two
    assert hash(one) == hash(two)
    assert one != copydesk.extract(story + " ")
    assert one != "article"
    assert len({one.entities[0], two.entities[0], one.entities[1]}) == 2
    assert one.entities is one.entities
    assert one.entities[-1] == one.entities[len(one.entities) - 1]
    with pytest.raises(IndexError):
        one.entities[len(one.entities)]
    with pytest.raises(AttributeError):
        one.entities[0].text = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        copydesk.Entity()


def test_everything_can_be_pickled(story: str) -> None:
    article = copydesk.extract(story)
    assert article.dateline is not None
    attribution = article.attributions[0]
    parts = [
        article,
        article.dateline,
        article.dateline.places[0],
        article.dateline.date,
        article.dateline.agencies[0],
        *article.entities,
        *article.clusters,
        *copydesk.link([article]),
        *article.attributions,
        attribution.source,
        attribution.cue,
        attribution.content,
        copydesk.Extractor(threads=3),
    ]
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(parts, protocol)) == parts
    assert pickle.loads(pickle.dumps(article)).text == story


def test_places_have_coordinates() -> None:
    article = copydesk.extract("PARIS, Texas (AP) — Iranian pilots landed near Wexmoor Hollow on Sunday.")
    assert article.dateline is not None
    (place,) = article.dateline.places
    assert place.coordinates == (place.latitude, place.longitude) == (33.66, -95.56)
    named = {entity.text: entity.place for entity in article.entities}
    paris, iran = named["PARIS"], named["Iranian"]
    assert paris is not None
    assert iran is not None
    assert (paris.name, paris.country, paris.admin1, paris.geonames_id) == ("Paris", "US", "Texas", 4717560)
    assert paris.coordinates == place.coordinates
    assert 0.9 < paris.score <= 1
    assert (iran.country, repr(iran)) == ("IR", "Location('Iran', IR)")
    assert pickle.loads(pickle.dumps(paris)) == paris
    assert named.get("Wexmoor Hollow") is None


def test_clusters_say_who_is_who(story: str) -> None:
    article = copydesk.extract("😀 " + story)
    clusters = {cluster.name: cluster for cluster in article.clusters}
    minister = clusters["Lara Vassallo"]
    assert [article.text[start:end] for start, end in minister.mentions][:2] == ["Lara Vassallo", "Vassallo"]
    assert "Transport Minister" in minister.roles
    assert clusters["Valletta"].place is not None
    assert clusters["Valletta"].place.country == "MT"
    assert minister.place is None
    for cluster in article.clusters:
        said = [it for it in article.attributions if it.source and it.source.cluster == cluster.id]
        assert cluster.attributions == len(said)
        entities = [(it.start, it.end) for it in article.entities if it.cluster == cluster.id]
        assert cluster.mentions == tuple(entities)
        found = cluster.to_dict()
        assert found.pop("place", None) == (cluster.place and cluster.place.to_dict())
        assert [list(pair) for pair in cluster.mentions] == found.pop("mentions")
        assert list(cluster.roles) == found.pop("roles")
        assert {name: getattr(cluster, name) for name in found} == found


def test_clusters_of_many_articles_are_linked(story: str) -> None:
    other = (
        "Transport Minister Lara Vassallo said on Friday that the ferries of Blue Channel Lines sail again."
    )
    articles = [copydesk.extract(text) for text in (story, "Nothing here.", other)]
    identities = copydesk.link(iter(articles))
    (minister,) = (it for it in identities if it.name == "Lara Vassallo")
    assert (minister.label, minister.articles) == ("PERSON", (0, 2))
    assert minister.variants == ("Lara Vassallo", "Vassallo")
    assert "Transport Minister" in minister.roles
    joined = [articles[index].clusters[cluster - 1] for index, cluster in minister.clusters]
    assert minister.mentions == sum(len(cluster.mentions) for cluster in joined)
    assert minister.attributions == sum(cluster.attributions for cluster in joined)
    assert json.loads(json.dumps(minister.to_dict()))["articles"] == [0, 2]
    assert [it.id for it in identities] == list(range(1, len(identities) + 1))
    assert copydesk.link([]) == ()
    with pytest.raises(TypeError):
        copydesk.link([story])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        copydesk.link(articles[0])  # type: ignore[arg-type]


def test_reprs_say_what_it_is(story: str) -> None:
    article = copydesk.extract(story)
    assert article.dateline is not None
    assert repr(article).startswith("Article(dateline='Valletta, (MPA")
    assert repr(article.dateline.places[0]) == "Place('Valletta', MT, 0..8)"
    assert repr(article.dateline.date) == "DatelineDate(2025-03-03, 54..67)"
    assert repr(article.entities[0]) == "Entity('Valletta', GPE, 0..8)"
    everything = [
        *article.entities,
        *article.clusters,
        *copydesk.link([article]),
        *article.attributions,
        *(part for it in article.attributions for part in (it.source, it.cue, it.content)),
    ]
    assert all(repr(part).startswith((type(part).__name__ + "(", "None")) for part in everything)


def test_the_dict_and_the_attributes_agree(story: str) -> None:
    article = copydesk.extract(story)
    found = article.to_dict()
    assert found["schema"] == article.schema == "copydesk/1"
    assert found["offsets"] == article.offsets == "codepoint"
    assert json.loads(article.to_json()) == found
    assert list(article.to_dict(id="a"))[:3] == ["schema", "id", "offsets"]
    assert article.to_dict(id=7)["id"] == 7
    assert len(list(pieces(article))) >= len(article.attributions)
    for entity, said in zip(article.entities, found["entities"], strict=True):
        assert entity.to_dict() == said
        place = said.pop("place", None)
        assert (entity.place and entity.place.to_dict()) == place
        assert {name: getattr(entity, name) for name in said} == said
    for attribution, said in zip(article.attributions, found["attributions"], strict=True):
        assert attribution.to_dict() == said
        assert attribution.class_ == said["class"]
        for role in ("source", "cue", "content", "addressee"):
            part = getattr(attribution, role)
            assert (part and part.to_dict()) == said[role]


def test_help_is_useful() -> None:
    assert "published" in (copydesk.extract.__doc__ or "")
    for name in copydesk.__all__:
        assert name == "__version__" or getattr(copydesk, name).__doc__, name


def test_importing_costs_no_other_package() -> None:
    code = """if True:
        import sys
        before = set(sys.modules) | sys.stdlib_module_names
        import copydesk
        print(*sorted(name for name in set(sys.modules) - before if name.partition(".")[0] not in before))
    """
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["copydesk", "copydesk._errors", "copydesk._identities", "copydesk._native"]
