"""What people say about code, made plain enough to compare: markup off, first sentence, gist."""

from __future__ import annotations

import re

from paralog.features.words import stem

MAX_WORDS = 40
"""Words of a text that are kept; what comes later is detail."""
MIN_WORDS = 3
"""Words of a text, and of its gist, below which it says nothing."""

_SECTION = re.compile(
    r"\s*(?:@\w+|:\w[^:`]*:(?!`)|>>>|[-=~*#]{3,}\s*$|(?:args?|arguments|attributes|examples?|inputs?"
    r"|keyword arguments|notes?|options|outputs?|parameters?|params|raises?|references?|returns?|see also"
    r"|shapes?|throws|todo|usage|warnings?|yields?)\s*:?\s*$)",
    re.IGNORECASE,
)
_DIRECTIVE = re.compile(r"\s*(?:\.\. |\|\w+\|\s*$)")
_MARKUP = (
    (re.compile(r"\{@\w+\s*([^{}]*)\}"), r"\1"),  # {@link List}
    (re.compile(r"\b[A-Z]\{([^{}]*)\}"), r"\1"),  # L{List} of epytext
    (re.compile(r"</?[a-z][^<>]*>"), " "),  # <p>, but not List<String>
    (re.compile(r":[\w.:+-]+:(?=`)"), ""),  # :class:`List`
    (re.compile(r"!?\[([^][]*)\]\([^()]*\)"), r"\1"),  # [List](address)
    (re.compile(r"\\\w+|[`*$\\{}]"), " "),
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bresp\.)\s+(?=\S)")
_BOILERPLATE = re.compile(
    r"(?:aux(?:iliary)? |call(?:ed|back)\b|concrete |(?:\w+ )?constructor\b"
    r"|default (?:definition|implementation)|deprecated|does nothing|don't|empty |entry point|event handler"
    r"|execute the (?:task|command)|fixme|for internal|fulfil|generated|hook |if |implement|inherit"
    r"|initiali[sz]|instantiat|internal|invoked|just |main\b|method |not |overrid|placeholder|private "
    r"|program entry|qt |re-?implement|same as|see |set ?up |similar to|subclass"
    r"|test(?:s|ing)? (?:that|for|the|of|case)\b|todo|undocumented|unused|used |utility|when|will "
    r"|.*\bnot (?:\w+ )?(?:\w+ )?(?:implemented|supported)\b)",
    re.IGNORECASE,
)
_TASK_END = re.compile(
    r"\n\W*(?:constraints|examples?|explanation|follow|function description|input|note|output|sample)\b",
    re.IGNORECASE,
)
_STOPWORDS = frozenset(
    "a an and are as at be been by for function given in into is it its method of on or"
    " specified that the their these this those to was which with".split()
)


def plain(text: str) -> str:
    """A text on one line, without markup: "Sorts a {@link List}." -> "Sorts a List."."""
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def opening(text: str, n_sentences: int) -> str:
    """The first sentences of a plain text, `MAX_WORDS` words at most."""
    sentences = _SENTENCE_END.split(text, n_sentences)[:n_sentences]
    return " ".join(" ".join(sentences).split()[:MAX_WORDS])


def summary(doc: str) -> str:
    """First sentence of a function's documentation; "" where it says nothing about what the function does.

    Passed over are texts of few words, and those about how a function came about, who calls it, and when.
    """
    lines: list[str] = []
    for line in doc.splitlines():
        if _SECTION.match(line) or (lines and not line.strip()):
            break
        if line.strip() and not _DIRECTIVE.match(line):
            lines.append(line)
    sentence = opening(plain(" ".join(lines)), 1).rstrip(" .:;,!?")
    n_words = min(len(sentence.split()), len(gist(sentence).split()))
    return "" if n_words < MIN_WORDS or _BOILERPLATE.match(sentence) else sentence


def task(title: str, statement: str) -> str:
    """A problem in one line: its title, and the first two sentences of its statement."""
    return opening(f"{title}. {opening(plain(_TASK_END.split(statement, 1)[0]), 2)}", 3)


def gist(text: str) -> str:
    """Words that carry the meaning, the first one's ending off: "Sorts the given lists." -> "sort lists".

    The first is most often the verb. The other words keep their endings: a list is not lists.
    """
    words = [word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _STOPWORDS]
    return " ".join([*map(stem, words[:1]), *words[1:]])


def content_words(text: str) -> frozenset[str]:
    """Words that carry the meaning, without their endings: "Sorts the given lists." -> {"sort", "list"}."""
    return frozenset(map(stem, gist(text).split()))
