import { ActionIcon, Indicator, Popover, ScrollArea, Text } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import { useEffect } from "react";
import { NoticeList, type Notices } from "./notices.tsx";

/** How many notices this browser has not been shown, and all of the latest at a press. */
export function Bell({ notices }: { notices: Notices }) {
  const [opened, { toggle, close }] = useDisclosure();
  const [seen, setSeen] = useLocalStorage({ key: "mocca-client.seen", defaultValue: 0 });
  const all = notices.value?.notifications ?? [];
  const newest = Number(all[0]?.id ?? 0);
  const fresh = all.filter(({ id }) => Number(id) > seen).length;
  useEffect(() => {
    if (opened && newest > seen) setSeen(newest);
  }, [opened, newest, seen, setSeen]);
  return (
    <Popover
      opened={opened}
      onChange={close}
      position="bottom-end"
      width="min(360px, 92vw)"
      trapFocus
      shadow="md"
    >
      <Indicator disabled={fresh === 0} label={fresh > 9 ? "9+" : fresh} size={18} offset={6}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={fresh > 0 ? `Notifications, ${fresh} new` : "Notifications"}
            onClick={toggle}
          >
            <IconBell size={22} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label="Notifications">
        <Text fw={650} mb="sm">
          Notifications
        </Text>
        <ScrollArea.Autosize mah={360} type="auto">
          <NoticeList notices={notices} most={30} onOpen={close} />
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
