"""What the pages load: our own assets, the search and its indexes."""

from mkdocs.structure.files import File, Files


def on_files(files, config):
    # Of the theme and its overrides, nothing by itself: the library names what pages load by its content.
    kept = [file for file in files if file.src_dir in {config.docs_dir, None}]
    for url, data in config.extra["build"].files.items():
        kept.append(File.generated(config, url, content=data))
    return Files(kept)
