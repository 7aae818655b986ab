import { Skeleton } from "@mantine/core";
import { useAskPages } from "../../api/use-pages.ts";
import { Failure } from "../../looks/failure.tsx";
import { LogView } from "../../looks/log-view.tsx";
import { MoreButton } from "../../looks/more-button.tsx";
import { logLine } from "./log-line.ts";
import type { Run } from "./run-row.ts";

/** What happened in a run, as it happens. */
export function RunLog({ run }: { run: Run }) {
  const { number, startedAt, createdAt, finishedAt } = run.run;
  const list = useAskPages("runs/logs", { number }, "after");
  if (list.data === undefined)
    return list.error ? (
      <Failure error={list.error} retry={list.refetch} />
    ) : (
      <Skeleton height={160} />
    );
  const start = Date.parse(startedAt ?? createdAt);
  const lines = list.data.pages.flatMap(({ rows }) => rows.map((row) => logLine(row, start)));
  return (
    <>
      <LogView
        label={`What happened in R-${number}`}
        text={lines.join("\n")}
        file={`R-${number}.log`}
        live={finishedAt === null}
      />
      <MoreButton query={list} />
    </>
  );
}
