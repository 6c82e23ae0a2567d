// What the host hands over before the first day: addresses of tables (`population.ts`, `plan.ts`) and constants.
// The host sets these globals by name; a table not needed stays 0.

export let places: u32 = 0;
export let addresses: u32 = 0;
export let stages: u32 = 0;
export let modifiers: u32 = 0;
export let layers: u32 = 1;

// Templates.
export let entry: usize = 0;
export let workerList: usize = 0;
export let workerPrefix: usize = 0;
export let pupilList: usize = 0;
export let pupilStart: usize = 0;
export let bandList: usize = 0;
export let bandStart: usize = 0;
export let bandPrefix: usize = 0;
export let bandOfAge: usize = 0;

// Places.
export let key: usize = 0;
export let people: usize = 0;
export let firstBlock: usize = 0;
export let placeOfBlock: usize = 0;
export let rotation: usize = 0;
/** Prepared bijections (`sampling.ts`): [places] of workers and of slots, [places × 3] of media ranks. */
export let permuteWorkers: usize = 0;
export let permuteSlots: usize = 0;
export let permuteMedia: usize = 0;
export let teachers: usize = 0;
export let flowPtr: usize = 0;
export let flowTo: usize = 0;
export let flowRow: usize = 0;
export let flowColumn: usize = 0;
export let flowFrom: usize = 0;
/** Guides (`guide.ts`) into the rows of flows, the columns of inflows, and the size classes of workplaces. */
export let rowGuide: usize = 0;
export let columnGuide: usize = 0;
export let sizeGuide: usize = 0;
export let inflowPtr: usize = 0;
export let inflow: usize = 0;
export let workSizes: usize = 0;
export let workStart: usize = 0;
export let catchmentPtr: usize = 0;
export let catchmentBlock: usize = 0;
export let catchmentClass: usize = 0;
export let agePupils: usize = 0;
export let ageBefore: usize = 0;
export let groupFirst: usize = 0;
export let groupSize: usize = 0;
export let groupClasses: usize = 0;
export let groupClass: usize = 0;
export let communityPtr: usize = 0;
export let communityTo: usize = 0;
export let communityUpTo: usize = 0;
export let bandUpTo: usize = 0;
export let bandPeople: usize = 0;
export let bandRate: usize = 0;
export let shareHousehold16: u32 = 0;
export let sharePerson16: u32 = 0;
export let teamShare16: u32 = 0;
export let fullClass: f64 = 1;
export let fullWork: f64 = 1;

// Disease.
export let dwell: usize = 0;
export let rate: usize = 0;
export let ill: usize = 0;
export let branchUpTo: usize = 0;
export let branchTo: usize = 0;
export let variation: usize = 0;
export let susceptibility: usize = 0;
export let immunity: usize = 0;
/** [layers × 4] width and top of each layer by setting. */
export let width: usize = 0;
export let ceiling: usize = 0;

// Modifiers: [M] trait and conditions (1 ill, 2 worker, 4 pupil); [M × 2 sides × 4 settings] factors.
export let modifierTrait: usize = 0;
export let modifierWhen: usize = 0;
export let modifierFactor: usize = 0;
/** 1 if some factor may exceed 1: then no early judgement. */
export let raises: u32 = 0;
/** [2 (source ill) × 4 settings] no product of factors is below this. */
export let leastFactor: usize = 0;

// News.
export let newsRate: usize = 0;
export let beliefTrait: usize = 0;
/** [3] thresholds in 0..2³², as doubles. */
export let tellShare: usize = 0;
export let stifle: usize = 0;
/** [3 × 1537] quantiles of the gap between tells, days. */
export let gap: usize = 0;
export let classOf: usize = 0;

// Fields of the day.
export let uptake: usize = 0;
export let belief: usize = 0;

// What the kernel writes.
export let state: usize = 0;
export let infectedOn: usize = 0;
export let entered: usize = 0;
export let occupied: usize = 0;
export let infected: usize = 0;
export let died: usize = 0;
export let aware: usize = 0;
export let heard: usize = 0;
/** [places × 3] people reached by the media so far. */
export let reached: usize = 0;

// @ts-ignore: decorator
@inline
export function u32At(table: usize, i: u32): u32 {
  return load<u32>(table + (<usize>i << 2));
}
// @ts-ignore: decorator
@inline
export function u16At(table: usize, i: u32): u32 {
  return <u32>load<u16>(table + (<usize>i << 1));
}
// @ts-ignore: decorator
@inline
export function u8At(table: usize, i: u32): u32 {
  return <u32>load<u8>(table + <usize>i);
}
// @ts-ignore: decorator
@inline
export function f64At(table: usize, i: u32): f64 {
  return load<f64>(table + (<usize>i << 3));
}
// @ts-ignore: decorator
@inline
export function bump(table: usize, i: u32): void {
  const at = table + (<usize>i << 2);
  store<u32>(at, load<u32>(at) + 1);
}
// @ts-ignore: decorator
@inline
export function drop(table: usize, i: u32): void {
  const at = table + (<usize>i << 2);
  store<u32>(at, load<u32>(at) - 1);
}
