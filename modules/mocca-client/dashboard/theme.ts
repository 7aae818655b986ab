import {
  Alert,
  type CSSVariablesResolver,
  createTheme,
  type MantineThemeOverride,
  Notification,
} from "@mantine/core";
import { brandScale } from "./brand-scale.ts";

const defaultColour = "#B5452C";

const letters =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/** Mantine's theme in the client's colour; the house's brick red when the manifest names none. */
export function themeFor(colour: string | null): MantineThemeOverride {
  return createTheme({
    colors: { brand: brandScale(colour ?? defaultColour) },
    primaryColor: "brand",
    primaryShade: 6,
    fontFamily: letters,
    headings: {
      fontFamily: letters,
      fontWeight: "650",
      sizes: {
        h1: { fontSize: "1.625rem", lineHeight: "1.3" },
        h2: { fontSize: "1.125rem", lineHeight: "1.4" },
      },
    },
    defaultRadius: "md",
    cursorType: "pointer",
    respectReducedMotion: true,
    components: {
      // Mantine writes the title in the alert's colour, which is too faint in yellow.
      Alert: Alert.extend({ styles: { label: { color: "var(--mantine-color-text)" } } }),
      Notification: Notification.extend({
        defaultProps: { closeButtonProps: { "aria-label": "Close" } },
      }),
    },
  });
}

/** Mantine's quietest greys and its reds are too faint for small text; these reach WCAG AA. */
export const readableVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5b636b",
    "--mantine-color-placeholder": "#656d76",
    "--mantine-color-error": "var(--mantine-color-red-9)",
    "--mantine-color-default-border": "var(--mantine-color-gray-5)",
  },
  dark: {
    "--mantine-color-dimmed": "#a6a7ab",
    "--mantine-color-placeholder": "#9a9ca0",
    "--mantine-color-error": "var(--mantine-color-red-4)",
  },
});
