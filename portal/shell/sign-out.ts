import { ApiError } from "../api/api-error.ts";
import { fetchJson } from "../api/call-api.ts";
import { tellProblem } from "../api/tell-problem.ts";

/** Ends this session and leaves for the sign-in page, which forgets everything that was shown. */
export async function signOut(): Promise<void> {
  // A page without its server still stands, and says so.
  try {
    await fetchJson("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    window.location.assign("/sign-in");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    tellProblem(error);
  }
}
