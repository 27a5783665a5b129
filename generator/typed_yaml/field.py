"""How a dataclass says what its YAML keys mean."""

from collections.abc import Callable
from dataclasses import field
from typing import Any


def key(
    doc: str,
    *,
    default: Any = None,
    factory: Callable[[], Any] | None = None,
    name: str | None = None,
    example: str = "",
    required: bool = False,
    choices: tuple[str, ...] = (),
    minimum: int | None = None,
) -> Any:
    """
    Describe a dataclass field that is read from YAML.

    The decoder, the JSON Schema and the settings reference are all made from this.

    Args:
        doc: One or two sentences for the person who edits the file.
        default: Value where the key is missing.
        factory: Makes the default, for mutable ones.
        name: The YAML key, where it is not the field's name.
        example: A YAML fragment for the reference.
        required: Whether a missing key is a fault.
        choices: The only values allowed.
        minimum: The least value allowed, for numbers.
    """
    metadata = {
        "doc": doc,
        "name": name,
        "example": example,
        "required": required,
        "choices": choices,
        "minimum": minimum,
    }
    if factory is not None:
        return field(default_factory=factory, metadata=metadata)
    return field(default=default, metadata=metadata)
