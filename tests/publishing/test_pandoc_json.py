from agreement_study.publishing.pandoc_json import (
    Node,
    attribute_of,
    div,
    elements,
    link,
    para,
    plain_text,
    span,
    walk,
    with_attribute,
    words,
)


def test_a_walk_drops_splices_and_leaves_its_argument_alone() -> None:
    tree: list[Node] = [para([*words("a b"), span(words("c"), "x")])]
    before = str(tree)

    def action(node: Node) -> list[Node] | None:
        if node["t"] == "Space":
            return []
        return list(node["c"][1]) * 2 if node["t"] == "Span" else None

    assert plain_text(walk(tree, action)) == "abcc"
    assert str(tree) == before


def test_plain_text_has_no_notes_and_no_raw_pieces() -> None:
    note: Node = {"t": "Note", "c": [para(words("not"))]}
    raw: Node = {"t": "RawInline", "c": ["html", "<b>"]}
    code: Node = {"t": "Code", "c": [["", [], []], "kod"]}
    assert plain_text([*words("a"), note, raw, {"t": "Space"}, code]) == "a kod"


def test_attributes_are_read_and_replaced() -> None:
    node = div([], "a", identifier="i", aria_label="x")
    assert attribute_of(node) == ("i", ["a"], {"aria-label": "x"})
    assert attribute_of(with_attribute(node, "", ["b"], {})) == ("", ["b"], {})
    assert attribute_of(para([])) == ("", [], {})
    assert [n["t"] for n in elements([para([link(words("a"), "#x")])], "Link")] == ["Link"]
