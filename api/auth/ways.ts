import type { Config } from "../../db/platform.ts";

/** A provider that people may sign in with, as configured. */
export type Way = {
  id: "microsoft" | "oidc";
  /** What the button says. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The only Microsoft tenant whose people are let in. */
  tenant?: string;
};

/** The providers that are set; each group of variables is whole, or the start was refused. */
export function waysOf({ vendors }: Config): Way[] {
  const set = (name: string) => vendors[name] ?? "";
  const tenant = set("MICROSOFT_TENANT_ID").toLowerCase();
  return [
    ...(vendors["MICROSOFT_CLIENT_ID"] === undefined
      ? []
      : [
          {
            id: "microsoft" as const,
            name: "Microsoft",
            issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
            clientId: set("MICROSOFT_CLIENT_ID"),
            clientSecret: set("MICROSOFT_CLIENT_SECRET"),
            tenant,
          },
        ]),
    ...(vendors["OIDC_ISSUER"] === undefined
      ? []
      : [
          {
            id: "oidc" as const,
            name: set("OIDC_NAME"),
            issuer: set("OIDC_ISSUER").replace(/\/$/, ""),
            clientId: set("OIDC_CLIENT_ID"),
            clientSecret: set("OIDC_CLIENT_SECRET"),
          },
        ]),
  ];
}
