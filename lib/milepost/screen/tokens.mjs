// Turns the design tokens into CSS custom properties: --ink, --size-body, --space-3 and so on.

const declarations = (entries) => entries.map(([name, value]) => `--${name}: ${value};`).join(" ");

const scale = (group, values, unit) =>
  Object.entries(values).map(([step, value]) => [`${group}-${step}`, `${value}${unit}`]);

const numbered = (group, colours) => colours.map((colour, i) => [`${group}-${i + 1}`, colour]);

export function styleOf(tokens) {
  const light = [
    ["family", `"${tokens.family}", system-ui, sans-serif`],
    ...scale("weight", tokens.weights, ""),
    ...scale("size", tokens.sizes, "rem"),
    ...scale("space", tokens.space, "px"),
    ...scale("radius", tokens.radius, "px"),
    ["touch", `${tokens.touch}px`],
    ...numbered("category", tokens.categories),
    ...numbered("severity", tokens.severity),
    ...Object.entries(tokens.light),
  ];
  const dark = declarations(Object.entries(tokens.dark));
  // :host, because a widget may live in a shadow root, where :root is somebody else's.
  return `
:root, :host { color-scheme: light dark; ${declarations(light)} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]), :host { ${dark} } }
:root[data-theme="dark"] { ${dark} }
:root[data-theme="light"] { color-scheme: light }
:root[data-theme="dark"] { color-scheme: dark }`;
}

export const fontFace = (tokens, file) => `
@font-face {
  font-family: "${tokens.family}";
  font-weight: 200 800;
  font-display: swap;
  src: url("${file}") format("woff2");
}`;
