import type { Command, Group } from "../command.ts";
import { auditListCommand } from "./audit-list.ts";
import { auditVerifyCommand } from "./audit-verify.ts";
import { canCommand } from "./can.ts";
import { clientAddCommand } from "./client-add.ts";
import { clientCloneCommand } from "./client-clone.ts";
import { clientGuardCommand } from "./client-guard.ts";
import { clientListCommand } from "./client-list.ts";
import { clientShowCommand } from "./client-show.ts";
import { deploysListCommand } from "./deploys-list.ts";
import { deploysLogsCommand } from "./deploys-logs.ts";
import { destroyCommand } from "./destroy.ts";
import { help } from "./help.ts";
import { modulesCommand } from "./modules.ts";
import { personAddCommand } from "./person-add.ts";
import { personGiveCommand } from "./person-give.ts";
import { personListCommand } from "./person-list.ts";
import { projectAddCommand } from "./project-add.ts";
import { promoteCommand } from "./promote.ts";
import { provisionCommand } from "./provision.ts";
import { rollbackCommand } from "./rollback.ts";
import { runCancelCommand } from "./run-cancel.ts";
import { runListCommand } from "./run-list.ts";
import { runLogsCommand } from "./run-logs.ts";
import { runRetryCommand } from "./run-retry.ts";
import { runShowCommand } from "./run-show.ts";
import { statusCommand } from "./status.ts";
import { tokenListCommand } from "./token-list.ts";
import { tokenRevokeCommand } from "./token-revoke.ts";
import { whyCommand } from "./why.ts";

/** Everything that can be said, in the order of /help. */
export const commands: readonly Command[] = [
  provisionCommand,
  statusCommand,
  destroyCommand,
  deploysListCommand,
  deploysLogsCommand,
  promoteCommand,
  rollbackCommand,
  runListCommand,
  runShowCommand,
  runLogsCommand,
  runCancelCommand,
  runRetryCommand,
  clientListCommand,
  clientShowCommand,
  clientAddCommand,
  clientCloneCommand,
  clientGuardCommand,
  projectAddCommand,
  tokenListCommand,
  tokenRevokeCommand,
  modulesCommand,
  personListCommand,
  personAddCommand,
  personGiveCommand,
  canCommand,
  whyCommand,
  auditListCommand,
  auditVerifyCommand,
  help,
];

/** First words with several commands, and what they mean alone and with a value. */
export const groups: readonly Group[] = [
  { word: "run", alone: "run list", given: "run show" },
  { word: "deploys", given: "deploys list" },
  { word: "client", alone: "client list", given: "client show" },
  { word: "project" },
  { word: "token" },
  { word: "person", alone: "person list" },
  { word: "audit", alone: "audit list", given: "audit list" },
];
