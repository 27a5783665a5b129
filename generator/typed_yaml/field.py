"""How a dataclass says what its YAML keys mean."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, get_type_hints

from generator.value import dataclass

if TYPE_CHECKING:
    from yaml.nodes import Node

    from generator.typed_yaml.reading import Reading


class Form(Protocol):
    """A value that people may write in several ways, read by code of its own."""

    @property
    def doc(self) -> str:
        """The type in words, for the settings reference."""

    def read(self, reading: "Reading", node: "Node", path: str) -> Any:
        """Read *node*; `INVALID` where nothing can be made of it (a fault then says so)."""

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """JSON Schema of the value; *define* gives that of a type."""


@dataclass(frozen=True, slots=True)
class KeySpec:
    """
    One YAML key, as its dataclass field describes it.

    Attributes:
        field: Name of the dataclass field.
        name: The YAML key.
        type: The field's type, with names resolved.
        form: Reads the value where the type alone does not say how.
    """

    field: str
    name: str
    type: Any
    doc: str
    default: Any
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    form: Form | None = None


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
    form: Form | None = None,
) -> Any:
    """
    Describe a dataclass field that is read from YAML.

    The decoder, the JSON Schema and the settings reference are all made from this.

    Args:
        doc: One or two sentences for the person who edits the file; a field without them is no
            key, but filled by the program.
        default: Value where the key is missing.
        factory: Makes the default, for mutable ones.
        name: The YAML key, where it is not the field's name.
        example: A YAML fragment for the reference.
        required: Whether a missing key is a fault.
        choices: The only values allowed.
        minimum: The least value allowed, for numbers.
        form: Reads the value where the type alone does not say how.
    """
    metadata = {
        "doc": doc,
        "name": name,
        "example": example,
        "required": required,
        "choices": choices,
        "minimum": minimum,
        "form": form,
    }
    if factory is not None:
        return field(default_factory=factory, metadata=metadata)
    return field(default=default, metadata=metadata)


@cache
def keys_of(cls: type[Any]) -> tuple[KeySpec, ...]:
    """Every YAML key of dataclass *cls*, in the order of its fields."""
    hints = get_type_hints(cls)
    found = []
    for each in fields(cls):
        about: Mapping[str, Any] = each.metadata
        if not about.get("doc"):
            continue
        default = each.default if each.default_factory is MISSING else each.default_factory()
        found.append(
            KeySpec(
                field=each.name,
                name=about["name"] or each.name,
                type=hints[each.name],
                doc=about["doc"],
                default=default,
                example=about["example"],
                required=about["required"],
                choices=about["choices"],
                minimum=about["minimum"],
                form=about["form"],
            )
        )
    return tuple(found)
