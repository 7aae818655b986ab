import type { AtClient } from "../../api/v1/calls.ts";

/** Everything that belongs to one client: the compiler tells what is missing here, or too many. */
const all: Record<AtClient, true> = {
  "access/issue-service-token": true,
  "access/policies": true,
  "access/revoke-service-token": true,
  "clients/guard": true,
  "clients/people": true,
  "clients/show": true,
  "deploys/earlier": true,
  "deploys/logs": true,
  "deploys/promote": true,
  "deploys/push": true,
  "deploys/report": true,
  "deploys/rollback": true,
  "environments/destroy": true,
  "environments/provision": true,
  "people/give": true,
  "people/take-client": true,
  "plans/approve": true,
  "plans/cancel": true,
  "plans/propose": true,
  "projects/add": true,
  "projects/check": true,
  "projects/manifest": true,
  "projects/revisions": true,
  "runs/cancel": true,
  "runs/retry": true,
  "secrets/list": true,
  "tokens/issue": true,
  "tokens/list": true,
  "tokens/revoke": true,
};

export const atClient: ReadonlySet<string> = new Set(Object.keys(all));
