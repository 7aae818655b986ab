import { notifications } from "@mantine/notifications";
import type { ApiError } from "./api-error.ts";

/** Shows a refusal in its own words, with its next step. */
export function tellProblem({ problem }: ApiError): void {
  if (problem.status === 401) return;
  const faults = (problem.faults ?? []).map(({ path, allowed }) => `${path}: ${allowed}.`);
  notifications.show({
    color: "red",
    title: problem.title,
    message: [...faults, problem.next ?? ""].join(" ").trim(),
    autoClose: 12_000,
  });
}
