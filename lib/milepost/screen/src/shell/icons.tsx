// Drawn at the size of the text beside them, in its colour; words say what they mean.

const paths = {
  back: "M15 5l-7 7 7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  next: "M9 5l7 7-7 7",
  people: "M8.5 11a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4zM3 19.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5M16 5a3 3 0 010 6M17 14.7c2.4.4 4 2.2 4 4.8",
  lock: "M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  unlock: "M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 016.7-1.4",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.7a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4z",
  clock: "M12 20.5a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 7.5V12l3 2",
  cross: "M6 6l12 12M18 6L6 18",
  offline: "M3 3l18 18M5 10.5a11 11 0 014-2.3M12 7c2.7 0 5.100 1 7 3.500M8.500 14.300a5.500 5.500 0 013.500-1.300M12 18.500h.01",
  sending: "M12 19V6M6 11.500L12 5.500l6 6",
  plus: "M12 5v14M5 12h14",
  pencil: "M4.500 19.500l1-4L16 5l3 3L8.500 18.500z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
