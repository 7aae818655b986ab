import { Card, Group, Select, Stack, Switch, Title } from "@mantine/core";
import { StateBadge } from "../../../looks/state-badge.tsx";
import { valueAt } from "./document.ts";
import { type Asked, type Form, faultAt } from "./form.ts";

type Entry = Asked["catalogue"][number];
type Props = { catalogue: readonly Entry[]; form: Form };

/** What an instance is made of: every module of the catalogue, whether it is wanted and in which version. */
export function Modules({ catalogue, form }: Props) {
  return (
    <>
      <Kind title="Modules" entries={of(catalogue, "module")} form={form} />
      <Kind title="Integrations" entries={of(catalogue, "integration")} form={form} />
    </>
  );
}

function of(catalogue: readonly Entry[], kind: Entry["kind"]) {
  return catalogue.filter((entry) => entry.kind === kind);
}

type KindProps = { title: string; entries: readonly Entry[]; form: Form };

function Kind({ title, entries, form }: KindProps) {
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4" mb="md">
        {title}
      </Title>
      <Stack gap="lg">
        {entries.map((entry) => (
          <Module key={entry.name} entry={entry} form={form} />
        ))}
      </Stack>
    </Card>
  );
}

/** Every instance stands on it, whether a manifest names it or not. */
const shell = "mocca_client";

function Module({ entry, form }: { entry: Entry; form: Form }) {
  const { kind, manifestName, title, summary, state, version } = entry;
  const path = ["modules", ...(kind === "integration" ? ["integrations"] : []), manifestName];
  const wish = valueAt(form.document, path);
  const enabled = manifestName === shell || valueAt(wish, ["enabled"]) === true;
  const chosen = String(valueAt(wish, ["version"]) ?? "latest");
  const fault = faultAt(form, path);
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Switch
        flex="1 1 16rem"
        label={title}
        description={summary}
        error={fault}
        checked={enabled}
        disabled={form.readOnly || manifestName === shell}
        onChange={(event) =>
          form.set(path, { enabled: event.currentTarget.checked, version: chosen })
        }
      />
      {state === "planned" ? (
        <StateBadge state="waiting" word="planned" />
      ) : (
        <Select
          aria-label={`Version of ${title}`}
          w={170}
          allowDeselect={false}
          readOnly={form.readOnly}
          disabled={!enabled}
          data={versions(version, chosen)}
          value={chosen}
          onChange={(next) => form.set(path, { enabled, version: next ?? "latest" })}
        />
      )}
    </Group>
  );
}

/** The catalogue holds one version of each module; another one that stands there is shown and refused. */
function versions(known: string | null, chosen: string) {
  const numbers = new Set([known ?? chosen, chosen].filter((one) => one !== "latest"));
  return [
    { value: "latest", label: known ? `latest (${known})` : "latest" },
    ...[...numbers].map((value) => ({ value, label: value })),
  ];
}
