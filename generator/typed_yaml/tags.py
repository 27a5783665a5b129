"""
Tags of nodes.

`PLAIN` stands for "no quotes, no tag": what such a scalar is, the wanted type decides.
"""

TEXT = "tag:yaml.org,2002:str"
SEQUENCE = "tag:yaml.org,2002:seq"
MAPPING = "tag:yaml.org,2002:map"
PLAIN = "plain"
#: Text that came from an environment variable: may be any scalar, and is never shown.
VARIABLE = "variable"
#: A node that has been reported already; nothing more is said about it.
REFUSED = "refused"

#: Tags of YAML's own scalars that a person may write out; the wanted type decides all the same.
SCALARS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null", "timestamp")
)
KNOWN = frozenset({TEXT, SEQUENCE, MAPPING, PLAIN})
