// Calendar dates as numbers of days, so that they can stand on an axis.

import { language } from "../../languages";
import { isDate } from "../dates";

const DAY_MS = 86_400_000;

/** The number of a day, counted from 1970; undefined for what is no date. */
export const dayOf = (date: string | null | undefined): number | undefined =>
  date && isDate(date) ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : undefined;

/** The date of a day, as in 2027-03-31. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const said = (day: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language.value.locale, { ...options, timeZone: "UTC" }).format(day * DAY_MS);

/** As in "12 Mar"; dates of several years are told apart, as in "12 Mar 2027". */
export const shortDay = (day: number, withYear = false): string =>
  said(day, { day: "numeric", month: "short", ...(withYear && { year: "numeric" }) });

/** As in "March 2027". */
export const monthOf = (day: number): string => said(day, { month: "long", year: "numeric" });

/** As in "Mar", or "Mar 2027". */
export const shortMonth = (day: number, withYear = false): string =>
  said(day, { month: "short", ...(withYear && { year: "numeric" }) });

/** As in "2027". */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();
