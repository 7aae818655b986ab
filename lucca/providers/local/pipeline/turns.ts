/** Lets `atOnce` of those who ask go at a time, in the order in which they asked; each gives its turn back by the call it got. */
export function openTurns(atOnce: number): () => Promise<() => void> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const giveBack = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    return giveBack;
  };
}
