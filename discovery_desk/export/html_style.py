"""The style of a page as HTML: the colours of the theme, one column where it is narrow, no frames on paper."""

from __future__ import annotations

from discovery_desk.host.theme_file import Shade, load_tokens

_COLORS = ("bg", "surface", "line", "line-strong", "ink", "ink-2", "ink-3", "accent", "accent-soft", "on-accent")
_KINDS = ("quote", "opportunity", "feeling")
_RULES = """
*{box-sizing:border-box}
html{background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,'Segoe UI','Noto Sans',sans-serif}
body{max-width:72rem;margin:0 auto;padding:2rem 1.25rem}
html[dir=rtl] body{text-align:right}
h1,h2,p,ul,ol,figure,blockquote{margin:0;padding:0;overflow-wrap:anywhere}
ul,ol{list-style:none}
main{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:2rem;background:var(--surface);
 border:1px solid var(--line);border-radius:12px;padding:2rem}
h1{font-size:1.5rem;line-height:1.2;margin-block:1rem .25rem}
h2{font-size:.85rem;font-weight:600;color:var(--ink-3);margin-block-end:.75rem}
.about,.label,.time,.quiet,figcaption,footer{color:var(--ink-3);font-size:.85rem}
header img,.initials{width:100%;aspect-ratio:1;border-radius:12px;object-fit:cover;display:block}
.initials{display:grid;place-items:center;background:var(--accent-soft);color:var(--accent);
 font-size:3rem;font-weight:600}
header ul{margin-block-start:1rem}
header li{border-block-start:1px solid var(--line);padding-block:.4rem;font-size:.9rem}
.label{display:block;font-size:.75rem}
figure{margin-block-end:2rem}
blockquote{color:var(--quote);font-size:1.6rem;font-weight:500;line-height:1.3}
.original{color:var(--ink-2);margin-block-start:.5rem}
figcaption{margin-block-start:.35rem}
.story{margin-block-end:2rem}
ol{display:flex;flex-wrap:wrap;gap:.9rem}
ol li{flex:1 1 8.5rem;max-width:13rem;border:1px solid var(--line-strong);border-radius:8px;padding:.6rem .7rem;
 font-size:.9rem;line-height:1.35}
ol .time,.words,.lead{display:block}
.time,.lead,.thought{font-size:.75rem}
.thought{display:block;color:var(--ink-2);font-style:italic}
.lead{color:var(--ink-2);margin-block-start:.25rem}
.hurts{border-color:var(--feeling)}
.feeling{color:var(--feeling);font-size:.8rem;margin-inline-end:.4rem}
.badge{display:inline-block;min-width:1.5em;padding:0 .4em;border-radius:1em;background:var(--opportunity);
 color:var(--on-accent);font-size:.75rem;font-weight:700;line-height:1.6;text-align:center;margin-inline-end:.3rem}
.badge:empty{background:none;border:1px solid var(--opportunity);height:1.5em;vertical-align:middle}
.found{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:2rem}
.opportunities li{display:flex;gap:.35rem;align-items:baseline;margin-block-end:.5rem}
.insights li{display:flex;gap:.5rem;margin-block-end:.5rem;font-size:.95rem}
.insights li::before{content:"–";color:var(--ink-3)}
.evidence{margin-block-start:2rem}
.evidence li{display:flex;gap:.5rem;align-items:baseline;margin-block-end:.35rem;font-size:.9rem}
.said{color:var(--quote)}
footer{margin-block-start:1rem}
@media (max-width:46rem){main,.found{grid-template-columns:minmax(0,1fr)}header img,.initials{width:9rem}}
@media print{@page{margin:12mm}html{background:none}body{padding:0;max-width:none}main{border:0;padding:0}
 li,figure{break-inside:avoid}*{print-color-adjust:exact}}
"""


def style() -> str:
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(dark=True)}}}}}"
    return f":root{{color-scheme:light dark;{_variables(dark=False)}}}{dark}{_RULES}"


def _variables(*, dark: bool) -> str:
    tokens = load_tokens()
    shades: dict[str, Shade] = {name: tokens.color[name] for name in _COLORS}
    shades |= {name: tokens.kind[name].ink for name in _KINDS}
    return ";".join(f"--{name}:{shade.of(dark=dark)}" for name, shade in shades.items())
