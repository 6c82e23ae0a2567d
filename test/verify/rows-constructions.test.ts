import { testRows } from "./rows.ts";

testRows("Constructions of");
