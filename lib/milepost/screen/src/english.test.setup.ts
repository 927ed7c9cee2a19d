// Tests read English.

import { speak } from "./languages";

await speak("en");
