/** Everything that can be done in the console's rooms. */
export const talks = [] as const;
