// The kernel as the host sees it. What it computes, exactly: ../README.md.
export * from "./tables";
export { allocate, spare, top } from "./memory";
export { setSeeds, philox, w0, w1, w2, w3 } from "./philox";
export { prepare, permute, permuteBack, poisson, quantile } from "./sampling";
export { threshold, forgetTraits } from "./traits";
export { runDay, startDay, susceptible } from "./day";
export { broadcast, clearMessage, statement0, statement1, statement2 } from "./news";
export { active, killed } from "./course";
export { digest, keepLog, logChunk, clearLog } from "./log";
export { freeChunk } from "./memory";
export { trace, victimsAt } from "./tracer";
// The same, of one kernel among several.
export { own, openWrites, boxAt, boxLength, inboxFor, ownFrom, ownTo, sharded } from "./shard";
export { offerAll, settle, learn } from "./steps";
// What else must be known to go on from a copy of the memory.
export { mask, partMask, records } from "./winners";
export { room as winnersRoom, table as winnersTable, count as winnersCount } from "./winners";
export { importRoom, imports } from "./day";
export { room as rosterRoom, roster, rosterPtr, someAway } from "./presence";
export { awayTotal, whereaboutsChanged } from "./overlays";
// Who lives, learns and works with whom, for those who want to see all of it.
export { lookUpHome, positionAtHome, homeSize as sizeOfHome, findTeam, teamFrom, teamSize } from "./people";
export { lookUpGroup, group as kindOfGroup, groupSize as sizeOfGroup, positionInGroup } from "./people";
export { memberOfGroup, placeOfGroup, sectorOfGroup, memberOfBand, nurse } from "./people";
