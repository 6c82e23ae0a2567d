import { testRows } from "./rows.ts";

testRows("A8", "A9");
