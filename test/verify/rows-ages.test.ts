import { testRows } from "./rows.ts";

testRows("A15", "A16");
