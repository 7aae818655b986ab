import {
  Alert,
  type CSSVariablesResolver,
  createTheme,
  Menu,
  Modal,
  Notification,
  Tooltip,
} from "@mantine/core";

const letters =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

/** Mantine's theme in the brick red of the walls: shade 6 carries white text, shade 4 stands on dark. */
export const theme = createTheme({
  colors: {
    brand: [
      "#fbf4f2",
      "#f5e7e4",
      "#eacbc4",
      "#deada2",
      "#d69688",
      "#c26652",
      "#b5452c",
      "#9f3d27",
      "#863321",
      "#69281a",
    ],
  },
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
    // The placeholder is a child that a menu may not have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" } } }),
    // A dialog's head is no banner of the page.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: "none" } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { "aria-label": "Close" } },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { events: { hover: true, focus: true, touch: true } },
    }),
  },
});

/** Mantine's quietest greys and its reds are too faint for small text; these reach WCAG AA. */
export const readableVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5b636b",
    "--mantine-color-placeholder": "#656d76",
    "--mantine-color-error": "var(--mantine-color-red-9)",
    "--mantine-color-default-border": "var(--mantine-color-gray-4)",
    "--mantine-color-anchor": "var(--mantine-color-brand-7)",
    "--mantine-color-red-text": "#b3261e",
    "--mantine-color-red-light-color": "#b3261e",
    "--mantine-color-red-filled": "#c92a2a",
  },
  dark: {
    "--mantine-color-dimmed": "#a6a7ab",
    "--mantine-color-placeholder": "#9a9ca0",
    "--mantine-color-error": "var(--mantine-color-red-4)",
    "--mantine-color-anchor": "var(--mantine-color-brand-3)",
    "--mantine-color-brand-text": "var(--mantine-color-brand-3)",
    "--mantine-color-brand-light-color": "var(--mantine-color-brand-2)",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-gray-light":
      "color-mix(in srgb, var(--mantine-color-gray-6) 16%, transparent)",
    "--mantine-color-red-light": "color-mix(in srgb, var(--mantine-color-red-6) 16%, transparent)",
    "--mantine-color-yellow-light":
      "color-mix(in srgb, var(--mantine-color-yellow-6) 16%, transparent)",
    "--mantine-color-green-light":
      "color-mix(in srgb, var(--mantine-color-green-6) 16%, transparent)",
    "--mantine-color-blue-light":
      "color-mix(in srgb, var(--mantine-color-blue-6) 16%, transparent)",
  },
});
