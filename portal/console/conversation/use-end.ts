import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const near = 48;

/**
 * Keeps a list at its end while it is there, and in its place while earlier rows come in above.
 * `first` names the first row.
 */
export function useEnd(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  first: string | undefined,
) {
  const [atEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const top = useRef(0);
  const before = useRef({ first, height: 0 });

  const toEnd = useCallback(() => {
    sticks.current = true;
    setAtEnd(true);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [box]);

  const scrolled = useCallback(() => {
    const { current } = box;
    if (current === null) return;
    const isNear = current.scrollHeight - current.scrollTop - current.clientHeight < near;
    // What grows below does not leave the end; only scrolling up does.
    if (isNear || current.scrollTop < top.current) sticks.current = isNear;
    top.current = current.scrollTop;
    setAtEnd(sticks.current);
  }, [box]);

  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const { first: was, height } = before.current;
    if (was !== undefined && was !== first && !sticks.current)
      current.scrollTop += current.scrollHeight - height;
    before.current = { first, height: current.scrollHeight };
  });

  useEffect(() => {
    if (content.current === null || box.current === null) return;
    const watcher = new ResizeObserver(() => {
      if (sticks.current) toEnd();
    });
    watcher.observe(content.current);
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, [box, content, toEnd]);

  return { atEnd, toEnd, scrolled };
}
