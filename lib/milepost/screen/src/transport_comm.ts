import type { Dial, DownFrame } from "./wire";

/** The part of an anywidget model that a line needs. */
export interface CommModel {
  send(content: unknown): void;
  on(event: "msg:custom", heard: (frame: DownFrame) => void): void;
  off(event: "msg:custom", heard: (frame: DownFrame) => void): void;
}

/** Lines over a widget's comm, where no hub shares the page's origin. */
export function dialComm(model: CommModel): Dial {
  return (since, ears) => {
    const heard = (frame: DownFrame) => ears.heard(frame);
    model.on("msg:custom", heard);
    model.send({ hello: since });
    // Whoever dials has no line in hand yet.
    queueMicrotask(() => ears.opened());

    return {
      send: (frame) => model.send(frame),
      close: () => model.off("msg:custom", heard),
    };
  };
}
