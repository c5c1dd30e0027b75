"""Reads English news the way a copy desk does.

>>> import copydesk
>>> article = copydesk.extract("KYIV, Ukraine (AP) - It rained on Sunday.", published="2024-12-02")
>>> article.dateline.places[0].name
'Kyiv'

From one article copydesk returns its dateline (place, date, agency, byline), its attributions (who said what,
to whom) and its named entities, all with exact offsets in code points: ``text[e.start:e.end] == e.text``. The
models are inside; nothing is ever downloaded.
"""

from copydesk._errors import CopydeskError, GazetteerError, InvalidDateError, ModelError
from copydesk._identities import Identities
from copydesk._native import (
    Agency,
    Article,
    Articles,
    Attribution,
    Byline,
    Cluster,
    Content,
    Cue,
    Dateline,
    DatelineDate,
    Entity,
    Extractor,
    Identity,
    Location,
    Party,
    Place,
    Table,
    __version__,
    extract,
    extract_many,
    link,
    pipe,
)

__all__ = [
    "Agency",
    "Article",
    "Articles",
    "Attribution",
    "Byline",
    "Cluster",
    "Content",
    "CopydeskError",
    "Cue",
    "Dateline",
    "DatelineDate",
    "Entity",
    "Extractor",
    "GazetteerError",
    "Identities",
    "Identity",
    "InvalidDateError",
    "Location",
    "ModelError",
    "Party",
    "Place",
    "Table",
    "__version__",
    "extract",
    "extract_many",
    "link",
    "pipe",
]
