import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Questions } from "../../api/v1/calls.ts";
import type { ApiError } from "./api-error.ts";
import { ask } from "./call-api.ts";

/** What a question answers, asked again whenever something changed in the house. */
export function useAsk<N extends keyof Questions>(
  name: N,
  input: Questions[N]["input"],
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Questions[N]["output"], ApiError> {
  return useQuery<Questions[N]["output"], ApiError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input, signal),
    enabled,
    placeholderData: (before) => before,
  });
}
