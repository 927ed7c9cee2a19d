import { h, render } from "preact";

/** Draws the screen into an element and returns the function that takes it away again. */
export function mount(element: HTMLElement): () => void {
  render(h("main", { class: "screen" }), element);
  return () => render(null, element);
}
