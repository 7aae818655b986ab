import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "../looks/looks.css";
import "../shell/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { reloadWhenStale } from "../shell/reload-when-stale.ts";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element called root");
reloadWhenStale();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
