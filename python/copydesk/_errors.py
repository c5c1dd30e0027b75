"""The exceptions; the public names are in ``copydesk``."""


class CopydeskError(Exception):
    """What copydesk raises of its own."""

    __module__ = "copydesk"


class ModelError(CopydeskError, ValueError):
    """A model cannot be used: it is damaged, or of a format that this version does not read."""

    __module__ = "copydesk"


class GazetteerError(CopydeskError, ValueError):
    """A label or a name of a gazetteer cannot be one."""

    __module__ = "copydesk"


class InvalidDateError(CopydeskError, ValueError):
    """A day of publication is not a calendar day."""

    __module__ = "copydesk"
