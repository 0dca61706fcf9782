"""The pages that fail readers and the searches that find nothing, from what readers left behind."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from sverka.core.messages import said
from sverka.core.tables import Table, table
from sverka.pages.kinds import TASKS
from sverka.project.project import Project
from sverka.reports.feedback_inputs import Entry, Gap, UnknownLine, Unreadable, Visit, Vote, entries
from sverka.reports.masking import masked

_SESSION = timedelta(minutes=30)  # after it the same client counts as somebody who came again
_SEARCH = (
    "search.html",
    "faq/index.html",
)  # without scripts the form of the search leads to the list of questions


@dataclass
class PageReport:
    """What readers said of a page and did on it; `exits` went from it straight to a channel of support."""

    code: str
    path: str
    title: str
    yes: int = 0
    no: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    comments: list[str] = field(default_factory=list)
    views: int = 0
    exits: int = 0

    @property
    def failing(self) -> float:
        """The least share of «no» that so many answers make likely: Wilson's lower bound at 95 %."""
        n, z = self.yes + self.no, 1.96
        if not n:
            return 0.0
        share = self.no / n
        spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        return (share + z * z / (2 * n) - spread) / (1 + z * z / n)


@dataclass
class SearchReport:
    """A query: how often a reader wrote it down as unanswered, was searched for, and led to no page."""

    query: str
    noted: int = 0
    searched: int = 0
    without_page: int = 0


@dataclass(frozen=True)
class Broken:
    """Lines of a file that could not be read, or why all of it could not."""

    file: str
    lines: int
    first: int
    reason: str = ""


class FeedbackReport:
    """Counts entries as they come; `add_file` never fails on what stands in a file."""

    def __init__(self, project: Project) -> None:
        self.votes = self.gaps = self.visits = 0
        self.broken: list[Broken] = []
        self.searches: dict[str, SearchReport] = {}
        address = urlsplit(project.settings.site_url)
        self._host, self._base = f"{address.netloc}/", address.path.rstrip("/")
        self._last: dict[str, tuple[datetime, str, str]] = {}  # client → when, which page, which query
        self._by_code: dict[str, PageReport] = {}
        self._by_url: dict[str, PageReport] = {}
        self._tasks = {page.url for page in project.pages if page.kind in TASKS}
        self._channels: set[str] = set()
        for page in project.pages:
            if page.kind == "listing":
                continue
            code = page.meta.code or page.url
            report = self._by_code.setdefault(code, PageReport(code, page.source.path, page.meta.title))
            self._by_url[page.url] = report
        for term in project.taxonomy.request_types:
            if channel := project.by_path.get(term.page or ""):
                self._channels |= {variant.url for variant in project.variants(channel).values()}

    def add_file(self, file: Path) -> None:
        """Count everything in a file."""
        faults: list[int] = []
        reason = ""
        try:
            for entry in entries(file):
                if isinstance(entry, UnknownLine):
                    faults.append(entry.line)
                else:
                    self.add(entry)
        except Unreadable as unreadable:
            reason = unreadable.reason
        if faults or reason:
            self.broken.append(Broken(str(file), len(faults), faults[0] if faults else 0, reason))

    def add(self, entry: Entry) -> None:
        """Count one entry."""
        match entry:
            case Vote():
                self._vote(entry)
            case Gap():
                self.gaps += 1
                self._search(_plain(entry.query)).noted += 1
            case Visit():
                self._visit(entry)

    @property
    def pages(self) -> list[PageReport]:
        """Every page that something is known of, those that fail readers most first."""
        known = [page for page in self._by_code.values() if page.yes + page.no + page.views]
        return sorted(known, key=lambda page: (-page.failing, -page.exits, page.code))

    @property
    def unanswered(self) -> list[SearchReport]:
        """Queries that were noted, or led to no page at least every second time; the most frequent first."""
        open_now = Counter(query for _, _, query in self._last.values())
        found = [
            SearchReport(s.query, s.noted, s.searched, s.without_page + open_now[s.query])
            for s in self.searches.values()
        ]
        failed = [s for s in found if s.noted or s.without_page * 2 >= max(s.searched, 1)]
        return sorted(failed, key=lambda s: (-s.noted - s.without_page, s.query))

    def _vote(self, vote: Vote) -> None:
        self.votes += 1
        page = self._by_code.setdefault(vote.code, PageReport(vote.code, "", ""))
        if vote.verdict == "yes":
            page.yes += 1
        else:
            page.no += 1
            page.reasons[masked(vote.reason) or "none"] += 1
        if vote.comment:
            page.comments.append(masked(vote.comment))

    def _search(self, query: str) -> SearchReport:
        return self.searches.setdefault(query, SearchReport(query))

    def _visit(self, visit: Visit) -> None:
        url, query = self._url(visit.address)
        if url not in self._by_url and not query:
            return
        self.visits += 1
        when, before, asked = self._last.get(visit.client, (visit.time, "", ""))
        goes_on = timedelta(0) <= visit.time - when <= _SESSION
        same = goes_on and query == asked  # another filter, another page of results
        if url in self._by_url:
            self._by_url[url].views += 1
        referred = visit.referer.partition("://")[2].startswith(self._host)
        came_from = self._url(visit.referer)[0] if referred else before if goes_on else ""
        if url in self._channels and came_from in self._tasks:
            self._by_url[came_from].exits += 1
        found = goes_on and url in self._by_url and url not in self._channels and not url.endswith(_SEARCH)
        if asked and not found and not same:
            self._search(asked).without_page += 1
        if query and not same:
            self._search(query).searched += 1
        self._last[visit.client] = (visit.time, url, query)

    def _url(self, address: str) -> tuple[str, str]:
        """The page that an address names, relative to the root of the site, and the query it asks."""
        try:
            parts = urlsplit(address)
            asked = parse_qs(parts.query).get("q", [""])[0]
        except ValueError:
            return "", ""
        path = unquote(parts.path).removeprefix(self._base).lstrip("/")
        url = f"{path}index.html" if not path or path.endswith("/") else path
        return url, _plain(asked) if url.endswith(_SEARCH) else ""


def _plain(query: str) -> str:
    return masked(" ".join(query.casefold().split()))


def read(project: Project, files: Iterable[Path]) -> FeedbackReport:
    """The report on all `files`."""
    report = FeedbackReport(project)
    for file in files:
        report.add_file(file)
    return report


def as_json(report: FeedbackReport) -> str:
    """Everything, as one object."""
    content = {
        "counts": {"votes": report.votes, "gaps": report.gaps, "page_views": report.visits},
        "pages": [{**vars(page), "failing": round(page.failing, 3)} for page in report.pages],
        "searches": [asdict(search) for search in report.unanswered],
        "broken": [asdict(broken) for broken in report.broken],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_tables(report: FeedbackReport, top: int, lang: str) -> list[Table]:
    """Three tables of `top` rows: pages that do not help, pages that readers leave for a channel, searches."""
    title = "Pages that do not help"
    voted = table(lang, "Page", "Code", "No", "Of", "Share", "Reasons", "Comments", title=title)
    for page in [page for page in report.pages if page.no][:top]:
        reasons = ", ".join(f"{name} {count}" for name, count in page.reasons.most_common())
        total = page.yes + page.no
        cells = (page.no, total, f"{page.no / total:.0%}", reasons, len(page.comments))
        voted.add_row(page.path or said("(no such page)", lang), page.code, *map(str, cells))
    title = "Pages that readers leave for chat, call or letter"
    left = table(lang, "Page", "Code", "Exits", "Views", "Share", title=title)
    for page in sorted((page for page in report.pages if page.exits), key=lambda page: -page.exits)[:top]:
        share = f"{page.exits / page.views:.0%}" if page.views else ""
        left.add_row(page.path, page.code, str(page.exits), str(page.views), share)
    title = "Searches that find nothing"
    asked = table(lang, "Query", "Noted", "Searched", "Without a page", title=title)
    for search in report.unanswered[:top]:
        asked.add_row(search.query, str(search.noted), str(search.searched), str(search.without_page))
    return [table for table in (voted, left, asked) if table.rows]
