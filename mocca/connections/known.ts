/** What Mocca can be connected to: what for, by which variables, and where a person gets them. */
export type Known = {
  id: string;
  name: string;
  gives: string;
  variables: readonly string[];
  where: string;
  /** The vendor's own page for it, where there is one for everybody. */
  link?: string;
};

export const known: readonly Known[] = [
  {
    id: "mail",
    name: "Mail",
    gives: "Sends sign-in links and invitations. Without it they are kept in the outbox.",
    variables: ["SMTP_URL", "MAIL_FROM"],
    where: "Your mail provider’s page on SMTP.",
  },
  {
    id: "microsoft",
    name: "Microsoft sign-in",
    gives: "Lets the team sign in with their Microsoft account.",
    variables: ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET", "MICROSOFT_TENANT_ID"],
    where: "Microsoft Entra admin centre, App registrations, your app.",
    link: "https://entra.microsoft.com",
  },
  {
    id: "oidc",
    name: "OpenID Connect sign-in",
    gives: "Lets the team sign in with any OpenID provider.",
    variables: ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"],
    where: "Your provider’s page for a new web application.",
  },
  {
    id: "github",
    name: "GitHub",
    gives: "Holds client repositories and runs their pipelines.",
    variables: ["GITHUB_TOKEN", "GITHUB_ORG"],
    where: "GitHub, Settings, Developer settings, Personal access tokens.",
    link: "https://github.com/settings/tokens",
  },
  {
    id: "gitea",
    name: "Gitea",
    gives: "Holds client repositories on your own server.",
    variables: ["GITEA_URL", "GITEA_TOKEN", "GITEA_ORG"],
    where: "Your Gitea, Settings, Applications.",
  },
  {
    id: "cloudflare",
    name: "Cloudflare",
    gives: "Runs client environments, their domains and their gates.",
    variables: ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID"],
    where: "Cloudflare dashboard, My Profile, API Tokens.",
    link: "https://dash.cloudflare.com/profile/api-tokens",
  },
  {
    id: "neon",
    name: "Neon",
    gives: "Holds client databases.",
    variables: ["NEON_API_KEY"],
    where: "Neon console, Account settings, API keys.",
    link: "https://console.neon.tech/app/settings/api-keys",
  },
  {
    id: "microsoft-sso",
    name: "Microsoft Entra",
    gives: "Lets clients sign in with their own Microsoft organisation.",
    variables: ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
    where: "Microsoft Entra admin centre, App registrations, your app.",
    link: "https://entra.microsoft.com",
  },
];
