"""The script behind «did this help?»: its words and reasons in one language, before the form they are for."""

from __future__ import annotations

import json
from pathlib import Path

from sverka.core.script_text import without_comments
from sverka.model.taxonomy import localised
from sverka.project.project import Project

FOLDER = "assets/feedback/"
_STORE = ("assets/js/keeping.js", "assets/js/kept.js")
_ENGINE = Path(__file__).parent / "browser/feedback.js"
# The name in the script → the key of the wording.
_WORDS = {
    **{
        name: f"feedback_{name}"
        for name in (
            "reason",
            "comment",
            "sends",
            "local",
            "send",
            "copy",
            "save",
            "sending",
            "sent",
            "queued",
            "held",
        )
    },
    "notTaken": "feedback_not_taken",
    "copied": "tool_copied",
    "notCopied": "tool_not_copied",
    "saved": "tool_saved",
}


def feedback_scripts(project: Project) -> dict[str, str]:
    """Name → text, one file a language."""
    settings = project.settings.options
    # What cannot be sent at once waits.
    store = [project.components.theme.file(name) for name in _STORE] if settings.feedback else []
    engine = "".join(without_comments(file.read_text("utf-8")) for file in (*store, _ENGINE))
    return {f"{FOLDER}{lang}.js": _words(project, lang) + engine for lang in settings.languages}


def _words(project: Project, lang: str) -> str:
    texts, feedback = project.components.strings[lang], project.settings.options.feedback
    data = {
        "words": {name: texts[key] for name, key in _WORDS.items()},
        "reasons": [[term.id, localised(term.title, lang)] for term in project.taxonomy.feedback_reasons],
        "endpoint": feedback.endpoint if feedback else None,
    }
    return f"window.sverkaFeedback = {json.dumps(data, ensure_ascii=False)};\n"
