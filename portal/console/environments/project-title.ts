type Named = { client: string; clientName: string; project: string };

/** What people call a project: its client's name, and for a further project both. */
export function projectTitle({ client, clientName, project }: Named): string {
  return client === project ? clientName : `${clientName} · ${project}`;
}
