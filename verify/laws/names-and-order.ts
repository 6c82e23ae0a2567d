/** Where a place stands in a file, and what it is called, is nothing that happens. */
import { simulate } from "../../src/simulate.ts";
import { type ChangeLaw, difference } from "./changed.ts";
import { type Drawn, layOut } from "./generated.ts";

/** Other names for the places, wherever the scenario names them. */
function renamed(drawn: Drawn): Drawn {
  const names = drawn.world.places.map(({ name }) => name);
  const text = names.reduce(
    (all, name) => all.replaceAll(`"${name}"`, `"Upper ${name}"`),
    JSON.stringify(drawn),
  );
  return JSON.parse(text) as Drawn;
}

export const namesAndOrder: ChangeLaw = {
  id: "L10",
  claim:
    "the order of places in a file, and their names where they keep their keys, change nothing: not one event, nor one measure of one place",
  check(kernel, drawn, witness) {
    const usual = simulate(kernel, layOut(drawn));
    const { places, flows } = drawn.world;
    const turned: Drawn = {
      ...drawn,
      world: { places: places.toReversed(), ...(flows === undefined ? {} : { flows: flows.toReversed() }) },
    };
    for (const [what, other] of [
      ["in another order", turned],
      ["of other names", renamed(drawn)],
    ] as const) {
      const found = difference(usual, simulate(kernel, layOut(other)));
      witness.expect(found === undefined, () => `places ${what}: other ${found}`);
    }
  },
};
