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
/** Rotation of each place, with 64 × its population type. */
export let spin: usize = 0;
/** Prepared bijections (`sampling.ts`): [places] of workers and of slots, [places × 3] of media ranks. */
export let permuteWorkers: usize = 0;
export let permuteSlots: usize = 0;
export let permuteMedia: usize = 0;
/** Keys of the slots: sectors hang on them. */
export let keySlots: usize = 0;
/** [17] */
export let sectorUpTo: usize = 0;
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
export let classRate: usize = 0;
// People given one by one instead of computed; `given` is 1 then.
export let given: u32 = 0;
export let tablePerson: usize = 0;
export let tableGroup: usize = 0;
export let tablePosition: usize = 0;
export let groupPtr: usize = 0;
export let groupMember: usize = 0;
export let groupKind: usize = 0;
export let groupPlace: usize = 0;
export let groupSector: usize = 0;
export let bandPtr: usize = 0;
export let bandMember: usize = 0;

// Wards, and where people flee to.
export let wardOf: usize = 0;
export let wardPtr: usize = 0;
export let wardPlace: usize = 0;
export let wardSlot: usize = 0;
export let wardBefore: usize = 0;
export let wardStaff: usize = 0;
export let wardStaff16: u32 = 0;
export let flightPtr: usize = 0;
export let flightTo: usize = 0;
export let flightUpTo: usize = 0;

export let shareHousehold16: u32 = 0;
export let sharePerson16: u32 = 0;
export let teamShare16: u32 = 0;
export let fullHome: f64 = 1;
export let quartersFrom: u32 = 32;
export let fullClass: f64 = 1;
export let fullWork: f64 = 1;

// Disease.
export let dwell: usize = 0;
export let rate: usize = 0;
export let ill: usize = 0;
export let severe: usize = 0;
export let dead: usize = 0;
/** [stages] message slot heard first-hand at home, 255 for none; `emitting` is 1 if there is any. */
export let emits: usize = 0;
export let emitting: u32 = 0;
/** Branch factors: [B] stage, overlay (255: everyone), 1 if whoever lacks it, branches as bits; [places × B] fields of the day. */
export let branches: u32 = 0;
export let branchStage: usize = 0;
export let branchOverlay: usize = 0;
export let branchLacks: usize = 0;
export let branchToward: usize = 0;
export let branchField: usize = 0;
/** [stages] 1 if a factor names the stage: then its branch is chosen at its exit. */
export let branchLate: usize = 0;
export let branchUpTo: usize = 0;
export let branchTo: usize = 0;
export let variation: usize = 0;
export let susceptibility: usize = 0;
export let immunity: usize = 0;
/** [layers × 6] width and top of each layer by setting. */
export let width: usize = 0;
export let ceiling: usize = 0;

// Modifiers: [M] trait and conditions (1 ill, 2 worker, 4 pupil, 8 between, 16 dead, 32 of the next four); overlay held and
// overlay lacking (255: none), ages, sectors as bits (0: any); [M × 2 sides × 6 settings] factors.
export let modifierTrait: usize = 0;
export let modifierWhen: usize = 0;
export let modifierOverlay: usize = 0;
export let modifierLacks: usize = 0;
export let modifierFrom: usize = 0;
export let modifierTo: usize = 0;
export let modifierSectors: usize = 0;
export let modifierFactor: usize = 0;
/** 1 if some factor may exceed 1: then no early judgement. */
export let raises: u32 = 0;
/** [2 (source ill) × 6 settings] no product of factors is below this. */
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

/** [places] people among whom those who come infected are drawn. */
export let arrivals: usize = 0;

// Programmes: [K] who asks (0 standing, 1 ill, 2 severe, 3 anyone, 4 + k after k), trait, delay, scope (1 self, 2 household,
// 4 class, 8 team, 16 workplace), effect (an overlay, 12 a move, 13 death, 255 none), days it lasts (65535: for ever); [K × 8] position of a band in the
// priority, 255 for none, and [K × 8] the bands in order, 255 behind the last.
export let programmes: u32 = 0;
export let programmeClaims: usize = 0;
export let programmeTrait: usize = 0;
export let programmeDelay: usize = 0;
export let programmeScope: usize = 0;
export let programmeEffect: usize = 0;
export let programmeLasts: usize = 0;
export let programmePosition: usize = 0;
export let programmeBands: usize = 0;
/** [K × places × 8] prepared bijections of standing programmes, and how far each has come; row 0 of a place for "anyone". */
export let permuteStanding: usize = 0;
export let cursor: usize = 0;
/** Overlays that end on recovery, as bits. */
export let untilWell: u32 = 0;
/** Overlays whose holders do not work, as bits; 1 if workers missing are counted. */
export let confining: u32 = 0;
export let countMissing: u32 = 0;

// Fields of the day.
export let supply: usize = 0;
export let willing: usize = 0;
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
/** [addresses] u16: overlays held as bits, bit 14 killed, bit 15 ill; 0 if nothing asks for them. */
export let held: usize = 0;
/** [12] tables of [addresses] u16 last days of an overlay; 0 where it is never lifted. */
export let untilOf: usize = 0;
/** [addresses] u16: 0 at home, else 1 + place where the person is, 0xffff out of the world; 0 if nobody ever moves. */
export let host: usize = 0;
export let claimed: usize = 0;
export let granted: usize = 0;
export let holding: usize = 0;
export let away: usize = 0;
export let guests: usize = 0;
/** [places] people in course who went elsewhere today. */
export let exported: usize = 0;
/** [places × 16] */
export let missing: usize = 0;

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
