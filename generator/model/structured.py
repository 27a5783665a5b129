"""Names that structured data made by the program bears, so that its faults find their keys."""

#: End of the ``@id`` of the thing that front matter ``structured:`` describes.
ENTITY_ID = "#entity"
#: End of the ``@id`` of an article made of the page's own keys.
ARTICLE_ID = "#article"
#: Ends of the ``@id`` of the site and its publisher.
WEBSITE_ID, ORGANIZATION_ID = "#website", "#organization"
