"""Compose docs/ and content/ into one list of typed pages, each with its source file and line map."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from sverka import handbooks
from sverka.core import limits
from sverka.core.findings import Finding, Refused
from sverka.core.messages import Message
from sverka.core.schema import validate
from sverka.core.source import SourceFile, check_ending, read_source, real_path, shown_path, too_large, walk
from sverka.core.urls import in_language
from sverka.pages.front_matter import PlainPage, split_front_matter
from sverka.pages.kinds import KINDS, PAGE, WRITTEN, Kind, kind_at
from sverka.pages.page import Page
from sverka.theme.layers import Theme

_DATA = {
    f"content/{name}.yml"
    for name in (
        "taxonomy",
        "chooser",
        "codes",
        "facts",
        "sources",
        "glossary",
        "acts",
        "pictures",
        "readings",
        "changes",
        "numbers",
        "links",
    )
}
_OF_OTHER_KINDS = {kind.template for kind in KINDS.values() if kind is not PAGE}
_NOT_IN_ADDRESSES = re.compile(r"[^\w./-]")
MEDIA = {".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".mp4", ".vtt"}


def compose(root: Path, languages: list[str]) -> tuple[list[Page], dict[str, str], list[Finding]]:
    """Every page below `root`, the media files (source path → URL), and what kept a page out.

    `languages[0]` is the main one; a page in another lies beside it as `<name>.<language>.md`.
    """
    pages: list[Page] = []
    media: dict[str, str] = {}
    findings: list[Finding] = []
    taken: dict[str, str] = {}
    for file in _files(root):
        path = file.relative_to(root).as_posix()
        try:
            real = real_path(file, root)
            if _is_data(path):
                continue
            _check_name(path)
            if file.suffix.lower() in MEDIA:
                if not real.is_file():
                    raise _refused(path, "cannot be read", "check that the file is there and no folder")
                url = media[path] = _site_path(path)
            else:
                page = _page(_read(file, root), root, languages)
                url = page.url
                pages.append(page)
        except Refused as refused:
            findings += refused.findings
            continue
        if taken.setdefault(url, path) != path:
            findings.append(taken_address(path, url, taken[url]))
    return pages, media, findings


def handbook_pages(
    root: Path, languages: list[str], books: Collection[str], own: Collection[str]
) -> Iterator[Page]:
    """The pages of `books` that come with the package, but for those that the site has written its `own` of."""
    main, *others = handbooks.languages_of(languages)
    for name in handbooks.names(books):
        path = f"docs/{name}"
        if f"{path}.md" in own:
            continue
        page = _page(handbooks.source(name, main, f"{path}.md", books), root, languages)
        yield page
        for lang in others:
            if f"{path}.{lang}.md" not in own:
                translation = _page(handbooks.source(name, lang, f"{path}.{lang}.md", books), root, languages)
                meta = translation.meta.model_copy(update={"translated_from": page.digest})
                yield replace(translation, meta=meta)


def taken_address(path: str, url: str, other: str) -> Finding:
    """The finding for a file whose address another one has."""
    message = Message("the address {url} is already taken by {other}", url=url, other=other)
    return Finding(path, 1, 1, "duplicate-id", message, "rename one of the two files")


def _refused(path: str, message: str, fix: str) -> Refused:
    return Refused([Finding(path, 1, 1, "file", message, fix)])


def _check_name(path: str) -> None:
    """Refuse a name that is not the same in an address as on disk."""
    if wrong := _NOT_IN_ADDRESSES.search(path):
        raise _refused(
            path,
            Message("a file name with {wrong!r}", wrong=wrong[0]),
            "use letters, digits, dashes and underscores",
        )
    check_ending(path)


def _files(root: Path) -> Iterator[Path]:
    number = 0
    for folder in ("docs", "content"):
        for file in walk(root / folder) if (root / folder).is_dir() else ():
            number += 1
            if number > limits.FILES.most:
                message = Message("more than {most:,} files", most=limits.FILES.most)
                raise too_large(folder, message, "take out what is no page, record or picture of the site")
            yield file


def _is_data(path: str) -> bool:
    folder, ending = posixpath.dirname(path), posixpath.splitext(path)[1]
    return path in _DATA or (folder == "content/contacts" and ending in {".yml", ".yaml"})


def _read(file: Path, root: Path) -> SourceFile:
    if file.suffix != ".md":
        kinds = ", ".join(sorted(MEDIA))
        message = Message(
            "files of the kind {suffix} are not published", suffix=file.suffix or "without an ending"
        )
        raise _refused(
            shown_path(file, root), message, Message("pages end in .md, media in {kinds}", kinds=kinds)
        )
    return read_source(file, root, limits.PAGE.most)


def _page(source: SourceFile, root: Path, languages: list[str]) -> Page:
    if not source.text.strip():
        raise Refused(
            [source.finding(0, "empty-page", "the file is empty", "write the page, or delete the file")]
        )
    kind = kind_at(source.path)
    if kind is None:
        folders = ", ".join(kind.folder for kind in WRITTEN)
        fix: str
        message, fix = "this folder holds no pages", Message("move the file below {folders}", folders=folders)
        raise Refused([source.finding(0, "front-matter", message, fix)])
    document, body_start = split_front_matter(source)
    meta = validate(kind.model, document, "front-matter")
    if not source.text[body_start:].strip() and meta.template is None:
        raise Refused(
            [
                source.finding(
                    body_start, "empty-page", "the page has no text", "write it below the second ---"
                )
            ]
        )
    if meta.template and not _may_choose(kind, meta.template):
        message = Message("a page of the kind {kind} has no say in its template", kind=kind.name)
        fix = "take the line out: the folder of a page decides how it is shown"
        raise Refused([document.finding(("template",), "front-matter", message, fix)])
    if meta.template and not Theme(root).has(f"{meta.template}.html"):
        message = Message("there is no template {template!r}", template=meta.template)
        fix = "take the line out, or name a template of the theme without .html"
        raise Refused([document.finding(("template",), "front-matter", message, fix)])
    lang, url = _address(source.path, languages)
    category = _category(source.path, kind, meta)
    return Page(kind.name, lang, url, source, document, meta, body_start, category)


def _may_choose(kind: Kind, template: str) -> bool:
    """Whether a page of `kind` may be shown by `template`: in docs/ by any but those of the other kinds.

    Whoever writes an answer is not to make a page of the site of it, such as its search.
    """
    return template == kind.template if kind is not PAGE else template not in _OF_OTHER_KINDS


def _address(path: str, languages: list[str]) -> tuple[str, str]:
    """`content/faq/pay/refund.en.md` → (`en`, `en/faq/pay/refund.html`)."""
    stem = posixpath.splitext(_site_path(path))[0]
    for lang in languages[1:]:
        if stem.endswith(f".{lang}"):
            return lang, in_language(f"{stem.removesuffix(f'.{lang}')}.html", lang, languages[0])
    return languages[0], f"{stem}.html"


def _site_path(path: str) -> str:
    return path.partition("/")[2]


def _category(path: str, kind: Kind, meta: PlainPage) -> str:
    if kind.by_category:
        parts = path.split("/")
        return parts[2] if len(parts) == 4 else ""
    return getattr(meta, "category", "")
