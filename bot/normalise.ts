const leadingMention =
  /^\s*(?:<@[A-Z0-9]+(?:\|[^<>"]*)?>|<at(?: id="[^\s<>"]*")?>[^<>"]*<\/at>)\s*/;
const mention = /<([@#][A-Z0-9]+)(?:\|[^<>"]*)?>/g;
const link = /<((?:https?:\/\/|mailto:)[^\s<>|"]+)(?:\|([^<>"]*))?>/g;
const tag = /<\/?at(?: id="[^\s<>"]*")?>/g;

/**
 * A line as its person meant it, whatever a chat program, a phone or a web page did to it on the way:
 * odd spaces and invisible characters, links and mentions in angle brackets, control characters.
 * Quotes and dashes are left to the tokens. Doing it twice changes nothing more.
 */
export function normalise(text: string): string {
  return unwrapped(
    text
      .toWellFormed()
      .replace(/[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, " ")
      .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
      .replace(/[\p{Cc}--[\t\n\r]]/gv, "")
      // Joiners belong inside words of some scripts and inside emoji; at other places they are dirt.
      .replace(
        /(?<=[\p{ASCII}\p{P}]|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\p{ASCII}\p{P}]|$)/gu,
        "",
      ),
  );
}

/** Unwrapping may join what was around it, so it goes on until nothing is left; each round is shorter. */
function unwrapped(text: string): string {
  let before: string;
  let now = text;
  do {
    before = now;
    now = before
      .replace(leadingMention, "")
      .replace(link, (_whole, address: string, label: string | undefined) => shown(address, label))
      .replace(mention, "$1")
      .replace(tag, "");
  } while (now !== before);
  return now;
}

/** A domain or an e-mail address that was typed and made into a link stays what was typed. */
function shown(address: string, label: string | undefined): string {
  if (label === undefined || label === "") return address.replace(/^mailto:/, "");
  const bare = address.replace(/^(?:https?:\/\/|mailto:)/, "").replace(/\/$/, "");
  return bare === label.replace(/\/$/, "") ? label : address;
}
