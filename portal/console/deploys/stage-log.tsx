import { Skeleton } from "@mantine/core";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { LogView } from "../../looks/log-view.tsx";
import type { Deploy } from "./deploy-row.ts";

type Props = { deploy: Deploy; stage: Deploy["stages"][number] };

/** What a stage wrote, as it grows. */
export function StageLog({ deploy, stage }: Props) {
  const { data, error, refetch } = useAsk("deploys/log", { id: deploy.id, stage: stage.name });
  if (data === undefined)
    return error ? <Failure error={error} retry={refetch} /> : <Skeleton height={120} />;
  return (
    <LogView
      label={`Log of ${stage.name}`}
      text={data.log}
      file={`${deploy.commit.slice(0, 7)}-${stage.name}.log`}
      live={deploy.finishedAt === null}
    />
  );
}
