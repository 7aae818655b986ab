/** What the Worker tells the page that it serves, in the page's own head. */
export type Session = {
  environment: "staging" | "production";
  /** Who has signed in, as the Worker has checked; a machine has no address. */
  email?: string;
};
