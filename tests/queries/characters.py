"""Write the tables of Chinese characters that search uses: `python -m tests.queries.characters`.

They are made from pypinyin (MIT) and OpenCC (Apache 2.0), which a test holds them against.
"""

import os
from collections import defaultdict
from unicodedata import normalize

from redcross_cli.figures.fold import SIMPLIFIED
from redcross_cli.queries.pinyin import READINGS

_TONES = str.maketrans("", "", "\u0300\u0301\u0304\u030c")  # grave, acute, macron, caron


def simplified() -> str:
    """Traditional characters on a line, and on the next what stands for each."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    characters = [chr(point) for point in range(ord("㐀"), ord("鿿") + 1)]
    pairs = [(one, convert(one)) for one in characters if convert(one) != one]
    # Beyond the basic plane are characters that no text of today has.
    pairs = [(one, other) for one, other in pairs if other <= "\uffff"]
    return "".join(one for one, _ in pairs) + "\n" + "".join(other for _, other in pairs) + "\n"


def readings() -> str:
    """A line for each syllable, with the common characters that are read so.

    The common characters are the 6,763 of GB 2312.
    """
    os.environ["PYPINYIN_NO_PHRASES"] = "true"
    from pypinyin.pinyin_dict import pinyin_dict

    by_syllable: dict[str, list[str]] = defaultdict(list)
    for point in range(ord("一"), ord("鿿") + 1):
        if _is_common(chr(point)):
            spelled = normalize("NFD", pinyin_dict.get(point, "")).translate(_TONES)
            for syllable in dict.fromkeys(spelled.replace("u\u0308", "v").split(",")):
                if syllable and syllable.isascii():
                    by_syllable[syllable].append(chr(point))
    return "".join(f"{s} {''.join(by_syllable[s])}\n" for s in sorted(by_syllable))


def _is_common(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    SIMPLIFIED.write_text(simplified(), encoding="utf-8", newline="")
    READINGS.write_text(readings(), encoding="utf-8", newline="")
