import { testRows } from "./rows.ts";

testRows("found again");
