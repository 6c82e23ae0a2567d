import { testRows } from "./rows.ts";

testRows("Laws of worlds");
