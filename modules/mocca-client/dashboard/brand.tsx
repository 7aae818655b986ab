import { Group, Image, Text, ThemeIcon, UnstyledButton } from "@mantine/core";
import { Link } from "wouter";

/** The client's picture, or its first letter, beside its name; leads home. */
export function Brand({ name, logo }: { name: string; logo: string | null }) {
  return (
    <UnstyledButton component={Link} href="/" miw={0}>
      <Group gap="sm" wrap="nowrap">
        {logo ? (
          <Image src={logo} alt="" h={32} w="auto" maw={120} fit="contain" />
        ) : (
          <ThemeIcon size={32} radius="md" aria-hidden>
            {name.slice(0, 1).toUpperCase()}
          </ThemeIcon>
        )}
        <Text fw={650} size="lg" className="shell-name">
          {name}
        </Text>
      </Group>
    </UnstyledButton>
  );
}
