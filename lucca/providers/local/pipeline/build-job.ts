/** What a build's child process is given, as JSON in its only argument. Holds no secret. */
export type BuildJob = {
  tree: string;
  out: string;
  direct: readonly string[];
  folders: readonly string[];
};
