// The kernel as the host sees it. What it computes, exactly: ../README.md.
export * from "./tables";
export { allocate } from "./memory";
export { setSeeds, philox, w0, w1, w2, w3 } from "./philox";
export { prepare, permute, permuteBack, poisson, quantile } from "./sampling";
export { threshold, forgetTraits } from "./traits";
export { runDay, susceptible } from "./day";
export { broadcast, clearMessage } from "./news";
export { active } from "./course";
export { digest, keepLog, logChunk, clearLog } from "./log";
export { freeChunk } from "./memory";
export { trace, victimsAt } from "./tracer";
