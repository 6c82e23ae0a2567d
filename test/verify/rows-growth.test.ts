import { testRows } from "./rows.ts";

testRows("A5", "A6", "A7");
