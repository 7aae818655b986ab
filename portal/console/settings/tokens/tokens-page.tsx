import { Stack } from "@mantine/core";
import { PageHeader } from "../../../looks/page-header.tsx";
import { GitTokens } from "./git-tokens.tsx";
import { Keys } from "./keys.tsx";

/** What lets a person's own programs in: keys for the API, tokens for git. */
export function TokensPage() {
  return (
    <Stack gap="xl" maw={1100}>
      <PageHeader
        title="Tokens"
        description="What your programs use: keys for the API, tokens for git. Each is shown once."
      />
      <Keys />
      <GitTokens />
    </Stack>
  );
}
