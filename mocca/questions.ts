import { accessPolicies } from "./access/policies.ts";
import { listEvents } from "./audit/list.ts";
import { showEvent } from "./audit/show.ts";
import { verifyChain } from "./audit/verify.ts";
import { listClients } from "./clients/list.ts";
import { clientPeople } from "./clients/people.ts";
import { showClient } from "./clients/show.ts";
import { listConnections } from "./connections/list.ts";
import { earlierBuild } from "./deploys/earlier.ts";
import { listDeploys } from "./deploys/list.ts";
import { stageLog } from "./deploys/log.ts";
import { deployLogs } from "./deploys/logs.ts";
import { showDeploy } from "./deploys/show.ts";
import { board } from "./environments/board.ts";
import { status } from "./environments/status.ts";
import { listKeys } from "./keys/list.ts";
import { listModules } from "./modules/list.ts";
import { listOutbox } from "./outbox/list.ts";
import { listColleagues } from "./people/colleagues.ts";
import { listPeople } from "./people/list.ts";
import { mayDo } from "./people/may.ts";
import { me } from "./people/me.ts";
import { listSessions } from "./people/sessions.ts";
import { listPlans } from "./plans/list.ts";
import { showPlan } from "./plans/show.ts";
import { checkProject } from "./projects/check.ts";
import { projectManifest } from "./projects/manifest.ts";
import { listRevisions } from "./projects/revisions.ts";
import { listRuns } from "./runs/list.ts";
import { runLogs } from "./runs/logs.ts";
import { showRun } from "./runs/show.ts";
import { listSecrets } from "./secrets/list.ts";
import { listTokens } from "./tokens/list.ts";

/** Everything that can be asked. */
export const questions = [
  accessPolicies,
  board,
  status,
  listClients,
  showClient,
  clientPeople,
  projectManifest,
  checkProject,
  listRevisions,
  listSecrets,
  listConnections,
  listPlans,
  showPlan,
  listRuns,
  showRun,
  runLogs,
  listDeploys,
  showDeploy,
  stageLog,
  earlierBuild,
  deployLogs,
  listModules,
  listTokens,
  listKeys,
  me,
  listPeople,
  listColleagues,
  mayDo,
  listSessions,
  listOutbox,
  listEvents,
  showEvent,
  verifyChain,
] as const;
