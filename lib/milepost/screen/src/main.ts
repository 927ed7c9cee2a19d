// The one module behind participant page, facilitator's desk, projector and widget.

import { mountAll } from "./mount";
import widget from "./widget";

export { mount } from "./mount";
export default widget;

mountAll(document);
