import { Alert } from "@mantine/core";
import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import { useReached } from "../api/connection.ts";

/** Says so while the server does not answer; asking goes on by itself. */
export function LostConnection() {
  const reached = useReached();
  return (
    <div role="status">
      {!reached && (
        <Alert
          color="yellow"
          mb="md"
          icon={<IconPlugConnectedX aria-hidden />}
          title="Mocca does not answer"
        >
          What you see may be old. This page tries again by itself, and keeps what you typed.
        </Alert>
      )}
    </div>
  );
}
