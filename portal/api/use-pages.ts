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
 * A list that is read page by page: `cursor` is the field of the input that takes a page's `next` to ask
 * for the one after it; a page without one is the last.
 */
export function useAskPages<N extends keyof Questions>(
  name: N,
  input: Questions[N]["input"],
  cursor: keyof Questions[N]["input"] & ("after" | "before"),
): UseInfiniteQueryResult<Pages<N>, ApiError> {
  return useInfiniteQuery<
    Questions[N]["output"],
    ApiError,
    Pages<N>,
    readonly unknown[],
    Record<string, unknown>
  >({
    queryKey: [name, "pages", input],
    queryFn: ({ pageParam, signal }) => ask(name, Object.assign({}, input, pageParam), signal),
    initialPageParam: {},
    getNextPageParam: (page) => ("next" in page ? { [cursor]: page.next } : undefined),
    placeholderData: (before) => before,
  });
}
