import { Card, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { Link } from "wouter";
import type { Dashboard, Destination } from "../../contract.ts";
import type { Instance } from "./instance.ts";
import { NoticeList, type Notices } from "./notices.tsx";

type Props = { instance: Instance; parts: readonly Dashboard[]; notices: Notices };

/** Where everybody begins: the client's own words, the ways in, and what happened lately. */
export function WelcomePage({ instance: { welcome }, parts, notices }: Props) {
  return (
    <Stack gap="xl" maw={1100}>
      <Stack gap="xs" maw={680}>
        <Title order={1}>{welcome.title}</Title>
        {welcome.text
          .split(/\n\s*\n/)
          .filter((paragraph) => paragraph.trim() !== "")
          .map((paragraph) => (
            <Text key={paragraph} size="lg" c="dimmed">
              {paragraph}
            </Text>
          ))}
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
        {parts
          .flatMap((part) => part.menu)
          .map((item) => (
            <WayIn key={item.path} item={item} />
          ))}
      </SimpleGrid>
      <Card withBorder padding="lg">
        <Title order={2} mb="md">
          Lately
        </Title>
        <NoticeList notices={notices} most={5} />
      </Card>
    </Stack>
  );
}

function WayIn({ item: { label, detail, path, icon: Icon } }: { item: Destination }) {
  return (
    <Card component={Link} href={path} withBorder padding="lg" className="shell-way-in">
      <Group wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" size={40} radius="md" aria-hidden>
          <Icon size={22} stroke={1.6} />
        </ThemeIcon>
        <div>
          <Text fw={600}>{label}</Text>
          <Text size="sm" c="dimmed">
            {detail}
          </Text>
        </div>
      </Group>
    </Card>
  );
}
