import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from "@tanstack/react-query";
import type { Questions } from "../../api/v1/calls.ts";
import type { ApiError } from "./api-error.ts";
import { ask } from "./call-api.ts";

type Pages<N extends keyof Questions> = InfiniteData<Questions[N]["output"]>;

/**
 * A list that is read page by page: `nextOf` answers with what of the input asks for the page after
 * this one, or nothing at the end.
 */
export function useAskPages<N extends keyof Questions>(
  name: N,
  input: Questions[N]["input"],
  nextOf: (page: Questions[N]["output"]) => Partial<Questions[N]["input"]> | undefined,
): UseInfiniteQueryResult<Pages<N>, ApiError> {
  return useInfiniteQuery<
    Questions[N]["output"],
    ApiError,
    Pages<N>,
    readonly unknown[],
    Partial<Questions[N]["input"]>
  >({
    queryKey: [name, "pages", input],
    queryFn: ({ pageParam, signal }) => ask(name, Object.assign({}, input, pageParam), signal),
    initialPageParam: {},
    getNextPageParam: nextOf,
    placeholderData: (before) => before,
  });
}
