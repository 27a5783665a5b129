"""Refuse the site of another generator in plain words, before anything of it is published."""

from collections.abc import Mapping
from pathlib import Path

from generator.errors import UsageError
from generator.imports.hugo.config import HugoConfig
from generator.one_file import is_there

#: Files and folders at the root by which a generator is known.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "Jekyll": ("_config.yml", "_config.yaml", "_config.toml", "_posts", "_layouts"),
    "MkDocs": ("mkdocs.yml", "mkdocs.yaml"),
    "Sphinx": ("conf.py",),
    "Eleventy": (
        ".eleventy.js",
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
    ),
    "Docusaurus": ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"),
    "Astro": ("astro.config.mjs", "astro.config.js", "astro.config.ts"),
    "Gatsby": ("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"),
    "Pelican": ("pelicanconf.py",),
    "VuePress or VitePress": (".vuepress", ".vitepress", "docs/.vuepress", "docs/.vitepress"),
    "Hexo": ("scaffolds", "source/_posts"),
    "Antora": ("antora.yml", "antora-playbook.yml"),
    "mdBook": ("book.toml",),
    "Proofpress": ("site.yaml",),
}
#: Ends of files that tell a generator for sure, one folder further down as well.
_SETTINGS = (".yml", ".yaml", ".toml", ".js", ".mjs", ".cjs", ".ts", "pelicanconf.py")
_LEAST = {"Hexo": 2}


def refuse_others(source: Path, config: HugoConfig) -> None:
    """
    Stop where *source* is no site of Hugo, but of a generator that is known by its files.

    Raises:
        UsageError: It is.
    """
    if config.files:
        if "base_url" in config.values and "baseurl" not in config.values:
            raise _refusal(source, "Zola", f"`base_url` in {config.files[0]}")
        return
    for name, signs in _SIGNS.items():
        below = [
            sign for sign in signs if sign.endswith(_SETTINGS) and any(source.glob(f"*/{sign}"))
        ]
        if below:
            raise _refusal(source, name, f"`{below[0]}` in a folder below it")
        present = [sign for sign in signs if is_there(source / sign)]
        if len(present) >= _LEAST.get(name, 1):
            raise _refusal(source, name, f"`{present[0]}`")


def _refusal(source: Path, name: str, sign: str) -> UsageError:
    return UsageError(
        f"{source} seems to be a site of {name} (it has {sign}), and not one of Hugo",
        "name the folder that holds `hugo.toml` or its like; a folder of plain Markdown, copied out of the site, can be imported, too",
    )
