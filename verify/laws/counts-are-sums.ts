/** Every count of every day, by place, against the events of the log. */
import {
  type DayCounts,
  AWARENESS_CLASSES,
  ELSEWHERE,
  EventKind,
  Hearing,
  type LogEvent,
  MESSAGES,
  OUTCOME_BANDS,
  outcomeBand,
  OVERLAYS,
  PROGRAMMES,
} from "../../src/kernel/engine.ts";
import { ageAt, livingThere, placeOf } from "../../src/population/people.ts";
import { isKilling } from "../../src/outcomes/causes/log.ts";
import { endingOnRecovery } from "../../src/outcomes/causes/state.ts";
import { emptyCounts } from "../../src/society/day.ts";
import type { Law, Observed } from "./observed.ts";
import { NO_POST, postsOf } from "./posts.ts";
import { dayOf } from "./retell.ts";

type Tallies = Omit<DayCounts, "claimed" | "candidates">;
const OF_THE_DAY = ["entered", "infected", "died", "granted", "exported"] as const;

/** State after the events of each day, told from the log alone. */
class Tale {
  readonly #world: Observed;
  readonly #stage: Map<number, number> = new Map();
  readonly #hosts: Map<number, number> = new Map();
  readonly #held: Map<number, Set<number>> = new Map();
  readonly #dead: Set<number> = new Set();
  readonly #hearing: Uint8Array;
  readonly #untilWell: ReadonlySet<number>;
  readonly #posts: Int32Array;
  /** [place × stages] killed in a stage, in which they count until it would have ended: no event says when. */
  readonly lying: Uint32Array;
  readonly tallies: Tallies;

  constructor(world: Observed) {
    this.#world = world;
    const { population } = world.setting;
    const { places } = population;
    const { stages } = world.plan.course;
    this.#hearing = new Uint8Array(population.addresses);
    this.#untilWell = endingOnRecovery(world.plan.programmes);
    this.#posts = postsOf(world);
    this.lying = new Uint32Array(places * stages);
    const { claimed: _claimed, candidates: _candidates, ...tallies } = emptyCounts(places, stages);
    this.tallies = tallies;
    for (let address = 0; address < population.addresses; address++) {
      if (livingThere(population, address)) this.#hear(address, 0, 1);
    }
  }

  /** Adds or takes away a person's part in what is counted by hearing. */
  #hear(person: number, bits: number, one: 1 | -1): void {
    const place = placeOf(this.#world.setting.population, person);
    const { aware, heard } = this.tallies;
    this.#hearing[person] = bits;
    if (!this.#dead.has(person)) aware[place * AWARENESS_CLASSES + this.#world.plan.classOf[bits]] += one;
    for (let slot = 0; slot < MESSAGES; slot++)
      heard[(place * MESSAGES + slot) * 4 + ((bits >> (2 * slot)) & 3)] += one;
  }

  #changeHearing(person: number, bits: number): void {
    this.#hear(person, this.#hearing[person], -1);
    this.#hear(person, bits, 1);
  }

  /** Everyone is unheard of a slot again. */
  clear(slot: number): void {
    this.#hearing.forEach((bits, person) => {
      if (((bits >> (2 * slot)) & 3) !== 0) this.#changeHearing(person, bits & ~(3 << (2 * slot)));
    });
  }

  begin(): void {
    for (const name of OF_THE_DAY) this.tallies[name].fill(0);
  }

  /** Counts, if society asks for it, who is not at work, each once: the dead, the ill, the confined and those away. */
  end(): void {
    const { countMissing, course, confining } = this.#world.plan;
    this.tallies.missing.fill(0);
    if (!countMissing) return;
    this.#posts.forEach((post, person) => {
      if (post === NO_POST) return;
      const stage = this.#stage.get(person);
      const ill = stage !== undefined && course.ill[stage] === 1;
      const confined = [...(this.#held.get(person) ?? [])].some((held) => ((confining >> held) & 1) === 1);
      if (this.#dead.has(person) || ill || confined || this.#hosts.has(person)) this.tallies.missing[post]++;
    });
  }

  #leaveStage(person: number, place: number): void {
    const before = this.#stage.get(person);
    if (before !== undefined) this.tallies.occupied[place * this.#world.plan.course.stages + before]--;
    this.#stage.delete(person);
  }

  #leaveHost(person: number, place: number): void {
    const host = this.#hosts.get(person);
    if (host === undefined) return;
    this.#hosts.delete(person);
    this.tallies.away[place]--;
    if (host !== ELSEWHERE) this.tallies.guests[host]--;
  }

  /** Lets go of overlays that end without an event. */
  #letGo(person: number, place: number, ends: (overlay: number) => boolean): void {
    for (const held of this.#held.get(person) ?? []) {
      if (!ends(held)) continue;
      this.#held.get(person)?.delete(held);
      this.tallies.holding[place * OVERLAYS + held]--;
    }
  }

  add(event: LogEvent): void {
    const { kind, a, c, person, other } = event;
    const { population } = this.#world.setting;
    const { stages, dead } = this.#world.plan.course;
    const place = placeOf(population, person);
    const band = place * OUTCOME_BANDS + outcomeBand(ageAt(population, person));
    const { tallies } = this;
    const overlay = place * OVERLAYS + a;
    switch (kind) {
      case EventKind.infected:
        tallies.infected[band]++;
        break;
      case EventKind.stage:
        this.#leaveStage(person, place);
        this.#stage.set(person, a);
        tallies.entered[place * stages + a]++;
        tallies.occupied[place * stages + a]++;
        break;
      case EventKind.recovered:
        this.#leaveStage(person, place);
        this.#letGo(person, place, (overlay) => this.#untilWell.has(overlay));
        break;
      case EventKind.died:
        tallies.died[band]++;
        tallies.aware[place * AWARENESS_CLASSES + this.#world.plan.classOf[this.#hearing[person]]]--;
        this.#dead.add(person);
        this.#leaveHost(person, place);
        this.#letGo(person, place, () => true);
        if (isKilling(event)) {
          const stage = this.#stage.get(person);
          if (stage !== undefined) this.lying[place * stages + stage]++;
          break;
        }
        // Those who die into a stage of the dead have entered it already: it is logged before.
        if (dead[this.#stage.get(person) ?? 0] !== 1) this.#leaveStage(person, place);
        break;
      case EventKind.heard:
        this.#changeHearing(person, (this.#hearing[person] & ~(3 << (2 * a))) | (c << (2 * a)));
        break;
      case EventKind.granted:
        tallies.granted[place * PROGRAMMES + a]++;
        break;
      case EventKind.began:
        this.#held.set(person, (this.#held.get(person) ?? new Set()).add(a));
        tallies.holding[overlay]++;
        break;
      case EventKind.ended:
        this.#held.get(person)?.delete(a);
        tallies.holding[overlay]--;
        break;
      case EventKind.moved:
        if (this.#stage.has(person)) tallies.exported[place]++;
        this.#hosts.set(person, other);
        tallies.away[place]++;
        if (other !== ELSEWHERE) tallies.guests[other]++;
        break;
      case EventKind.returned:
        this.#leaveHost(person, place);
        break;
      default:
        throw new Error(`there is no event of kind ${kind}`);
    }
  }
}

/** A teller falls silent without an event, so those two are taken together. */
const mergeTellers = (states: Uint32Array): Uint32Array =>
  states.map((n, i) => (i % 4 === Hearing.telling ? n + states[i + 1] : i % 4 === Hearing.silent ? 0 : n));

const isMorning = (event: LogEvent): boolean => event.kind >= EventKind.granted || isKilling(event);
/** Ends come before all else of a morning. */
const isEnd = ({ kind }: LogEvent): boolean => kind === EventKind.ended || kind === EventKind.returned;

export const countsAreSums: Law = {
  id: "L2",
  claim:
    "every count of every day is the sum over the events of the log, by place, age, stage, hearing, programme and post",
  check(world, witness) {
    const { log, days, asked, plan, run } = world;
    const { stages, dead } = plan.course;
    const tale = new Tale(world);
    let next = 0;
    days.forEach(({ counts }, day) => {
      tale.begin();
      for (const { slot, reach } of asked[day].spoken) if (reach === null) tale.clear(slot);
      const today: LogEvent[] = [];
      for (; next < log.length && dayOf(log[next]) === day; next++) today.push(log[next]);
      const morning = today.filter(isMorning);
      for (const event of morning.filter(isEnd)) tale.add(event);
      for (const event of morning.filter((event) => !isEnd(event) && !isKilling(event))) tale.add(event);
      // Nothing befalls the killed afterwards.
      for (const event of morning.filter(isKilling)) tale.add(event);
      for (const event of today) if (!isMorning(event)) tale.add(event);
      tale.end();
      for (const [name, expected] of Object.entries(tale.tallies) as [keyof Tallies, Uint32Array][]) {
        const [found, sum] =
          name === "heard" ? [counts.heard, expected].map(mergeTellers) : [counts[name], expected];
        // A burial is no event, nor is the end of a stage of the killed: only the most that there can be is known.
        const fewest = (i: number): number => {
          if (name !== "occupied") return sum[i];
          return dead[i % stages] === 1 ? 0 : sum[i] - tale.lying[i];
        };
        const at = found.findIndex((n, i) => n < fewest(i) || n > sum[i]);
        witness.expect(at < 0, () => `day ${day}, ${name}[${at}]: ${found[at]}, by the log ${sum[at]}`);
      }
      for (const [sums, of] of [
        [run.infectionsByAge, tale.tallies.infected],
        [run.deathsByAge, tale.tallies.died],
      ]) {
        const wrong = of.findIndex((n, i) => n !== sums[day * of.length + i]);
        witness.expect(wrong < 0, () => `day ${day}, outcomes by age [${wrong}], by the log ${of[wrong]}`);
      }
      const { claimed, granted } = counts;
      const over = granted.findIndex((n, i) => n > claimed[i]);
      witness.expect(over < 0, () => `day ${day}: ${granted[over]} granted, ${claimed[over]} asked`);
    });
    witness.expect(next === log.length, () => "events after the last day");
  },
};
