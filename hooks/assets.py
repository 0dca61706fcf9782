"""What the pages load: our own assets, the search and its indexes."""

from mkdocs.structure.files import File, Files


def on_files(files, config):
    own = {config.docs_dir, config.theme.custom_dir, None}
    # Of the theme, only what our templates load; of its overrides, only the assets.
    kept = [
        file
        for file in files
        if file.src_dir in own
        and (file.src_dir != config.theme.custom_dir or file.src_uri.startswith("assets/"))
    ]
    for url, path in config.extra["build"].taken_over.items():
        kept.append(File.generated(config, url, abs_src_path=str(path)))
    for url, text in config.extra["build"].generated.items():
        kept.append(File.generated(config, url, content=text))
    return Files(kept)
