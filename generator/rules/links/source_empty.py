"""
A picture, script or style sheet says what is loaded.

With an empty address nothing is shown, and some browsers load the page a second time in its place.
The address was forgotten, or a template found none. Write it, or remove the element. A picture
without any address is listed for review where the page has scripts, since one may give it.

```html passes
<img src="/spade.png" alt="A spade"> <img data-src="/rake.png" alt="Loaded by a script">
<img srcset="/hoe.png 2x" alt="A hoe"> <script>go()</script> <iframe srcdoc="Hi" title="Hi"></iframe>
<link rel="icon" href="/icon.svg"> <video controls><source src="/film.mp4"></video>
```

```html fails
<img src="" alt="A spade">
```

```html fails
<img alt="A spade">
```

```html fails
<script src=""></script>
```

```html fails
<link rel="stylesheet" href="">
```

```html fails
<link rel="icon">
```

```html fails
<iframe src=" " title="Map"></iframe>
```

```html fails
<video poster="" src="/film.mp4" controls></video>
```

```html fails
<picture><source type="image/avif"><img src="/spade.png" alt="A spade"></picture>
```

```html fails
<img src="/spade.png" srcset="" alt="A spade">
```

Source: HTML, "The img element" (src), "The link element" (href), "The script element" (src).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity

#: Elements and their attributes that may be left out, but not be empty.
_NEVER_EMPTY = (
    (("img", "script", "iframe", "embed", "video", "audio", "source", "track"), "src"),
    (("img", "source"), "srcset"),
    (("video",), "poster"),
    (("object",), "data"),
)
_LOADING = frozenset(name for names, _ in _NEVER_EMPTY for name in names)
_NAMES = {
    "img": "picture",
    "source": "source",
    "iframe": "frame",
    "track": "caption file",
    "embed": "embedded file",
    "object": "embedded file",
}
_RELATIONS = {
    "stylesheet": "style sheet",
    "icon": "icon",
    "apple-touch-icon": "icon",
    "mask-icon": "icon",
    "manifest": "manifest",
    "preload": "preloaded file",
    "modulepreload": "preloaded script",
}


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what is loaded from an empty address, or from none."""
    if page.has(*_LOADING):
        for names, attribute in _NEVER_EMPTY:
            for element in page.named(*names):
                value = element.get(attribute)
                if value is not None and not value.strip():
                    yield _problem(element, _NAMES.get(element.name, element.name), attribute)
        yield from _without_source(page)
    for element in page.links:
        if not (element.get("href") or "").strip() and not element.get("imagesrcset"):
            name = next((_RELATIONS[one] for one in element.tokens("rel") if one in _RELATIONS), "")
            if name:
                yield _problem(element, name, "href")


def _without_source(page: HtmlPage) -> Iterator[Problem]:
    """Pictures, and sources of one, that name nothing at all."""
    for element in page.images:
        if not _is_given(element):
            scripted = page.has("script")
            yield Problem(
                "picture has no address",
                fix="write the address in `src`, or remove the picture",
                element=element,
                outcome=Outcome.REVIEW if scripted else Outcome.FAILED,
            )
    for element in page.named("source"):
        if not _is_given(element):
            yield Problem(
                "source has no address",
                fix="write the address in `srcset` for a picture, in `src` for a recording",
                element=element,
            )


def _is_given(element: Element) -> bool:
    """Whether an address stands there, be it empty, or for a script to find."""
    return any(
        name in ("src", "srcset") or name.startswith(("data-", ":", "@", "v-", "x-", "ng-", "["))
        for name in element.attribute_names
    )


def _problem(element: Element, name: str, attribute: str) -> Problem:
    return Problem(
        f"{name} has an empty address in `{attribute}`",
        fix="write the address, or remove the element",
        element=element,
    )


RULE = Rule(
    id="links/source-empty",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
)
