const MiB = 1024 * 1024;

/** Sizes in bytes, times in milliseconds. */
export const gitLimits = {
  /** One push, packed. */
  pushBytes: 64 * MiB,
  /** One repository on disk. */
  repositoryBytes: 512 * MiB,
  /** What a fetch may ask, unpacked, and the list of refs at the head of a push. */
  requestBytes: 8 * MiB,
  /** One fetch or push in all. */
  ms: 600_000,
};

export type GitLimits = typeof gitLimits;
