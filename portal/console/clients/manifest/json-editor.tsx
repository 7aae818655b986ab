import { Box } from "@mantine/core";
import { ManifestText } from "../manifest-text.tsx";
import type { Draft } from "./use-draft.ts";

/** The manifest as JSON, with the same checks as the form. */
export function JsonEditor({ draft }: { draft: Draft }) {
  return (
    <Box onBlur={draft.leaveText}>
      <ManifestText
        value={draft.text}
        onChange={draft.write}
        error={draft.unread}
        readOnly={draft.form.readOnly}
      />
    </Box>
  );
}
