/** What the Worker tells the page that it serves, in the page's own head. */
export type Session = {
  environment: "staging" | "production";
  /** Who has signed in, once the Worker has checked who that is. */
  email?: string;
};
