import { Button, Stack, Text } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { PageHeader } from "../looks/page-header.tsx";

export function NotFoundPage() {
  const [path] = useLocation();
  return (
    <Stack align="flex-start" maw={560} gap="xs">
      <PageHeader title="There is no page here" />
      <Text>
        Nothing is at <b style={{ overflowWrap: "anywhere" }}>{path}</b>. The address may be
        mistyped, or what stood there is gone.
      </Text>
      <Button component={Link} href="/" mt="sm">
        Go to the conversation
      </Button>
    </Stack>
  );
}
