"""Value classes: what is written late behaves as what the standard library writes at once."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field
from pathlib import Path
from typing import Generic, TypeVar

import pytest

from generator.value import dataclass

ROOT = Path(__file__).resolve().parents[1]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place."""

    path: str
    line: int | None = None
    seen: list[str] = field(default_factory=list, compare=False, repr=False)
    length: int = field(init=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "length", len(self.path))


@dataclass(frozen=True, slots=True)
class Single(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields."""


@dataclass(frozen=True, slots=True)
class Parent:
    first: int
    second: str = "two"


@dataclass(frozen=True, slots=True)
class Child(Parent):
    second: str = "deux"
    third: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Changing:
    count: int = 0
    self_made: list[int] = field(default_factory=list)
    kept: int = field(init=False, default=7)


@dataclass(frozen=True, slots=True)
class Own:  # noqa: PLW1641 - it gets its hash by the decorator
    name: str

    def __eq__(self, other):
        return self.name.lower() == other.name.lower()

    def __repr__(self):
        return "own"


VALUES = [
    Place("a.md", 3),
    Single(1),
    Nothing(),
    Parent(1),
    Child(1, third={"a": 1}),
    Changing(),
    Own("A"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_copies_are_equal(value):
    for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert type(other) is type(value)
        assert other == value
        assert other is not value


def test_arguments_by_place_and_by_name():
    assert Place("a", 2) == Place(line=2, path="a")


@pytest.mark.parametrize("arguments", [(), (1, 2, 3, 4)])
def test_wrong_arguments_name_the_class(arguments):
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)"):
        Place(*arguments)


def test_each_value_has_its_own_default():
    assert Changing().self_made is not Changing().self_made
    assert Changing(self_made=[1]).self_made == [1]


def test_field_that_is_no_argument():
    assert Changing().kept == 7
    with pytest.raises(TypeError):
        Changing(kept=1)


def test_what_follows_is_done():
    assert Place("abc").length == 3


def test_representation_is_the_standard_one():
    assert repr(Place("a", 3)) == "Place(path='a', line=3, length=1)"
    assert repr(Single("x")) == "Single(value='x')"
    assert repr(Nothing()) == "Nothing()"
    assert repr(Own("A")) == "own"


def test_representation_of_what_holds_itself():
    changing = Changing()
    changing.self_made.append(changing)
    assert repr(changing) == "Changing(count=0, self_made=[...], kept=7)"


def test_values_of_two_classes_differ():
    assert Parent(1, "deux") != Child(1)
    assert Child(1) == Child(1)
    assert Place("a", seen=["x"]) == Place("a")


def test_order():
    assert min(Place("b"), Place("a", 2), Place("a", 1)) == Place("a", 1)
    with pytest.raises(TypeError):
        sorted([Parent(2), Parent(1)])


def test_hashes():
    assert len({Place("a"), Place("a"), Place("b")}) == 2
    assert hash(Nothing()) == hash(Nothing())
    assert isinstance(hash(Own("A")), int)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing())


def test_frozen_values_refuse_changes():
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'line'"):
        Place("a").line = 3
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'line'"):
        del Place("a").line
    with pytest.raises(FrozenInstanceError):
        Place("a").other = 3
    assert not hasattr(Place("a"), "__dict__")


def test_others_change():
    changing = Changing()
    changing.count = 3
    assert changing == Changing(3)
    with pytest.raises(AttributeError):
        changing.other = 3


def test_standard_functions_know_it():
    assert dataclasses.is_dataclass(Child)
    assert [one.name for one in dataclasses.fields(Child)] == ["first", "second", "third"]
    assert dataclasses.replace(Child(1), second="x") == Child(1, "x")
    assert dataclasses.asdict(Child(1)) == {"first": 1, "second": "deux", "third": {}}
    assert Place.__match_args__ == ("path", "line", "seen")


def test_subclass_that_is_no_value_class():
    class Further(Parent):
        pass

    assert Further(1).second == "two"
    assert Further(1) != Parent(1)


def test_generic_class():
    assert Single[int](3) == Single(3)


def test_value_classes_of_the_program_take_it():
    """The standard decorator would cost each start 0.3 ms a class."""
    wrong = [
        path
        for path in (ROOT / "generator").rglob("*.py")
        for text in [path.read_text(encoding="utf-8")]
        if "slots=True)" in text and "from generator.value import dataclass" not in text
        # One decorator of this name in a module: where a class wants no slots, it is the other.
        if "@dataclass(frozen=True)" not in text
    ]
    assert wrong == []
