import { SegmentedControl, Stack, Title, useMantineColorScheme } from "@mantine/core";
import { looks } from "../../../shell/looks.ts";

/** Light, dark, or as the device has it. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="sm" component="section" align="flex-start">
      <Title order={2}>Appearance</Title>
      <SegmentedControl
        aria-label="Appearance"
        value={colorScheme}
        onChange={(value) => {
          const look = looks.find(({ scheme }) => scheme === value);
          if (look) setColorScheme(look.scheme);
        }}
        data={[
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
          { value: "auto", label: "This device’s" },
        ]}
      />
    </Stack>
  );
}
