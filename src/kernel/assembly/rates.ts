// Where the looked-up person meets others, and how often: rates by setting, and their total (section 2 of the README).
import { unit } from "./philox";
import * as people from "./people";
import * as t from "./tables";
import { u32At, f64At } from "./tables";

let rate0: f64 = 0;
let rate1: f64 = 0;
let rate2: f64 = 0;
let rate3: f64 = 0;
let rate4: f64 = 0;
let rate5: f64 = 0;
export let total: f64 = 0;

/** Others at home, as far as they count: in a larger household a person has no more contacts. */
// @ts-ignore: decorator
@inline
function housemates(): f64 {
  return min<f64>(<f64>(people.homeSize - 1), t.fullHome);
}

/** Sets the rates from a table of six, times the six widths of a layer (0 for none). */
export function setRates(table: usize, widths: usize): void {
  const others = people.groupSize < 2 ? 0.0 : <f64>(people.groupSize - 1);
  rate0 = load<f64>(table) * housemates();
  rate1 =
    people.group == people.CLASS
      ? load<f64>(table, 8) * f64At(t.classRate, people.band) * min<f64>(1.0, others / t.fullClass)
      : 0.0;
  rate2 = people.group == people.WORK ? load<f64>(table, 16) * min<f64>(1.0, others / t.fullWork) : 0.0;
  rate3 = load<f64>(table, 24) * f64At(t.bandRate, people.band);
  rate4 = load<f64>(table, 32);
  if (rate4 > 0.0 && u32At(t.wardStaff, u32At(t.wardOf, people.place)) == 0) rate4 = 0.0;
  rate5 = load<f64>(table, 40);
  if (widths != 0) {
    rate0 *= load<f64>(widths);
    rate1 *= load<f64>(widths, 8);
    rate2 *= load<f64>(widths, 16);
    rate3 *= load<f64>(widths, 24);
    rate4 *= load<f64>(widths, 32);
    rate5 *= load<f64>(widths, 40);
  }
  total = rate0 + rate1 + rate2 + rate3 + rate4 + rate5;
}

/** Sets the rates of telling: by role, whatever the size of the group, so that the group need be found only when drawn. */
export function setNewsRates(): void {
  const role = people.role();
  rate0 = load<f64>(t.newsRate) * housemates();
  rate1 = role == people.PUPIL ? load<f64>(t.newsRate, 8) : 0.0;
  rate2 = role == people.WORKER ? load<f64>(t.newsRate, 16) : 0.0;
  rate3 = load<f64>(t.newsRate, 24) * f64At(t.bandRate, people.band);
  rate4 = 0.0;
  rate5 = 0.0;
  total = rate0 + rate1 + rate2 + rate3;
}

/** The most the total can be, whatever group the person belongs to: known from the home alone. */
export function mostOf(table: usize): f64 {
  const role = people.role();
  let inGroup =
    role == people.WORKER || role == people.PUPIL ? load<f64>(table, 8) * f64At(t.classRate, people.band) : 0.0;
  if (role == people.WORKER) inGroup = max(inGroup, load<f64>(table, 16));
  return (
    load<f64>(table) * housemates() +
    inGroup +
    load<f64>(table, 24) * f64At(t.bandRate, people.band) +
    load<f64>(table, 32) +
    load<f64>(table, 40)
  );
}

/** The setting a uniform word falls into, by the rates last set. */
export function settingOf(word: u32): u32 {
  const x = unit(word) * total;
  if (x < rate0) return people.HOUSEHOLD;
  if (x < rate0 + rate1) return people.CLASS;
  if (x < rate0 + rate1 + rate2) return people.WORK;
  if (x < rate0 + rate1 + rate2 + rate3) return people.COMMUNITY_SETTING;
  return x < rate0 + rate1 + rate2 + rate3 + rate4 ? people.WARD : people.FUNERAL;
}
