import { testRows } from "./rows.ts";

testRows("Contacts");
