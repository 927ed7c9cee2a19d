import { blocks, parts } from "../prose";

/** An agenda's text: paragraphs, lists and strong words, and all else as it was typed. */
export function Prose({ text }: { text: string }) {
  const shown = blocks(text);
  if (shown.length === 0) return null;
  return (
    <div class="prose">
      {shown.map((block) => (Array.isArray(block) ? <ul>{block.map(typed("li"))}</ul> : typed("p")(block)))}
    </div>
  );
}

const typed = (Text: "li" | "p") => (text: string) => (
  <Text class="typed" dir="auto">
    {parts(text).map((part, place) => (place % 2 ? <strong>{part}</strong> : part))}
  </Text>
);
