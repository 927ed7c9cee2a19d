import { effect } from "@preact/signals";
import { h, render } from "preact";
import { raiseAlarms } from "./alarms";
import type { Mode } from "./contract";
import type { Address } from "./door";
import { handIn } from "./handing_in";
import { begin, language, preferred } from "./languages";
import { Screen } from "./screen";
import { takeSeat } from "./seat";
import { createShelf, deviceStorage } from "./shelf";
import { dialSocket, liveUrl } from "./transport_socket";
import type { Dial } from "./wire";

/** What to show; whatever is not given is read from the element's `data-` attributes. */
export interface Options {
  room?: string;
  mode?: Mode;
  joinUrl?: string | undefined;
  /** The path that the server answers under. */
  base?: string;
  /** Another line than the hub's socket. */
  dial?: Dial;
}

const mounted = new WeakMap<HTMLElement, () => void>();

/** Draws a live screen into an element and returns the function that takes it away again. */
export function mount(element: HTMLElement, options: Options = {}): () => void {
  const standing = mounted.get(element);
  if (standing) return standing;
  const ending = new AbortController();
  show(element, options, ending.signal);
  const stop = () => {
    ending.abort();
    render(null, element);
    mounted.delete(element);
  };
  mounted.set(element, stop);
  return stop;
}

/** Draws a live screen into each element that asks for one with `data-milepost`. */
export function mountAll(page: Document): void {
  const elements = page.querySelectorAll<HTMLElement>("[data-milepost]");
  elements.forEach((element) => mount(element));
  // The page is ours, so it speaks the screen's language; a notebook has one of its own.
  if (elements.length) effect(() => follow(page));
}

function follow({ documentElement }: Document): void {
  const { tag } = language.value;
  if (tag) documentElement.lang = tag;
}

function show(element: HTMLElement, options: Options, abort: AbortSignal): void {
  const { dataset } = element;
  const mode = options.mode ?? modeOf(dataset["mode"]);
  const address: Address = {
    room: options.room ?? dataset["room"] ?? "",
    base: options.base ?? dataset["base"] ?? "/",
    joinUrl: options.joinUrl ?? dataset["joinUrl"],
  };
  const dial = options.dial ?? dialHub(address, mode);
  const storage = deviceStorage();
  const seat = takeSeat({ room: address.room, mode, dial, storage }, abort);
  raiseAlarms(seat, abort);
  if (mode !== "present") handIn(seat, abort);
  const draw = () => {
    if (abort.aborted) return;
    render(h(Screen, { seat, address, mode, shelf: createShelf(storage) }), element);
  };
  void begin(preferred(document), abort).then(draw);
}

const dialHub = ({ room, base }: Address, mode: Mode): Dial =>
  dialSocket(liveUrl(room, base, document.baseURI, mode));

const modeOf = (written: string | undefined): Mode =>
  written === "facilitator" || written === "present" ? written : "participant";
