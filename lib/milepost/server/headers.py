"""The headers that every answer carries, and what each kind of page may load."""

from __future__ import annotations

_NOWHERE_ELSE = "base-uri 'none'; form-action 'self'; frame-ancestors 'self'; object-src 'none'"

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " + _NOWHERE_ELSE
)
"""For pages of our own: no inline script runs, whatever a board or a notebook holds.

Inline styles stay allowed, because tables and figures of a notebook bring their own.
"""

NOTEBOOK_POLICY = (
    "default-src 'self'; script-src 'self' blob: 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; " + _NOWHERE_ELSE
)
"""For the facilitator's notebooks.

anywidget imports each widget's module from a blob, and JupyterLab compiles its settings'
schemas with `Function`; inline script stays forbidden here too.
"""

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""`Referrer-Policy` keeps the link's token from leaving in a Referer before it is exchanged."""


def headers(policy: str = PAGE_POLICY) -> dict[str, str]:
    """All security headers of a page that may load what `policy` says."""
    return {**COMMON, "Content-Security-Policy": policy}
