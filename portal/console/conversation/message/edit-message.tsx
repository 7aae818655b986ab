import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useSay } from "../../../api/use-say.ts";
import type { Said } from "../said.ts";
import { useThreadActs } from "../thread-context.ts";

/** Changes the words of one's own message. */
export function EditMessage({ said, onClose }: { said: Said; onClose: () => void }) {
  const { thread, sync } = useThreadActs();
  const [text, setText] = useState(said.body.text);
  const edit = useSay("rooms/edit", {
    quiet: true,
    done: () => {
      void sync();
      onClose();
    },
  });
  const problem = edit.error?.problem;
  const fault = faultsOf(edit.error)["text"];
  const save = () => edit.mutate({ thread, key: said.key, text });
  return (
    <Stack gap="xs">
      <Textarea
        aria-label="Your message"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
        autosize
        minRows={1}
        maxRows={12}
        data-autofocus
        autoFocus
        error={problem && (fault ?? [problem.title, problem.next].filter(Boolean).join(" "))}
      />
      <Group gap="xs">
        <Button size="xs" onClick={save} loading={edit.isPending} disabled={text.trim() === ""}>
          Save
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
