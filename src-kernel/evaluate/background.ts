/** Work that goes on while a cell awaits it, such as training: Stop asks it to end and waits until it has. */

/** One piece of such work. */
export interface BackgroundJob {
  /** Asks it to end soon. */
  stop(): void;
  /** Settles when it has ended, however it did. */
  readonly ended: Promise<unknown>;
}

/** The work going on. */
export interface Background {
  add(job: BackgroundJob): void;
  /** Asks all to end; resolves when they have. */
  stopAll(): Promise<void>;
}

/** Nothing going on. */
export function createBackground(): Background {
  const jobs = new Set<BackgroundJob>();
  return {
    add(job) {
      jobs.add(job);
      const remove = () => void jobs.delete(job);
      job.ended.then(remove, remove);
    },
    async stopAll() {
      for (const job of jobs) job.stop();
      await Promise.allSettled([...jobs].map((job) => job.ended));
    },
  };
}
