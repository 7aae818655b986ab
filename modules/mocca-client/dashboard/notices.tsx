import { Alert, Anchor, Button, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import type { Loaded } from "../../contract.ts";
import type { Notification } from "../../mocca-client/notification.ts";
import { exactTime, relativeTime } from "./relative-time.ts";

export type Notices = Loaded<{ notifications: Notification[] }>;

/** What happened here lately, newest first, each leading to the page it is about. */
export function NoticeList({
  notices,
  most,
  onOpen,
}: {
  notices: Notices;
  most: number;
  onOpen?: () => void;
}) {
  const { value, problem, reload } = notices;
  if (problem && !value)
    return (
      <Alert color="red" title={problem.title}>
        {problem.detail}
        <Button size="xs" variant="default" mt="xs" onClick={reload}>
          Try again
        </Button>
      </Alert>
    );
  if (!value) return <Waiting />;
  if (value.notifications.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nothing yet. What happens here shows up in this place.
      </Text>
    );
  return (
    <Stack gap="md" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      {value.notifications.slice(0, most).map(({ id, title, detail, path, at }) => (
        <li key={id}>
          <Anchor
            component={Link}
            href={path}
            size="sm"
            fw={500}
            c="var(--mantine-color-text)"
            {...(onOpen && { onClick: onOpen })}
          >
            {title}
          </Anchor>
          <Text size="xs" c="dimmed">
            {detail && `${detail} · `}
            <time dateTime={at} title={exactTime(at)}>
              {relativeTime(at)}
            </time>
          </Text>
        </li>
      ))}
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap="md" aria-busy aria-label="Loading">
      {["90%", "70%", "80%"].map((width) => (
        <Stack key={width} gap={6}>
          <Skeleton h={12} w={width} />
          <Skeleton h={10} w="40%" />
        </Stack>
      ))}
    </Stack>
  );
}
