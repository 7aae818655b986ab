import {
  ActionIcon,
  Combobox,
  Group,
  Text,
  Textarea,
  useCombobox,
  VisuallyHidden,
} from "@mantine/core";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { useEffect, useId } from "react";
import { AttachFile } from "./attach-file.tsx";
import { CompletionList } from "./completion-list.tsx";
import { useComposer } from "./use-composer.ts";

type Props = { thread: string; to: string; isMain: boolean; onSay: (line: string) => void };

/** Where a line is written: words for the room, or a command with its arguments. */
export function Composer({ thread, to, isMain, onSay }: Props) {
  const composer = useComposer(thread, isMain, onSay);
  const { input, line, options, active, hint } = composer;
  const list = useId();
  const opened = options.length > 0;
  const combobox = useCombobox({ opened, onDropdownClose: composer.close });
  const option = (at: number) => `${list}-${at}`;
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [list, active]);
  return (
    <div className="composer">
      <Combobox
        store={combobox}
        position="top-start"
        withinPortal={false}
        onOptionSubmit={(value) => composer.take(options[Number(value)])}
      >
        <Combobox.DropdownTarget>
          <div className="composer-line">
            <Textarea
              ref={input}
              data-composer
              flex={1}
              autosize
              minRows={1}
              maxRows={10}
              aria-label={`Write to ${to}`}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls={opened ? list : undefined}
              aria-activedescendant={opened && active >= 0 ? option(active) : undefined}
              placeholder={`Write to ${to}, or / for commands`}
              value={line}
              onChange={({ currentTarget: { value, selectionStart } }) =>
                composer.changed(value, selectionStart)
              }
              onSelect={({ currentTarget }) => composer.moved(currentTarget.selectionStart)}
              onKeyDown={composer.pressed}
              onBlur={composer.close}
              autoComplete="off"
              autoCapitalize="sentences"
              enterKeyHint="send"
            />
            {hint?.usage.includes("--manifest ") && (
              <AttachFile
                onRead={(text) => composer.write(`${line.trimEnd()} --manifest=${text}`)}
              />
            )}
            <ActionIcon
              size={36}
              aria-label="Send"
              disabled={line.trim() === ""}
              onClick={composer.send}
            >
              <IconSend size={18} aria-hidden />
            </ActionIcon>
          </div>
        </Combobox.DropdownTarget>
        <CompletionList id={list} options={options} active={active} idOf={option} />
      </Combobox>
      <Group gap="xs" className="composer-hint" justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" className="message-words">
          {hint ? `${hint.usage} · ${hint.help}` : "Enter sends, Shift+Enter begins a new line"}
        </Text>
      </Group>
      <VisuallyHidden role="status" aria-live="polite">
        {opened ? `${options.length} suggestions. Use the arrow keys, Tab takes one.` : ""}
      </VisuallyHidden>
    </div>
  );
}
