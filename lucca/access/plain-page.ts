/** A page of words alone, readable without any file beside it; goes out with `plainPagePolicy`. */
export function plainPage(
  title: string,
  detail: string,
  link?: { to: string; label: string },
): string {
  const more = link
    ? `<p><a href="${escapeHtml(link.to)}">${escapeHtml(link.label)}</a></p>\n`
    : "";
  return `<!doctype html>
<html lang="en-NZ">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { margin: 20vh auto 0; max-width: 32rem; padding: 0 1.5rem; overflow-wrap: anywhere; }
</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail)}</p>
${more}</main>
</html>
`;
}

export const plainPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
