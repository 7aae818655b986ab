export type LogLine = { at: string; level: string; text: string };

export type LogRing = {
  add(level: string, text: string): void;
  read(): LogLine[];
};

const keptLines = 500;
const keptCharacters = 2000;

/** The newest lines of one environment's log; older ones and what is too long are dropped. */
export function logRing(): LogRing {
  const kept: LogLine[] = [];
  return {
    add(level, text) {
      const cut = text.length > keptCharacters ? `${text.slice(0, keptCharacters)}…` : text;
      kept.push({ at: new Date().toISOString(), level, text: cut });
      if (kept.length > keptLines) kept.shift();
    },
    read: () => [...kept],
  };
}
