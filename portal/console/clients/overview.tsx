import { Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { AddProject } from "./add-project.tsx";
import type { Client } from "./client-row.ts";
import { Guard } from "./guard.tsx";
import { ProjectCard } from "./project-card.tsx";
import { Recent } from "./recent.tsx";

/** A client's projects with their environments, what went on last, and whether its plans are guarded. */
export function Overview({ data }: { data: Client }) {
  const [adding, add] = useDisclosure();
  const { client, projects, rights } = data;
  return (
    <Stack gap="lg">
      {projects.map((project) => (
        <ProjectCard key={project.slug} client={client} project={project} rights={rights} />
      ))}
      {rights.includes("manage") && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={add.open}
          >
            Add a project
          </Button>
        </Group>
      )}
      <Recent client={client.slug} />
      <Guard data={data} />
      {adding && <AddProject client={client} onClose={add.close} />}
    </Stack>
  );
}
