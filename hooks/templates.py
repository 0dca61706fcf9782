"""Give the templates their views of the page and the site."""


def on_env(env, config, files):
    build = config.extra["build"]
    env.filters["asset"] = build.assets.url
    env.globals.update(build.site_context(build.project.settings.main_language), csp=config.extra.get("csp"))
    return env


def on_page_context(context, page, config, nav):
    context.update(config.extra["build"].page_context(page.source_page))
    return context
