"""The command `proofpress`."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; exit with its code."""
    from generator.cli.run import run  # noqa: PLC0415 - so that an import of this module stays cheap
    from generator.cli.streams import guard  # noqa: PLC0415 - the same
    from generator.errors import GeneratorError  # noqa: PLC0415 - so that an import stays cheap

    # What a command makes lives until its end, and nobody needs to look through it even once. A
    # preview, which runs for days, looks for garbage by itself.
    gc.disable()
    guard()
    code = run(sys.argv[1:])
    with suppress(OSError, GeneratorError):  # what there was to say of it has been said
        sys.stdout.flush()
    # Whatever had to be closed is. To free a large site value by value would take longer than many a
    # build.
    os._exit(code)


if __name__ == "__main__":
    main()
