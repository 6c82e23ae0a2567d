import { testRows } from "./rows.ts";

// The other machines are in test/machines/matrix.test.ts, which says why where one is not there.
testRows("M9", "M10", "M11");
