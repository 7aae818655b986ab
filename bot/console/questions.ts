/** What the console's rooms can be asked. */
export const consoleQuestions = [] as const;
