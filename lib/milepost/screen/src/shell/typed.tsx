/** What a person typed, faithfully: as text, in its own direction, with its own line breaks. */
export function Typed({ text, class: name = "" }: { text: string; class?: string }) {
  return (
    <span class={`typed ${name}`} dir="auto">
      {text}
    </span>
  );
}
