import { listEvents } from "./audit/list.ts";
import { verifyChain } from "./audit/verify.ts";
import { listClients } from "./clients/list.ts";
import { showClient } from "./clients/show.ts";
import { listDeploys } from "./deploys/list.ts";
import { deployLogs } from "./deploys/logs.ts";
import { status } from "./environments/status.ts";
import { listModules } from "./modules/list.ts";
import { listPeople } from "./people/list.ts";
import { mayDo } from "./people/may.ts";
import { listRuns } from "./runs/list.ts";
import { runLogs } from "./runs/logs.ts";
import { showRun } from "./runs/show.ts";
import { listTokens } from "./tokens/list.ts";

/** Everything that can be asked. */
export const questions = [
  status,
  listClients,
  showClient,
  listRuns,
  showRun,
  runLogs,
  listDeploys,
  deployLogs,
  listModules,
  listTokens,
  listPeople,
  mayDo,
  listEvents,
  verifyChain,
] as const;
