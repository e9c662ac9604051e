"""The mark that opens a line: hashes, a bullet, a number.

Only what stands there is read; whether it means what it seems to is decided in `blocks`.
"""

from __future__ import annotations

import re

from attrs import frozen

HASHES = re.compile(r"(?:>\s*)*(#{1,6})(?:\s+|$)")
QUOTED = re.compile(r"(?:>\s?)+")
# A letter in front of a line is a bullet that OCR misread, or Word's hollow one; Word's square
# one is '§' in the letters of other fonts. A sign may stand close to its word, and an asterisk
# too unless it opens emphasis.
BULLET = re.compile(
    r"(?:(?P<sign>[-–—−*+•·▪▫◦●○■□◆◇►▶‣⁃∙✓✔➢➤→»«¤~\uf000-\uf0ff])\s+"
    r"|(?P<close>[•▪●◦■►\uf0b7])(?=\w)|(?P<star>\*)(?=\w)(?!.*\*)"
    r"|(?P<letter>[oe°©¢®])\s+(?=[^\W\d])|(?P<square>§)\s+(?=[^\W\d_]))(?=\S)"
)
DIGITS = re.compile(r"\d+")
ROMAN = {"I": 1, "V": 5, "X": 10}
ROW = re.compile(r"\|\s*(?=[^|\s].*\|$)")
CHECKBOX = re.compile(r"(?:\[[ xX]?\]|[☐☑☒])\s+(?=\S)")
# `one` is the figure 1, misread.
NUMBER = re.compile(
    r"(?:(?P<decimal>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d])"
    r"|(?P<paragraph>§\s*\d{1,3}[.:]?|\d{1,3}\s*§[.:]?)\s+"
    r"|(?P<dotted>\d{1,2})\.(?:\s+|(?=[A-ZÅÄÖ]))|(?P<one>[l|])\.\s+(?=[A-ZÅÄÖ])"
    r"|(?P<bracket>\(?(?:\d{1,2}|[^\W\d_]|[ivx]{2,5})\))\s+"
    r"|(?P<compound>[IVX]{1,5}\.(?:[ivx]{1,4}|\d{1,2})\.?)\s+(?=[^\W\d])"
    r"|(?P<roman>[IVX]{1,5})\.\s+|(?P<unread>[~?%&*!]{1,2})\.\s+"
    r"|(?P<bare>\d{1,2})\s+(?=[^\W\d_a-zåäöéü]))(?=\S)"
)
STRONG = re.compile(r"(?:\*\*|__)(?=\S)")


@frozen(kw_only=True)
class Mark:
    """What opens a line.

    `kind` is empty, bullet, or the kind of number: decimal, paragraph, dotted, bracket, roman,
    compound ('III.ii'), unread (a number that OCR lost) or bare; `body` is the offset behind it,
    within the line; `hashes` is the depth that Markdown gives to a heading.
    """

    kind: str = ""
    sign: str = ""
    body: int = 0
    hashes: int = 0

    @property
    def is_number(self) -> bool:
        """Whether the mark counts."""
        return self.kind not in ("", "bullet")

    @property
    def is_letter(self) -> bool:
        """Whether the mark is a letter that may be a bullet."""
        return self.kind == "bullet" and self.sign.isalpha()

    @property
    def is_chapter(self) -> bool:
        """Whether the mark numbers a chapter whose paragraphs are 3.1, 3.2: '3.0'."""
        return self.kind == "decimal" and re.fullmatch(r"\d+\.0\.?", self.sign) is not None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the mark: (3, 1) for '3.1', (3,) for '3.0', (4,) for 'IV.'."""
        if self.kind in ("roman", "compound"):
            parts = self.sign.rstrip(".").upper().split(".")
            return tuple(int(part) if part.isdigit() else _roman(part) for part in parts)
        numbers = tuple(int(number) for number in DIGITS.findall(self.sign))
        return numbers[:-1] if self.is_chapter else numbers


def _roman(sign: str) -> int:
    values = [ROMAN[letter] for letter in sign]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


# The bullet of a line from whose first word an edit took a letter.
LOST_BULLET = Mark(kind="bullet")


def read_mark(text: str) -> Mark:
    """Return the mark that opens a line without indentation."""
    hashes = HASHES.match(text)
    depth = len(hashes[1]) if hashes else 0
    quoted = hashes or QUOTED.match(text)
    at = quoted.end() if quoted else 0
    strong = STRONG.match(text, at)
    if number := NUMBER.match(text, strong.end() if strong else at):
        kind = "dotted" if number["one"] else str(number.lastgroup)
        sign = "1." if number["one"] else number[0].strip()
        return Mark(kind=kind, sign=sign, body=number.end(), hashes=depth)
    if not hashes and (bullet := BULLET.match(text, at)):
        box = CHECKBOX.match(text, bullet.end())
        sign = bullet.group(str(bullet.lastgroup))
        return Mark(kind="bullet", sign=sign, body=box.end() if box else bullet.end())
    if box := CHECKBOX.match(text, at):
        return Mark(kind="bullet", sign=box[0].strip(), body=box.end())
    if row := ROW.match(text):
        return Mark(kind="bullet", sign="|", body=row.end())
    return Mark(body=at, hashes=depth)
