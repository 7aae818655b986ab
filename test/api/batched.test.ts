import { expect, test } from "vitest";
import { batched } from "../../api/batched.ts";

/** A store whose writes end when they are told to. */
function slowStore() {
  const writes: { items: string[]; end: PromiseWithResolvers<void> }[] = [];
  const store = batched<string>((items) => {
    const end = Promise.withResolvers<void>();
    writes.push({ items, end });
    return end.promise;
  });
  return { writes, store };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("what is handed in while a write is out goes into the next one together", async () => {
  const { writes, store } = slowStore();
  const first = store("a");
  await soon();
  const rest = [store("b"), store("c")];
  await soon();
  expect(writes.map((write) => write.items)).toEqual([["a"]]);
  writes[0]?.end.resolve();
  await first;
  await soon();
  expect(writes.map((write) => write.items)).toEqual([["a"], ["b", "c"]]);
  writes[1]?.end.resolve();
  await Promise.all(rest);
});

test("what is handed in at once is written at once", async () => {
  const { writes, store } = slowStore();
  const all = ["a", "b", "c"].map(store);
  await soon();
  expect(writes.map((write) => write.items)).toEqual([["a", "b", "c"]]);
  writes[0]?.end.resolve();
  await Promise.all(all);
});

test("one bad item is told to its owner alone", async () => {
  const written: string[][] = [];
  const store = batched<string>(async (items) => {
    if (items.includes("bad")) throw new Error("cannot be stored");
    written.push(items);
  });
  const ends = await Promise.allSettled(["good", "bad", "fine"].map(store));
  expect(ends.map((end) => end.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(written).toEqual([["good"], ["fine"]]);
});
