"""What the pages load: our own assets, one style sheet of the theme, the search and its indexes."""

from pathlib import Path

import mkdocs.contrib.search
from mkdocs.structure.files import File, Files

_SEARCH = Path(mkdocs.contrib.search.__file__).parent
# The library that reads the search index in the browser, taken from the installed package.
_SEARCH_LIBRARY = (
    _SEARCH / "templates/search/lunr.js",
    _SEARCH / "lunr-language/lunr.stemmer.support.js",
    _SEARCH / "lunr-language/lunr.ru.js",
)
_THEME = "assets/stylesheets/main."


def on_files(files, config):
    kept = [file for file in files if not _is_unused(file, config)]
    for path in _SEARCH_LIBRARY:
        kept.append(File.generated(config, f"assets/search/{path.name}", abs_src_path=str(path)))
    for url, text in config.extra["build"].generated.items():
        kept.append(File.generated(config, url, content=text))
    return Files(kept)


def _is_unused(file, config):
    """Files of the theme that no page of ours loads."""
    if file.src_dir == config.theme.custom_dir:
        return not file.src_uri.startswith("assets/")
    of_theme = file.src_dir is not None and file.src_dir != config.docs_dir
    return of_theme and not (file.src_uri.startswith(_THEME) and file.src_uri.endswith(".css"))


def on_env(env, config, files):
    env.globals["material_css"] = next(file.url for file in files if file.src_uri.startswith(_THEME))
    return env
