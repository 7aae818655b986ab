/** What runs: one build of one environment with everything that it is given. */
export type Version = {
  environmentId: string;
  /** Names this build with these values, such as the deploy's id; other values need another name. */
  version: string;
  /** The folder of the build: `worker.js`, one ES module, and `assets/`. */
  build: string;
  /** The bucket `STORAGE`: its own folder, and the bytes that it may hold. Without it there is none. */
  bucket?: { folder: string; limit: number } | undefined;
  /** Where the worker reads the keys of access tokens: what it calls it, and where that is on this machine. */
  certs?: { url: string; address: string };
  /** Text bindings of the worker. */
  vars: Readonly<Record<string, string>>;
  /** Text bindings too, never in a log: each value is blanked there. */
  secrets: Readonly<Record<string, string>>;
};
