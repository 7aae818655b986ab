import { Group, Stack, Text, UnstyledButton } from "@mantine/core";
import IconBellZ from "@tabler/icons-react/dist/esm/icons/IconBellZ.mjs";
import { Link } from "wouter";
import type { Questions } from "../../api/v1/calls.ts";
import { EmptyState } from "../looks/empty-state.tsx";
import { RelativeTime } from "../looks/relative-time.tsx";
import { StateIcon } from "../looks/state-icon.tsx";

type Notices = Questions["notices/list"]["output"]["notices"];

type Props = { notices: Notices; unread: number; onOpen(): void };

/** The latest notices, newest first; those not read yet are the first of them. */
export function NoticeList({ notices, unread, onOpen }: Props) {
  if (notices.length === 0)
    return (
      <EmptyState icon={IconBellZ} title="Nothing needs you">
        Plans that wait for you, runs that end and people who write to you are told here.
      </EmptyState>
    );
  return (
    <Stack gap={2}>
      {notices.map(({ seq, at, text, tone, path }, place) => (
        <UnstyledButton
          key={seq}
          component={Link}
          href={path}
          onClick={onOpen}
          p="xs"
          bdrs="md"
          fw={place < unread ? 600 : 400}
        >
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <StateIcon state={tone} size={18} />
            <div>
              <Text size="sm" fw="inherit" style={{ overflowWrap: "anywhere" }}>
                {text}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                <RelativeTime at={at} />
              </Text>
            </div>
          </Group>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
