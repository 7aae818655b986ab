import { useEffect, useMemo, useState } from "react";
import { join } from "../../api/live.ts";
import { threadReader, type View } from "./thread-reader.ts";

export type LiveThread = ReturnType<typeof useThread>;

/** A thread as it stands now, read again whenever it is woken. */
export function useThread(thread: string) {
  const [view, show] = useState<View>({});
  const reader = useMemo(() => threadReader(thread, show), [thread]);
  useEffect(() => {
    reader.open();
    void reader.sync();
    const leave = join(`thread:${thread}`, () => void reader.sync());
    return () => {
      leave();
      reader.close();
    };
  }, [thread, reader]);
  return { ...view, sync: reader.sync, readEarlier: reader.readEarlier };
}
