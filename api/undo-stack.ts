/** What was started, to be stopped in reverse, each part once, whatever another one does. */
export function undoStack() {
  const steps: (() => void | Promise<void>)[] = [];
  return {
    push(step: () => void | Promise<void>) {
      steps.push(step);
    },
    async run() {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        // The parts below it must be stopped all the same.
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0)
        throw new AggregateError(failures, "Not everything stopped as it should");
    },
  };
}
