import type { LinkKind } from "../mocca/people/make-link.ts";

const words: Record<LinkKind, { subject: string; why: string; action: string; until: string }> = {
  "sign-in": {
    subject: "Your sign-in link for Mocca",
    why: "You asked to sign in to Mocca.",
    action: "Sign in",
    until: "It works once, for 15 minutes. If you did not ask for it, leave it alone.",
  },
  invitation: {
    subject: "You are invited to Mocca",
    why: "You were invited to your team's Mocca.",
    action: "Accept the invitation",
    until: "It works once, for 7 days. After that, ask for a new one on the sign-in page.",
  },
};

/** What a letter with a link says, as plain text and as simple HTML. */
export function letterOf(kind: LinkKind, name: string, url: string) {
  const { subject, why, action, until } = words[kind];
  const text = `Kia ora ${name},\n\n${why}\n\n${action}: ${url}\n\n${until}\n`;
  const html = [
    `<p>Kia ora ${escaped(name)},</p>`,
    `<p>${why}</p>`,
    `<p><a href="${escaped(url)}">${action}</a></p>`,
    `<p>${until}</p>`,
  ].join("\n");
  return { subject, text, html };
}

function escaped(text: string): string {
  const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}
