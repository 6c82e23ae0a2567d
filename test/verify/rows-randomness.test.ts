import { testRows } from "./rows.ts";

testRows("Randomness");
