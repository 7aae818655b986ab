/** Problem details (RFC 9457) as the API answers them; `status` 0 when no answer came. */
export type Problem = {
  title: string;
  status: number;
  code?: string;
  next?: string;
  faults?: { path: string; found: string; allowed: string }[];
};

/** A "no" of the API, in its words. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ApiError";
    this.problem = problem;
  }
}
