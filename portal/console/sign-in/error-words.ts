const words: Record<string, string> = {
  link: "This link was used before, or has run out.",
  signup_disabled: "Nobody on the team has the address that this account is for.",
  account_not_linked: "This account belongs to somebody else on the team.",
  access_denied: "You were not signed in: the provider was told not to.",
};

/** What went wrong on the way in, by the name that came back in the address. */
export function errorWords(error: string): string {
  return words[error] ?? "You were not signed in.";
}
