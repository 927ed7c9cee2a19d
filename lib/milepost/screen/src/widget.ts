import type { Mode } from "./contract";
import { mount } from "./mount";
import { dialComm, type CommModel } from "./transport_comm";

interface WidgetModel extends CommModel {
  get(trait: string): unknown;
}

/** The live screen as an anywidget, for notebooks that share no origin with a hub. */
export default {
  render({ model, el }: { model: WidgetModel; el: HTMLElement }): () => void {
    return mount(el, {
      room: String(model.get("room")),
      mode: model.get("mode") as Mode,
      dial: dialComm(model),
    });
  },
};
