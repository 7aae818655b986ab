import { Button, Group } from "@mantine/core";
import { Failure } from "./failure.tsx";

type Props = { sending: { error: Error | null; isPending: boolean }; children: string };

/** The end of a form: why it was refused, and the button that sends it. */
export function FormEnd({ sending, children }: Props) {
  return (
    <>
      {sending.error && <Failure error={sending.error} />}
      <Group justify="flex-end">
        <Button type="submit" loading={sending.isPending}>
          {children}
        </Button>
      </Group>
    </>
  );
}
