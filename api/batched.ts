/**
 * Stores many things in few writes: whatever is handed in while one write is out goes into the next
 * one together. Each promise ends with the write that holds its item. When a write of several fails,
 * each is tried by itself, so that one bad item does not take the others with it.
 */
export function batched<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  type Waiting = PromiseWithResolvers<void> & { item: T };
  let waiting: Waiting[] = [];
  let writing = false;

  const attempt = async (batch: Waiting[]) => {
    // What went wrong belongs to whoever handed the item in.
    try {
      await write(batch.map((one) => one.item));
      for (const one of batch) one.resolve();
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await attempt([one]);
      else for (const one of batch) one.reject(error);
    }
  };
  const flush = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await attempt(batch);
    }
    writing = false;
  };
  return (item) => {
    const one = { ...Promise.withResolvers<void>(), item };
    waiting.push(one);
    if (!writing) queueMicrotask(() => (writing ? undefined : flush()));
    return one.promise;
  };
}
