"""How the pages of this folder become a site: `sphinx-build -W -n -b html docs build/site`."""

import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))

project = "Sotto"
author = copyright = "The Sotto authors"
release = version = PROJECT["project"]["version"]
language = "en"
extensions = ["myst_parser"]
myst_heading_anchors = 3  # the anchors that links between pages use, as the code host makes them
exclude_patterns = ["README.md"]
html_theme = "alabaster"
html_theme_options = {
    "description": PROJECT["project"]["description"],
    "page_width": "1080px",
    "sidebar_width": "230px",
    "font_family": '"Noto Sans", "Segoe UI", "Helvetica Neue", sans-serif',
    "show_powered_by": False,
}
html_sidebars = {"**": ["about.html", "searchfield.html", "navigation.html"]}
html_show_sourcelink = False
