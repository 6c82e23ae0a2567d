import { testRows } from "./rows.ts";

testRows("The society");
