import { Tabs } from "@mantine/core";
import { useFilter } from "../../../looks/use-filter.ts";
import { Beside } from "./beside.tsx";
import { EditForm } from "./edit-form.tsx";
import type { Asked } from "./form.ts";
import { JsonEditor } from "./json-editor.tsx";
import { Propose } from "./propose.tsx";
import { Revisions } from "./revisions.tsx";
import { useDraft } from "./use-draft.ts";

type Props = { client: string; asked: Asked };

/** A manifest as a form and as JSON over one draft, and its history. */
export function Editor({ client, asked }: Props) {
  const [{ view }, change] = useFilter(["view"]);
  const draft = useDraft(client, asked);
  return (
    <Tabs
      value={view === "json" || view === "history" ? view : "form"}
      onChange={(chosen) => change({ view: chosen === "form" ? "" : (chosen ?? "") })}
      keepMounted={false}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="form">Form</Tabs.Tab>
        <Tabs.Tab value="json">JSON</Tabs.Tab>
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="form">
        <Beside aside={<Propose client={client} asked={asked} draft={draft} />}>
          <EditForm asked={asked} draft={draft} />
        </Beside>
      </Tabs.Panel>
      <Tabs.Panel value="json">
        <Beside aside={<Propose client={client} asked={asked} draft={draft} />}>
          <JsonEditor draft={draft} />
        </Beside>
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <Revisions client={client} asked={asked} />
      </Tabs.Panel>
    </Tabs>
  );
}
