/** Time spent: on the clock, and by the processors, which a busy machine lengthens less. */

export interface Time {
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of all this process's threads, user and system. */
  cpu: number;
}

export function measure(work: () => void): Time {
  const stop = begin();
  work();
  return stop();
}

/** Starts measuring; what it returns ends it. */
export function begin(): () => Time {
  const wall = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { wall: Number(process.hrtime.bigint() - wall) / 1e9, cpu: (user + system) / 1e6 };
  };
}

/** Median of at least one number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
