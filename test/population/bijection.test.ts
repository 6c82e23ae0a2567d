import { expect, test } from "vitest";
import { bijection, inverse } from "../../src/population/bijection.ts";
import { permute } from "../twin/philox.ts";

test("a bijection is the twin's, and its inverse undoes it", () => {
  for (const n of [1, 2, 3, 10, 97, 1024]) {
    const images = Array.from({ length: n }, (_, x) => bijection(n, 0xdeadbeef)(x));
    expect(images).toEqual(images.map((_, x) => permute(x, n, 0xdeadbeef)));
    const back = inverse(n, 0xdeadbeef);
    expect(images.map((image) => back[image])).toEqual(images.map((_, x) => x));
  }
});
