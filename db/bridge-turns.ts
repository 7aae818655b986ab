/** Lets at most `most` in at a time; the others wait in order. */
export type Turns = {
  /** Comes back with how to leave; undefined when `patience` ms went by, or too many wait already. */
  enter(): Promise<(() => void) | undefined>;
};

const mostWaiting = 500;

export function turns(most: number, patience: number): Turns {
  const waiting: (() => void)[] = [];
  let inside = 0;

  /** The place goes to the next in line, or becomes free. */
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) inside--;
    else next();
  };

  return {
    async enter() {
      if (inside < most) {
        inside++;
        return leave;
      }
      if (waiting.length >= mostWaiting) return undefined;
      const { promise, resolve } = Promise.withResolvers<(() => void) | undefined>();
      const take = () => {
        clearTimeout(timer);
        resolve(leave);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        resolve(undefined);
      }, patience);
      waiting.push(take);
      return await promise;
    },
  };
}
