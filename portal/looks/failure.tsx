import { Alert, Button, Stack, Text } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import { ApiError } from "../api/api-error.ts";

type Props = { error: Error; retry?: (() => unknown) | undefined };

/** What could not be shown, why, and what to do. */
export function Failure({ error, retry }: Props) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <Alert
      color="red"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem?.title ?? "This could not be shown."}
      maw={640}
    >
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{problem?.next ?? "Try again; if it stays, tell whoever runs Mocca."}</Text>
        {retry && (
          <Button variant="default" size="xs" onClick={() => retry()}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
