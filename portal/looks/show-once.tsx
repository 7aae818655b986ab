import { Alert, Stack } from "@mantine/core";
import { modals } from "@mantine/modals";
import { CodeBlock } from "./code-block.tsx";

/** Shows a secret once, with a button that copies it. */
export function showOnce(title: string, secret: string, words: string): void {
  modals.open({
    title,
    closeOnClickOutside: false,
    children: (
      <Stack gap="sm">
        <Alert color="yellow" title="It is shown this once only">
          {words}
        </Alert>
        <CodeBlock code={secret} />
      </Stack>
    ),
  });
}
