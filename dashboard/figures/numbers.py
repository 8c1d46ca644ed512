"""Numbers as a chart writes them: one decimal, a true minus, "<0.1" for a small value that is not zero."""

from __future__ import annotations

MINUS = "−"
_SMALLEST = 0.05


def points(value: float) -> str:
    """Write points or a score with one decimal.

    >>> points(28.34), points(0.0), points(0.01)
    ('28.3', '0', '<0.1')
    """
    if value == 0:
        return "0"
    sign = MINUS if value < 0 else ""
    if abs(value) < _SMALLEST:
        return f"{'>' if value < 0 else '<'}{sign}0.1"
    return f"{sign}{abs(value):.1f}"


def signed(value: float) -> str:
    """Write a change in points with its sign.

    >>> signed(2.14), signed(0.0)
    ('+2.1', '0')
    """
    return f"+{points(value)}" if value > 0 else points(value)


def whole(value: float) -> str:
    """Write a whole number, with a true minus sign.

    >>> whole(40.0)
    '40'
    """
    return f"{MINUS if round(value) < 0 else ''}{abs(round(value))}"


def counted(count: int, forms: tuple[str, str]) -> str:
    """Write a count with its noun; `forms` are the singular and the plural, with {count} in each.

    >>> counted(1, ("{count} site", "{count} sites")), counted(0, ("{count} site", "{count} sites"))
    ('1 site', '0 sites')
    """
    return forms[count != 1].format(count=count)
