import { ActionIcon, FileButton } from "@mantine/core";
import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import { quoted } from "../words-in.ts";

/** Reads a manifest file's text into the line. */
export function AttachFile({ onRead }: { onRead: (text: string) => void }) {
  return (
    <FileButton
      accept="application/json,.json"
      onChange={(file) => void file?.text().then((text) => onRead(quoted(compact(text))))}
    >
      {(props) => (
        <ActionIcon {...props} size={36} variant="default" aria-label="Attach a manifest file">
          <IconPaperclip size={18} aria-hidden />
        </ActionIcon>
      )}
    </FileButton>
  );
}

/** In one line; what is no JSON goes as it is and is refused with the place of the fault. */
function compact(text: string): string {
  // The command itself tells what is wrong with the text.
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
