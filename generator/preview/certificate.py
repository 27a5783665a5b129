"""A certificate of our own, for trying what browsers allow under HTTPS alone."""

import json
import ssl
from importlib.util import find_spec
from pathlib import Path
from time import time

from generator.errors import OutputFolderError, UsageError
from generator.files.disk import refusal
from generator.one_file import read_file

_DAYS_KEPT = 30
INSTALL = "install it with `pip install 'proofpress[preview]'`"


def https_context(cache: Path, names: tuple[str, ...]) -> ssl.SSLContext:
    """
    Give a certificate for *names* to a server; made once a month, so that a browser's consent lasts.

    Args:
        cache: The site's `.cache/`; the key in it can be read by its owner alone.
        names: Hosts and addresses.

    Raises:
        UsageError: The package that makes certificates is not installed.
        OutputFolderError: The certificate cannot be kept.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    file = cache / "preview-certificate.pem"
    about = file.with_suffix(".json")
    if not _holds(file, about, names):
        _make(file, about, names)
    context.load_cert_chain(file)
    return context


def _holds(file: Path, about: Path, names: tuple[str, ...]) -> bool:
    try:
        young = time() - file.stat().st_mtime < _DAYS_KEPT * 86_400
        return young and json.loads(read_file(about)) == sorted(names)
    except (OSError, ValueError):
        return False


def _make(file: Path, about: Path, names: tuple[str, ...]) -> None:
    if find_spec("trustme") is None:
        raise UsageError("`--https` needs the package `trustme`", INSTALL)
    import trustme  # noqa: PLC0415 - an extra

    made = trustme.CA(organization_name="Proofpress preview").issue_cert(*names)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(made.private_key_and_cert_chain_pem.bytes())
        about.write_text(json.dumps(sorted(names)), encoding="utf-8")
    except OSError as error:
        raise OutputFolderError(*refusal(error, file)) from error
