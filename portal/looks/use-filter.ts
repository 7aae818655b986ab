import { useCallback } from "react";
import { useSearchParams } from "wouter";

type Filter<N extends string> = Record<N, string>;

/**
 * A list's filters as they stand in the address bar, so that a filtered list can be shared; "" where
 * one is not set. Setting one to "" takes it out.
 */
export function useFilter<N extends string>(
  names: readonly N[],
): [Filter<N>, (changed: Partial<Filter<N>>) => void] {
  const [params, setParams] = useSearchParams();
  // Object.fromEntries forgets which names it was given.
  const values = Object.fromEntries(
    names.map((name) => [name, params.get(name) ?? ""]),
  ) as Filter<N>;
  const change = useCallback(
    (changed: Partial<Filter<N>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(changed))
            if (value) after.set(name, value);
            else after.delete(name);
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [values, change];
}
