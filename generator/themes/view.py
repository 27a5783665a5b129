"""What all views have in common."""


class View:
    """
    A read-only look at a part of the site, for templates.

    Attributes:
        template_name: What templates call it; messages name it so.
    """

    __slots__ = ()
    template_name = "view"
