import { testRows } from "./rows.ts";

testRows("A1", "A2", "A3", "A4");
