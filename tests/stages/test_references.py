"""Hugo's `ref` and `relref`, which the theme does not bring."""

from site_folder import page


def test_reference_leads_to_the_page(make_site):
    site = make_site(
        {"content/a.md": page("A", '[b]({{< ref "b.md#x" >}})'), "content/b.md": page("B", "## X")}
    )
    site.build()
    assert '<a href="/b/#x">b</a>' in site.text("a/index.html")


def test_reference_to_nowhere_is_a_broken_link_at_its_line(make_site):
    site = make_site({"content/a.md": page("A", 'text\n\n[c]({{< relref "nope.md" >}})')})
    found = site.build().of("links/broken")
    assert [one["message"] for one in found] == ["link to `nope.md` leads to no content file"]
    assert found[0]["source"]["file"] == "content/a.md"


def test_reference_to_another_site_stays_as_it_is(make_site):
    site = make_site({"content/a.md": page("A", '[d]({{< ref "https://other.example/d.pdf" >}})')})
    site.build()
    assert 'href="https://other.example/d.pdf"' in site.text("a/index.html")
