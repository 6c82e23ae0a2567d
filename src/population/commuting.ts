/** The tables by which a worker finds the slot of their job, and a slot its worker (README of the kernel, section 2). */
import type { Flows } from "../world/world.ts";
import type { Population } from "./population.ts";

type FlowTables = Pick<
  Population,
  "flowPtr" | "flowTo" | "flowSize" | "flowRow" | "flowColumn" | "flowFrom" | "inflowPtr" | "inflow" | "slots"
>;

/** Runs through every row and column of the flows; throws RangeError unless each row sums to its place's workers. */
export function layOutFlows(flows: Flows, workers: Uint32Array): FlowTables {
  const places = workers.length;
  const count = flows.to.length;
  const flowRow = new Uint32Array(count);
  const flowColumn = new Uint32Array(count);
  const flowFrom = new Uint32Array(count);
  const slots = new Uint32Array(places);
  const inflowPtr = new Uint32Array(places + 1);
  for (let origin = 0; origin < places; origin++) {
    let row = 0;
    for (let flow = flows.ptr[origin]; flow < flows.ptr[origin + 1]; flow++) {
      const to = flows.to[flow];
      flowFrom[flow] = origin;
      flowRow[flow] = row;
      flowColumn[flow] = slots[to];
      row += flows.size[flow];
      slots[to] += flows.size[flow];
      inflowPtr[to + 1] += 1;
    }
    if (row !== workers[origin]) {
      throw new RangeError(
        `The flows from place ${origin} sum to ${row}; they must sum to its ${workers[origin]} workers.`,
      );
    }
  }
  for (let place = 0; place < places; place++) inflowPtr[place + 1] += inflowPtr[place];
  const inflow = new Uint32Array(count);
  const filled = inflowPtr.slice();
  for (let flow = 0; flow < count; flow++) inflow[filled[flows.to[flow]]++] = flow;
  return {
    flowPtr: flows.ptr,
    flowTo: flows.to,
    flowSize: flows.size,
    flowRow,
    flowColumn,
    flowFrom,
    inflowPtr,
    inflow,
    slots,
  };
}
