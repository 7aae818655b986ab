import { useCallback, useEffect, useRef, useState } from "react";
import type { Loaded, Problem } from "../../contract.ts";
import { callApi } from "./call-api.ts";

type State<T> = { value: T | undefined; problem: Problem | undefined; loading: boolean };

/** What `path` answers. An answer that comes after the path changed, or late, is thrown away. */
export function useGet<T>(path: string): Loaded<T> {
  const [state, setState] = useState<State<T>>({
    value: undefined,
    problem: undefined,
    loading: true,
  });
  const wanted = useRef(path);
  const asked = useRef<AbortController>(undefined);
  const reload = useCallback(() => {
    asked.current?.abort();
    asked.current = new AbortController();
    const { signal } = asked.current;
    setState((before) => ({ ...before, loading: true }));
    void callApi<T>(wanted.current, { signal }).then((answer) => {
      if (signal.aborted) return;
      setState((before) =>
        answer.ok
          ? { value: answer.value, problem: undefined, loading: false }
          : { value: before.value, problem: answer.problem, loading: false },
      );
    });
  }, []);
  useEffect(() => {
    wanted.current = path;
    reload();
    return () => asked.current?.abort();
  }, [path, reload]);
  return { ...state, reload };
}
