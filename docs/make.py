"""Make what the pages show but nobody should write by hand: `make docs`, or python -m docs.make.

Pages: the parts between markers, from the definitions, the commands, the settings and an example that is
run. Pictures: the dashboard as it runs. `--check` changes nothing and fails where a page is stale.
"""

from __future__ import annotations

import argparse
import sys

from docs.making.pages import ROOT, stale_pages
from docs.making.pictures import take_pictures
from docs.making.serving import serving


def main(arguments: list[str] | None = None) -> int:
    """Make pages and pictures; with --pages or --pictures only those. Return 1 when --check finds stale pages."""
    parser = argparse.ArgumentParser(prog="python -m docs.make", description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--pages", action="store_true", help="only the pages")
    what.add_argument("--pictures", action="store_true", help="only the pictures")
    what.add_argument("--check", action="store_true", help="name the stale pages and change nothing")
    args = parser.parse_args(arguments)
    if not args.pictures:
        stale = stale_pages()
        for page, made in stale.items():
            if not args.check:
                (ROOT / page).write_text(made, encoding="utf-8")
            print(f"{page}: {'stale; run make docs' if args.check else 'made anew'}")
        if args.check:
            return 1 if stale else 0
    if not args.pages:
        with serving() as address:
            for picture in take_pictures(address):
                print(f"{picture.relative_to(ROOT)}: taken")
    return 0


if __name__ == "__main__":
    sys.exit(main())
