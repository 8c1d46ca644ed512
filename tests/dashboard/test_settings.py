"""Settings: where they come from, what is refused, and the key that is made once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.errors import KeyFileRefused, SettingsRefused
from dashboard.settings import read_settings

LONG_KEY = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("POSTUREWATCH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("POSTUREWATCH_HOME", str(tmp_path / "home"))


def test_without_anything_set_the_server_is_for_this_machine_only() -> None:
    """Loopback, port 8050, no debug."""
    settings = read_settings()
    assert (settings.host, settings.port, settings.debug, settings.is_local) == (
        "127.0.0.1",
        8050,
        False,
        True,
    )


def test_arguments_go_before_the_environment_which_goes_before_defaults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An argument that is None was not given; an empty variable is not set."""
    monkeypatch.setenv("POSTUREWATCH_PORT", "9000")
    monkeypatch.setenv("POSTUREWATCH_HOST", "")
    assert read_settings(port=None).port == 9000
    assert read_settings(port=9001).port == 9001
    assert read_settings().host == "127.0.0.1"


def test_the_home_defaults_to_the_users_own_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without POSTUREWATCH_HOME the platform's folder is taken, named after the product."""
    monkeypatch.delenv("POSTUREWATCH_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/data-of-user")
    assert read_settings().home.name == "posturewatch"


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 (that it is refused is the point)
        ("::", False),
        ("192.0.2.7", False),
        ("localhost.example.org", False),
    ],
)
def test_only_loopback_addresses_count_as_this_machine(host: str, is_local: bool) -> None:
    """A name that merely begins with localhost may lead anywhere."""
    assert read_settings(host=host, secret_key=LONG_KEY, trusted_hosts="dashboard.example.org").is_local is is_local


def test_off_loopback_a_key_is_demanded() -> None:
    """Without a key, a server that others can reach does not start."""
    with pytest.raises(SettingsRefused, match=r"POSTUREWATCH_SECRET_KEY: found none, and 192\.0\.2\.7 can be"):
        read_settings(host="192.0.2.7")


def test_off_loopback_debug_is_refused_even_with_a_key() -> None:
    """The debugger runs code: never where others can reach it."""
    with pytest.raises(SettingsRefused, match=r"POSTUREWATCH_DEBUG: found true .* Expected false, or the host"):
        read_settings(host="192.0.2.7", debug=True, secret_key=LONG_KEY)
    assert read_settings(debug=True).debug


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        (
            "POSTUREWATCH_PORT",
            "web",
            "POSTUREWATCH_PORT: found “web”. Expected a whole number from 0 to 65535",
        ),
        ("POSTUREWATCH_PORT", "70000", "POSTUREWATCH_PORT: found “70000”. Expected a whole number"),
        ("POSTUREWATCH_DEBUG", "perhaps", "POSTUREWATCH_DEBUG: found “perhaps”. Expected true or false."),
        (
            "POSTUREWATCH_SECRET_KEY",
            "short",
            "POSTUREWATCH_SECRET_KEY: found 5 characters. Expected 32 or more",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_what_was_expected(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, sentence: str
) -> None:
    """The message names the variable as the user wrote it."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsRefused) as refused:
        read_settings()
    assert str(refused.value).startswith(sentence)


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mistakes need one start, not two."""
    monkeypatch.setenv("POSTUREWATCH_PORT", "web")
    monkeypatch.setenv("POSTUREWATCH_DEBUG", "perhaps")
    with pytest.raises(SettingsRefused) as refused:
        read_settings()
    assert len(refused.value.sentences) == 2


def test_an_argument_that_is_no_setting_lists_the_settings() -> None:
    """A slip in the code is told apart from a slip in the environment."""
    with pytest.raises(
        SettingsRefused, match=r"Hots: not a setting\. Settings are home, definitions, database_url, secret_key"
    ):
        read_settings(hots="127.0.0.1")


def test_settings_cannot_be_changed_after_reading() -> None:
    """What was checked at the start stays what it was."""
    with pytest.raises(ValidationError):
        read_settings().host = "0.0.0.0"  # type: ignore[misc]  # noqa: S104 (refused)


def test_a_given_key_is_used_and_never_shown() -> None:
    """The key is neither in the settings' text nor written to the home folder."""
    settings = read_settings(secret_key=LONG_KEY)
    assert settings.key() == LONG_KEY
    assert LONG_KEY not in repr(settings)
    assert not settings.home.exists()


def test_on_loopback_a_key_is_made_once_for_the_user_alone() -> None:
    """The file is readable by its owner only, the key is long, and it is the same the next time."""
    settings = read_settings()
    key = settings.key()
    (file,) = settings.home.iterdir()
    assert len(key) == 64
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    assert read_settings().key() == key


def test_a_process_that_comes_second_takes_the_key_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both found no key and made one: the first to put it in place wins, and nothing else is left behind."""
    first = read_settings().key()
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert read_settings().key() == first
    assert [file.name for file in read_settings().home.iterdir()] == ["secret-key"]


@pytest.mark.parametrize(
    ("content", "mode", "found"),
    [(LONG_KEY, 0o644, "other users can read"), ("x", 0o600, "found 1 characters")],
)
def test_a_kept_key_that_cannot_be_trusted_is_refused(content: str, mode: int, found: str) -> None:
    """A key that others may have read, or half a key, stops the start and says what to do."""
    settings = read_settings()
    settings.home.mkdir(parents=True)
    file = settings.home / "secret-key"
    file.write_text(content, "ascii")
    file.chmod(mode)
    with pytest.raises(KeyFileRefused, match=f"secret-key: .*{found}.*Delete it"):
        settings.key()
