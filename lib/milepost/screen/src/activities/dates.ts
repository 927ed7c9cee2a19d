// Calendar dates, which have no time and no zone.

import { language } from "../languages";

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists, as in 2027-03-31. */
export function isDate(text: string): boolean {
  const time = ISO.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Engines roll 31 February over into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A date written out, as in 31 March 2027; what is no date is given back as it is. */
export function longDate(text: string): string {
  if (!isDate(text)) return text;
  const format = new Intl.DateTimeFormat(language.value.locale, { dateStyle: "long", timeZone: "UTC" });
  return format.format(Date.parse(`${text}T00:00:00Z`));
}
