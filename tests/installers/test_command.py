"""What the command line of the bootstrap asks for."""

import pytest

from installers.command import has_screen, parse


@pytest.mark.parametrize(
    ("line", "action", "arguments"),
    [
        pytest.param([], "run", [], id="nothing starts Sotto"),
        pytest.param(["run"], "run", [], id="run starts Sotto"),
        pytest.param(["run", "--", "demo", "--json"], "run", ["demo", "--json"], id="run hands on"),
        pytest.param(["test"], "test", [], id="test"),
    ],
)
def test_the_command_line_is_understood(line, action, arguments):
    options = parse(line)
    assert (options.action, options.arguments) == (action, arguments)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        pytest.param("linux", {}, False, id="a Linux server"),
        pytest.param("linux", {"DISPLAY": ""}, False, id="an empty variable"),
        pytest.param("linux", {"DISPLAY": ":0"}, True, id="X11"),
        pytest.param("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True, id="Wayland"),
        pytest.param("darwin", {}, True, id="macOS"),
    ],
)
def test_a_screen_is_known_by_its_variables(platform, variables, expected):
    assert has_screen(platform, variables) is expected
