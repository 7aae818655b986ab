import { Button, CopyButton, Group, Paper, ScrollArea, Switch, Text } from "@mantine/core";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useEffect, useRef, useState } from "react";
import { saveFile } from "./save-file.ts";
import "./log-view.css";

type Props = {
  /** What a screen reader calls it. */
  label: string;
  text: string;
  file: string;
  /** More may come: the end is kept in sight until somebody scrolls away from it. */
  live: boolean;
};

/** A log as it grows: follow, wrap, copy, download. */
export function LogView({ label, text, file, live }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [wrap, setWrap] = useState(true);
  const [follow, setFollow] = useState(true);
  useEffect(() => {
    if (follow && live && text !== "") box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [text, follow, live]);
  if (text === "")
    return (
      <Text c="dimmed" size="sm">
        {live ? "Nothing has been written yet." : "It wrote nothing."}
      </Text>
    );
  return (
    <Paper withBorder radius="md" style={{ overflow: "hidden" }}>
      <Group gap="md" px="sm" py={6} justify="space-between">
        <Group gap="md">
          <Switch
            size="sm"
            label="Wrap"
            checked={wrap}
            onChange={(event) => setWrap(event.currentTarget.checked)}
          />
          {live && (
            <Switch
              size="sm"
              label="Follow"
              checked={follow}
              onChange={(event) => setFollow(event.currentTarget.checked)}
            />
          )}
        </Group>
        <Group gap={4}>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                onClick={copy}
              >
                {copied ? "Copied" : "Copy"}
              </Button>
            )}
          </CopyButton>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconDownload size={14} />}
            onClick={() => saveFile(file, "text/plain", text)}
          >
            Download
          </Button>
        </Group>
      </Group>
      <ScrollArea.Autosize
        mah={420}
        viewportRef={box}
        scrollbars={wrap ? "y" : "xy"}
        // A region that scrolls must be reached by the keyboard.
        viewportProps={{ tabIndex: 0, role: "region", "aria-label": label }}
        onWheel={() => setFollow(false)}
      >
        <pre className="log-view" data-wrap={wrap || undefined}>
          {text}
        </pre>
      </ScrollArea.Autosize>
    </Paper>
  );
}
