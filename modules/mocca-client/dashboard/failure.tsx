import { Alert, Button, Stack } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import { Component, type ReactNode } from "react";

type Props = { children: ReactNode };

/** Shows words in place of a page that broke. React knows no other way than a class. */
export class Failure extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle />}
        title="This page could not be shown"
        maw={560}
      >
        <Stack align="flex-start" gap="sm">
          Nothing you saved is lost. Load the page again; if it stays, tell your team which page it
          was.
          <Button variant="default" onClick={() => window.location.reload()}>
            Load again
          </Button>
        </Stack>
      </Alert>
    );
  }
}
