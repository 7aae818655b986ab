import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";
import { goToSignIn } from "./go-to-sign-in.ts";

/** What a page does when its session has ended: it asks the person to sign in, and comes back. */
function onError(error: Error): void {
  if (error instanceof ApiError && error.problem.status === 401) goToSignIn();
}

/** Only what never reached the server is worth asking again by itself. */
function again(count: number, error: Error): boolean {
  return count < 2 && error instanceof ApiError && error.problem.status === 0;
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { retry: again, staleTime: 2000, networkMode: "always" },
    mutations: { retry: again, networkMode: "always" },
  },
});
