import { testRows } from "./rows.ts";

testRows("A10", "A11", "A12", "A13", "A14");
