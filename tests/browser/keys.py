"""Finding one's way with nothing but a keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

# A thing that has the focus but lies behind a bar is lost to whoever sees; WCAG 2.2, 2.4.11.
IN_SIGHT = """each => {
  const shown = each.closest('label') ?? each;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return shown.contains(hit);
}"""


def reach(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus, and see that it is in sight."""
    target.wait_for(state="attached")
    for _ in range(40):
        if target.evaluate("each => each === document.activeElement"):
            assert target.evaluate(IN_SIGHT), f"{target} has the focus but cannot be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {target}")
