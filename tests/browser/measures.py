"""Scripts that measure a page in the browser: its width, its colours, and what a keyboard reaches."""

from __future__ import annotations

# What sticks out of the window, told by its own words; nothing where the page does not scroll sideways.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1);
    });
    const tell = (element) =>
        `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 60)}`;
    return [`${document.documentElement.scrollWidth} px wide`, ...wide.map(tell).slice(0, 5)];
}"""

# Relative luminance and contrast as WCAG 2 defines them; what is transparent lets what is below shine through.
_COLOURS = """
    const parse = (text) => {
        const parts = text.match(/[\\d.]+(?:e-?\\d+)?/g).map(Number);
        const scale = text.startsWith("color(") ? 255 : 1;
        return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts[3] ?? 1];
    };
    const over = (top, below) => top.slice(0, 3).map((part, at) => part * top[3] + below[at] * (1 - top[3]));
    const background = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    };
    const luminance = (colour) => {
        const [red, green, blue] = colour.map((part) => part / 255).map((part) =>
            part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
"""
BRIGHTNESS = f"""() => {{
    {_COLOURS}
    return {{
        paper: luminance(background(document.body)),
        ink: luminance(parse(getComputedStyle(document.body).color).slice(0, 3)),
    }};
}}"""
# Surfaces of some size that stay light in the dark scheme.
LIGHT_PLACES = f"""() => {{
    {_COLOURS}
    return [...document.querySelectorAll("body *")].filter((element) => {{
        const box = element.getBoundingClientRect();
        const own = parse(getComputedStyle(element).backgroundColor)[3];
        return own > 0.5 && box.width * box.height > 30000 && luminance(background(element)) > 0.2;
    }}).map((element) => `<${{element.localName}} class="${{element.className}}">`);
}}"""
FAINT_TEXTS = f"""() => {{
    {_COLOURS}
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = new Set();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {{
        const element = text.parentElement, style = getComputedStyle(element);
        if (!text.data.trim() || !element.checkVisibility({{visibilityProperty: true}})) continue;
        if (element.getBoundingClientRect().width < 2) continue;
        const below = background(element);
        const [one, other] = [luminance(over(parse(style.color), below)), luminance(below)];
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (contrast < (large ? 3 : 4.5))
            faint.add(`${{contrast.toFixed(2)}} ${{element.className}}: ${{text.data.trim().slice(0, 40)}}`);
    }}
    return [...faint];
}}"""

# What has the focus, and what keeps a reader from seeing it.
_LOOK = """
    const look = (element) => {
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const top = document.elementFromPoint(x, y);
        const shown = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
        const faults = [];
        if (!shown || box.width < 2 || box.height < 2) faults.push("hidden");
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) faults.push("outside of the window");
        else if (!top || !(element.contains(top) || top.contains(element))) faults.push("covered");
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("not marked");
        const words = element.getAttribute("aria-label") || element.textContent.trim() || element.id;
        return {name: `<${element.localName}> ${words.slice(0, 50)}`, faults: faults.join(", ")};
    };
"""
FOCUS = f"""() => {{
    {_LOOK}
    const element = document.activeElement;
    return element && element !== document.body ? look(element) : null;
}}"""
# A focus moved by a script is marked where the one before it was: press Tab once before this.
EVERY_FOCUS = f"""() => {{
    {_LOOK}
    const stops = [];
    for (const element of document.body.querySelectorAll("*")) {{
        if (element.tabIndex < 0) continue;
        element.focus();
        if (document.activeElement === element) stops.push(look(element));
    }}
    return stops;
}}"""

# Controls below 24 × 24 px (WCAG 2.5.8) but links within a sentence, and whatever has that much room around it.
SMALL_TARGETS = """() => {
    const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=option]")]
        .filter((element) => element.checkVisibility({visibilityProperty: true}));
    const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    // A label that belongs to a field is as good a target as the field.
    const box = (element) => (element.labels?.[0] ?? element).getBoundingClientRect();
    const inSentence = (element) => getComputedStyle(element).display === "inline"
        && element.parentElement.textContent.trim() !== element.textContent.trim();
    const boxes = targets.map(box);
    return targets.filter((element, at) => {
        const own = boxes[at];
        if (own.width < 2 || (own.width >= 24 && own.height >= 24) || inSentence(element)) return false;
        const [x, y] = centre(own);
        return boxes.some((other, to) => {
            const related = targets[to].contains(element) || element.contains(targets[to]);
            if (related || other.width < 2) return false;
            const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
            return Math.hypot(dx, dy) < 12;
        });
    }).map((element) => {
        const {width, height} = element.getBoundingClientRect();
        const size = `${Math.round(width)}×${Math.round(height)}`;
        return `${size} <${element.localName}> ${element.textContent.trim().slice(0, 40)}`;
    });
}"""


def lost(stops: list[dict[str, str]]) -> dict[str, str]:
    """Stops of the focus that a reader would lose sight of, with the reason."""
    return {stop["name"]: stop["faults"] for stop in stops if stop["faults"]}
