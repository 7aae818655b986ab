import { Button, FileButton, Group, Textarea } from "@mantine/core";
import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";

type Props = {
  name: string;
  label: string;
  description: string | undefined;
  required: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
};

/** The text of a file: chosen from this machine, or pasted. */
export function FileField({ label, value, onChange, ...rest }: Props) {
  return (
    <div>
      <Textarea
        {...rest}
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        placeholder="Paste the file’s text here, or choose the file"
        minRows={3}
        maxRows={12}
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      />
      <Group mt={6}>
        <FileButton onChange={(file) => void file?.text().then(onChange)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              leftSection={<IconPaperclip size={14} aria-hidden />}
            >
              Choose a file for {label.toLowerCase()}
            </Button>
          )}
        </FileButton>
      </Group>
    </div>
  );
}
