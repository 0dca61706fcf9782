"""A picture in a guide has a caption and a day on record, and is taken anew when it has grown old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sverka.core.findings import Finding
from sverka.core.messages import Message
from sverka.project.project import Project
from sverka.rules.broken_link import place

MAX_AGE = timedelta(days=365)


def check(project: Project) -> Iterator[Finding]:
    """Pictures without caption or day, old ones, and records of pictures that are not there."""
    pictures = project.editorial.pictures
    for page in project.pages:
        if page.kind == "listing":
            continue
        seen = project.rendered[page.url].seen
        where: dict[str, int] = {}
        for index, (source, _) in enumerate(seen.images):
            file = project.links.media(source, page)
            if file is None:
                continue
            where[source] = at = place(page, source, where.get(source, -1) + 1)
            if index not in seen.figures:
                if not page.is_handbook:
                    message: str = Message(
                        "the picture {source!r} has no caption, or does not stand by itself", source=source
                    )
                    fix: str = Message(
                        'give it a paragraph of its own: ![what is seen]({source} "Caption.")', source=source
                    )
                    yield page.source.finding(at, "picture", message, fix)
            elif file not in pictures:
                message = Message("the day on which {source!r} was taken is not on record", source=source)
                fix = Message(
                    'add to content/pictures.yml: - {{file: {file}, taken: "2026-11-23", shows: drawing}}',
                    file=file,
                )
                yield page.source.finding(at, "picture", message, fix)
    for picture in pictures.values():
        if picture.file not in project.media:
            message, fix = (
                Message("there is no picture {file!r}", file=picture.file),
                "take the record out, or mend its file: key",
            )
            yield picture.finding(("file",), "picture", message, fix)
        if picture.taken > project.policy.today:
            message = Message(
                "taken on {taken}, which is after {today}", taken=picture.taken, today=project.policy.today
            )
            yield picture.finding(
                ("taken",), "picture", message, "write the day on which it was really taken"
            )
        elif project.policy.today - picture.taken > MAX_AGE:
            message = Message("taken on {taken}, more than twelve months ago", taken=picture.taken)
            yield picture.finding(("taken",), "picture-old", message, "take it again")
