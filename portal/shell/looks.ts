import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";

/** The appearances that a person can choose from. */
export const looks = [
  { scheme: "light", label: "Light appearance", icon: IconSun },
  { scheme: "dark", label: "Dark appearance", icon: IconMoon },
  { scheme: "auto", label: "Appearance of this device", icon: IconDeviceDesktop },
] as const;
