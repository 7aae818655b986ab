import { useSay } from "../../api/use-say.ts";
import { showOnce } from "../../looks/show-once.tsx";

/** Makes a git token of the person's own and shows the line that clones with it, once. */
export function useCloneLine() {
  return useSay("tokens/issue", {
    done: ({ token, repository }) =>
      showOnce(
        "Your line",
        cloneLine(repository, token),
        "The token in it is yours and works for 90 days.",
      ),
  });
}

/** What a person pastes into a shell. */
function cloneLine(repository: string, token: string): string {
  const url = new URL(`/git/${repository}.git`, window.location.origin);
  url.username = "git";
  url.password = token;
  return `git clone ${url}`;
}
