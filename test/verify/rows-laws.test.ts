import { testRows } from "./rows.ts";

testRows("L20");
