import { Text } from "@mantine/core";
import type { Questions } from "../../../api/v1/calls.ts";
import { useAskPages } from "../../api/use-pages.ts";
import { useSay } from "../../api/use-say.ts";
import { type Column, DataTable } from "../../looks/data-table.tsx";
import { EndButton } from "../../looks/end-button.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { tellDone } from "../../looks/tell-done.ts";

type Token = Questions["tokens/list"]["output"]["rows"][number];

/** The git tokens that a person has for one client. */
export function OwnTokens({ client }: { client: string }) {
  const list = useAskPages("tokens/list", { client }, "before");
  return (
    <KeysetList list={list} empty={<Text c="dimmed">You have none for this client.</Text>}>
      {(rows) => (
        <DataTable
          label="Your git tokens"
          columns={columnsFor(client)}
          rows={rows}
          keyOf={({ id }) => id}
        />
      )}
    </KeysetList>
  );
}

function columnsFor(client: string): Column<Token>[] {
  return [
    { title: "Token", cell: ({ hint }) => `…${hint}` },
    { title: "Made", cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
    {
      title: "Used",
      cell: ({ usedAt }) => (usedAt === null ? "never" : <RelativeTime at={usedAt} />),
    },
    { title: "Ends", cell: ({ expiresAt }) => <RelativeTime at={expiresAt} /> },
    {
      title: "Actions",
      actions: true,
      cell: ({ hint }) => <EndToken client={client} hint={hint} />,
    },
  ];
}

function EndToken({ client, hint }: { client: string; hint: string }) {
  const revoke = useSay("tokens/revoke", { done: () => tellDone("The token has ended.") });
  return (
    <EndButton
      label={`End the token …${hint}`}
      title="End this token?"
      words="Every clone that was made with it is refused from then on."
      pending={revoke.isPending}
      end={() => revoke.mutate({ client, hint })}
    />
  );
}
