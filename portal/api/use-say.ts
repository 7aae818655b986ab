import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Verbs } from "../../api/v1/calls.ts";
import type { ApiError } from "./api-error.ts";
import { say } from "./call-api.ts";
import { newKey } from "./new-key.ts";
import { tellProblem } from "./tell-problem.ts";

type Options<N extends keyof Verbs> = {
  done?: (output: Verbs[N]["output"], input: Verbs[N]["input"]) => void;
  /** The form shows the refusal itself. */
  quiet?: boolean;
};

/** Says a verb or a talk; a refusal is shown in its words, and every question is asked again after it. */
export function useSay<N extends keyof Verbs>(
  name: N,
  { done, quiet = false }: Options<N> = {},
): UseMutationResult<Verbs[N]["output"], ApiError, Verbs[N]["input"]> {
  const client = useQueryClient();
  // A repeat after a lost answer hands in the same object, and so has no second effect.
  const keys = useRef(new WeakMap<object, string>());
  return useMutation<Verbs[N]["output"], ApiError, Verbs[N]["input"]>({
    mutationFn: (input) => {
      const key = keys.current.get(input) ?? newKey();
      keys.current.set(input, key);
      return say(name, input, key);
    },
    onSuccess: (output, input) => done?.(output, input),
    onError: (error) => {
      if (!quiet) tellProblem(error);
    },
    onSettled: () => client.invalidateQueries(),
  });
}
