import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../api/api-error.ts";
import { tellProblem } from "../api/tell-problem.ts";
import { type CsvColumn, csvOf } from "./csv.ts";
import { saveFile } from "./save-file.ts";

type Page<R, C> = { rows: readonly R[]; next?: C | undefined };

type Props<R, C> = {
  file: string;
  columns: readonly CsvColumn<R>[];
  /** Reads the page that follows `after`, or the first one. */
  read: (after: C | undefined) => Promise<Page<R, C>>;
};

const most = 50_000;

/** Saves a list as it is filtered, every page of it, and tells how far it has come. */
export function ExportCsv<R, C>({ file, columns, read }: Props<R, C>) {
  const [count, setCount] = useState(0);
  const save = useMutation({
    mutationFn: () => allOf(read, setCount),
    onMutate: () => setCount(0),
    onSuccess: ({ rows, whole }) => {
      saveFile(file, "text/csv;charset=utf-8", csvOf(columns, rows));
      if (!whole) tellCut(rows.length);
    },
    onError: (error) => {
      if (error instanceof ApiError) tellProblem(error);
    },
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      aria-disabled={save.isPending}
      onClick={() => save.isPending || save.mutate()}
    >
      {save.isPending ? `Reading, ${words(count)} so far` : "Export as CSV"}
    </Button>
  );
}

async function allOf<R, C>(read: Props<R, C>["read"], tell: (count: number) => void) {
  const rows: R[] = [];
  let after: C | undefined;
  do {
    const page = await read(after);
    rows.push(...page.rows);
    tell(rows.length);
    after = page.next;
  } while (after !== undefined && rows.length < most);
  return { rows, whole: after === undefined };
}

function tellCut(count: number): void {
  notifications.show({
    color: "yellow",
    title: `The file ends after ${words(count)} rows`,
    message: "The list is longer. Filter it, and export each part.",
    autoClose: false,
  });
}

function words(count: number): string {
  return count.toLocaleString("en-NZ");
}
