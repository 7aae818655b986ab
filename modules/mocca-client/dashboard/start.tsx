import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./shell.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Instance } from "./instance.ts";
import { readSession } from "./read-session.ts";
import { reloadWhenStale } from "./reload-when-stale.ts";
import { Shell } from "./shell.tsx";
import { readableVariables, themeFor } from "./theme.ts";

/** Shows the whole dashboard of one client. */
export function start(instance: Instance): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no element called root");
  reloadWhenStale();
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={themeFor(instance.colour)}
        cssVariablesResolver={readableVariables}
        defaultColorScheme="auto"
      >
        <Notifications position="bottom-right" />
        <Shell instance={instance} session={readSession()} />
      </MantineProvider>
    </StrictMode>,
  );
}
