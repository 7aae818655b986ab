import { gitLimits } from "./git-limits.ts";

/**
 * The whole `config` of a repository of ours. The marker in it is the only proof that it is ours.
 * Which pushes may be forced is decided per push, see receive-pack.ts.
 */
export function repositoryConfig(marker: string): string {
  return `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
	hooksPath = /dev/null
	fsync = committed,loose-object,reference
	filesRefLockTimeout = 1000
	bigFileThreshold = 32m
[transfer]
	fsckObjects = true
[receive]
	maxInputSize = ${gitLimits.pushBytes}
[http]
	receivepack = true
[pack]
	threads = 1
	windowMemory = 64m
[gc]
	autoDetach = false
[maintenance]
	autoDetach = false
[mocca]
	marker = "${marker.replace(/["\\]/g, "\\$&")}"
`;
}
