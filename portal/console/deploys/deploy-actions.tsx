import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconExternalLink from "@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs";
import IconRocket from "@tabler/icons-react/dist/esm/icons/IconRocket.mjs";
import { useAsk } from "../../api/use-ask.ts";
import type { Deploy } from "./deploy-row.ts";
import { Promote } from "./promote.tsx";
import { RollBack } from "./roll-back.tsx";

/** Open, promote what is live on staging, or put a build that is no longer live back. */
export function DeployActions({ deploy }: { deploy: Deploy }) {
  const { environment, rights, clientSlug: client, project } = deploy;
  const [promoting, promote] = useDisclosure();
  const [rolling, rollBack] = useDisclosure();
  const may = rights.includes("deploy");
  const staged = may && environment?.name === "staging" && environment.live;
  const board = useAsk("environments/board", { client }, { enabled: staged });
  const row = board.data?.rows.find((one) => one.project === project);
  const title = client === project ? deploy.client : `${deploy.client} · ${project}`;
  const at = { client, project, title };
  const kept = may && environment && !environment.live && deploy.state === "done";
  return (
    <>
      {environment?.address && environment.live && (
        <Button
          component="a"
          href={environment.address}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden />}
        >
          Open {environment.name}
        </Button>
      )}
      {staged && row?.ahead && row.staging.live && row.production.live && (
        <>
          <Button leftSection={<IconRocket size={16} aria-hidden />} onClick={promote.open}>
            Promote to production
          </Button>
          {promoting && (
            <Promote
              onClose={promote.close}
              at={at}
              from={row.production.live}
              to={row.staging.live}
            />
          )}
        </>
      )}
      {may && (environment?.live || kept) && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={rollBack.open}
        >
          {kept ? "Roll back to this" : "Roll back"}
        </Button>
      )}
      {rolling && environment && (
        <RollBack
          onClose={rollBack.close}
          at={at}
          environment={environment.name}
          {...(kept && { commit: deploy.commit })}
        />
      )}
    </>
  );
}
