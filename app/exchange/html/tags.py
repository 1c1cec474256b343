"""Elements of a page as text. What is not an element is escaped, so nobody's words can ever become one."""

from __future__ import annotations

from html import escape

from app.exchange.xml_text import legal

_VOID = frozenset({"meta", "br", "img"})


class Html(str):
    """A text that is HTML already."""

    __slots__ = ()


def el(tag: str, /, *inside: str, **attributes: str | int | float | bool | None) -> Html:
    """An element with what is `inside` it, each escaped unless it is Html.

    An attribute that is None or False is left out, one that is True has no value; `class_` and `for_` are written
    without their underscore, and other underscores as hyphens.
    """
    told = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if tag in _VOID:
        return Html(f"<{tag}{told}>")
    return Html(f"<{tag}{told}>{join(*inside)}</{tag}>")


def shape(tag: str, /, **attributes: str | int | float | bool | None) -> Html:
    """A shape of an SVG drawing within the page."""
    told = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{tag}{told}/>")


def join(*parts: str) -> Html:
    """Parts one after the other, each escaped unless it is Html."""
    return Html("".join(part if isinstance(part, Html) else words(part) for part in parts))


def words(text: str) -> Html:
    """Somebody's words, with their line breaks."""
    return Html(escape(legal(text), quote=False).replace("\n", "<br>"))


def _attribute(name: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(legal(str(value)))}"'
