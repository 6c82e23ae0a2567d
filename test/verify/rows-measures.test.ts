import { testRows } from "./rows.ts";

testRows("A17", "A18", "A19", "A20", "A21");
