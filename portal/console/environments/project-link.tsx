import { Anchor } from "@mantine/core";
import { Link } from "wouter";
import type { BoardRow } from "./board-row.ts";
import { projectTitle } from "./project-title.ts";

export function ProjectLink({ row }: { row: BoardRow }) {
  return (
    <Anchor component={Link} href={`/clients/${row.client}`} fw={600}>
      {projectTitle(row)}
    </Anchor>
  );
}
