import { ActionIcon, Indicator, Popover, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import { useAsk } from "../api/use-ask.ts";
import { useSay } from "../api/use-say.ts";
import { Failure } from "../looks/failure.tsx";
import { ListSkeleton } from "../looks/list-skeleton.tsx";
import { NoticeList } from "./notice-list.tsx";

/** How many notices this person has not read, and the latest at a press. */
export function Bell() {
  const [opened, { open, close }] = useDisclosure();
  const { data, error, refetch } = useAsk("notices/list", {});
  const read = useSay("notices/read", { quiet: true });
  const unread = data?.unread ?? 0;
  const newest = data?.notices[0]?.seq;
  const shut = () => {
    close();
    if (unread > 0 && newest !== undefined) read.mutate({ seq: newest });
  };
  return (
    <Popover
      opened={opened}
      onChange={shut}
      position="bottom-end"
      width="min(380px, 94vw)"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Indicator disabled={unread === 0} label={unread > 9 ? "9+" : unread} size={18} offset={6}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread > 0 ? `Notifications, ${unread} new` : "Notifications"}
            onClick={opened ? shut : open}
          >
            <IconBell size={22} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label="Notifications">
        <Text fw={650} mb="sm" tabIndex={-1} data-autofocus>
          Notifications
        </Text>
        <ScrollArea.Autosize mah={400} type="auto">
          {data ? (
            <NoticeList notices={data.notices} unread={unread} onOpen={shut} />
          ) : error ? (
            <Failure error={error} retry={refetch} />
          ) : (
            <ListSkeleton rows={3} />
          )}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
