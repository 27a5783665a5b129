"""Pictures for social networks that are files of the site itself."""

from collections.abc import Iterator

from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.facts.social_facts import SocialFacts
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer

#: What `pictures` reads of pages.
PICTURES = ADDRESSES | {"social"}
#: Pixels of either side below which networks show no picture.
LEAST = 200


def pictures(site: SiteIndex) -> Iterator[tuple[PageFacts, SocialFacts, AssetFacts]]:
    """Give each page with the picture that it shares; pictures of other sites are left out."""
    for page in site.pages:
        social = page.social
        if social is None or not social.image:
            continue
        target = site.urls.resolve(social.image, page.url, page.base)
        asset = site.assets_by_path.get(target.path or "")
        if target.answer is Answer.FILE and asset is not None:
            yield page, social, asset
