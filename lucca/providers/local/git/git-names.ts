/** The full name of a branch; an odd name is a bug of the caller, not something to pass to git. */
export function branchRef(branch: string): string {
  if (!/^[A-Za-z0-9][\w./-]*$/.test(branch)) throw new Error(`Not a branch name: ${branch}`);
  return `refs/heads/${branch}`;
}

/** Refuses, as a bug, whatever is no full commit id and could be read as an option or a range. */
export function commitId(id: string): string {
  if (!/^[0-9a-f]{40}$/.test(id)) throw new Error(`Not a commit id: ${id}`);
  return id;
}

/** How git writes "no object": a ref that is to be made, or to be deleted. */
export const noObject = "0".repeat(40);
