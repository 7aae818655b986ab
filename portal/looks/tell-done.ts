import { notifications } from "@mantine/notifications";

/** Says that something was done. */
export function tellDone(message: string): void {
  notifications.show({ color: "green", message, autoClose: 5000 });
}
