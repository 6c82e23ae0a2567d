import { request } from "node:http";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../../runner/root.ts";
import { serve } from "../../verify/machines/server.ts";

const server = await serve(projectRoot(), ["scenarios"], { "/": { type: ".html", body: "<p>" } });
afterAll(() => server.close());

/** Status and type, of a path that is sent as it is: `fetch` would tidy it first. */
const ask = (path: string, method = "GET", body = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const asking = request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(`${response.statusCode} ${response.headers["content-type"] ?? ""}`.trim());
    });
    asking.on("error", reject).end(body);
  });

test.each([
  ["/", "200 text/html; charset=utf-8"],
  ["/?all", "200 text/html; charset=utf-8"],
  ["/scenarios/any-town.yaml", "200 text/plain; charset=utf-8"],
  ["/scenarios/any-town.md", "404"],
  ["/scenarios/none.yaml", "404"],
  ["/package.json", "404"],
  ["/scenarios/../package.json", "404"],
  ["/scenarios/%2e%2e/package.json", "404"],
  ["/scenarios/..%2fpackage.json", "404"],
  ["/scenarios/../../../etc/hostname.json", "404"],
  ["//scenarios/any-town.yaml", "404"],
  ["/scenarios/%zz.yaml", "400"],
  ["/constructor", "404"],
])("%s is answered with %s", async (path, answer) => {
  expect(await ask(path)).toBe(answer);
});

test("the first answer that is posted is what was waited for", async () => {
  expect(await ask("/", "POST", "no")).toBe("404");
  expect(await ask("/answer", "POST", "one")).toBe("204");
  expect(await ask("/answer", "POST", "two")).toBe("204");
  expect(await server.answered).toBe("one");
});
