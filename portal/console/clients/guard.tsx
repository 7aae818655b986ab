import { Card, Switch } from "@mantine/core";
import { useSay } from "../../api/use-say.ts";
import type { Client } from "./client-row.ts";

/** Whether the client's plans take a second person; owners turn it. */
export function Guard({ data: { client, rights } }: { data: Client }) {
  const guard = useSay("clients/guard");
  return (
    <Card withBorder>
      <Switch
        label="Guarded"
        description="Each plan needs another person than the one who asked for it."
        checked={guard.isPending ? guard.variables.guarded : client.guarded}
        disabled={!rights.includes("own")}
        onChange={(event) =>
          guard.mutate({ client: client.slug, guarded: event.currentTarget.checked })
        }
      />
    </Card>
  );
}
