const breaking =
  /\bdrop\s+(?:table|view|materialized\s+view|schema|type|column)\b|\brename\b|\bdrop\s+(?!default\b|identity\b|expression\b)(?:if\s+exists\s+)?\w{1,63}\s*(?=[,;]|cascade\b|restrict\b|$)/gi;
const most = 20;

/**
 * One line for each place where a migration drops or renames what the code that still runs may use, at most twenty: the
 * old code answers while a migration is applied, and again when a build is rolled back.
 */
export function migrationWarnings(path: string, sql: string): string[] {
  const bare = bareSql(sql);
  const found: string[] = [];
  for (const match of bare.matchAll(breaking)) {
    if (found.length === most) break;
    const line = bare.slice(0, match.index).split("\n").length;
    found.push(
      `Warning: ${path}:${line} drops or renames what the running code may still use. Add first, and drop in a later deploy.`,
    );
  }
  return found;
}

/** The same text with comments and quoted strings blanked out. Goes through it once, whatever it holds. */
function bareSql(sql: string): string {
  const opening = /--|\/\*|'|\$\w{0,63}\$/g;
  let bare = "";
  let at = 0;
  for (let match = opening.exec(sql); match !== null; match = opening.exec(sql)) {
    const [open] = match;
    const close = open === "--" ? "\n" : open === "/*" ? "*/" : open;
    const found = sql.indexOf(close, match.index + open.length);
    const end = found < 0 ? sql.length : found + (open === "--" ? 0 : close.length);
    bare += sql.slice(at, match.index) + sql.slice(match.index, end).replace(/[^\n]/g, " ");
    at = end;
    opening.lastIndex = end;
  }
  return bare + sql.slice(at);
}
