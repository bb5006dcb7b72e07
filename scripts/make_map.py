#!/usr/bin/env python3
"""Write the outlines of countries for the pages: scripts/make_map.py countries-110m.json

The file comes from the npm package world-atlas 2.0.2 (ISC), made from Natural Earth 1:110m, which
is in the public domain. The grey shows on light and on dark pages. Degrees, one decimal, north up
(y is minus the latitude).
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/lagebild/server/static/world.svg"
HEAD = "<!-- Natural Earth 1:110m countries, public domain, by scripts/make_map.py. -->\n"


def main() -> None:
    """Decode the arcs of the TopoJSON and write one path."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        xs, ys = (list(accumulate(steps)) for steps in zip(*arc, strict=True))
        arcs.append([(x * sx + tx, -(y * sy + ty)) for x, y in zip(xs, ys, strict=True)])
    path = ""
    for geometry in atlas["objects"]["countries"]["geometries"]:
        shapes = geometry["arcs"]
        for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
            for ring in polygon:
                points = [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
                short = dict.fromkeys(f"{x:.1f},{y:.1f}" for x, y in points)
                path += f"M{' '.join(short)}z"
    OUT.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -84 360 145" '
        'width="3600" height="1450">\n'
        f'{HEAD}<path fill="#8d96a3" fill-opacity=".35" stroke="#8d96a3" stroke-width=".12" '
        f'stroke-linejoin="round" d="{path}"/></svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
