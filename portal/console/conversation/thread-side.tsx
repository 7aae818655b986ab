import { Drawer } from "@mantine/core";
import { ReplyHeader, ReplyPanel } from "./reply-panel.tsx";
import type { Said } from "./said.ts";

type Props = {
  wide: boolean;
  thread: string | undefined;
  main: readonly Said[];
  onClose: () => void;
};

/** The opened thread beside the room, or over it where there is no room beside. */
export function ThreadSide({ wide, thread, main, onClose }: Props) {
  const panel = thread !== undefined && <ReplyPanel key={thread} thread={thread} main={main} />;
  if (wide)
    return (
      <section className="reply" aria-label="Thread">
        <ReplyHeader onClose={onClose} />
        {panel}
      </section>
    );
  return (
    <Drawer
      opened={thread !== undefined}
      onClose={onClose}
      position="right"
      size="md"
      padding={0}
      title="Thread"
      closeButtonProps={{ "aria-label": "Close the thread" }}
      classNames={{
        content: "reply-drawer",
        body: "reply reply-body",
        header: "reply-drawer-header",
      }}
    >
      {panel}
    </Drawer>
  );
}
