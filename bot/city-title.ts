type Named = { client: string; clientSlug: string; project: string };

/** What people call a project: its client's name, and for a further project both. */
export function cityTitle({ client, clientSlug, project }: Named): string {
  return clientSlug === project ? client : `${client} · ${project}`;
}
