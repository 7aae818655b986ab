import { createSpotlight } from "@mantine/spotlight";

/** The command palette's own state, and what opens it. */
export const [spotlightStore, spotlight] = createSpotlight();
