/** What a person may do, from least to most. */
export const roles = ["member", "operator", "owner"] as const;

export type Role = (typeof roles)[number];
