"""What ``copydesk.link`` returns."""

from copydesk._native import Identity, Table, _identities_table


class Identities(tuple[Identity, ...]):
    """The persons, organisations and places of many articles: a tuple of Identity, and a table.

    >>> import copydesk
    >>> articles = copydesk.extract_many(["KYIV (AP) - It rained.", "It was dry in Kyiv."])
    >>> copydesk.link(articles).table.column_names
    ('identity', 'label', 'name', 'article', 'cluster')
    """

    __slots__ = ()

    @property
    def table(self) -> Table:
        """One row for each cluster of each identity, to join with the clusters of the articles: a Table."""
        return _identities_table(self)
