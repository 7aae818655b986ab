import type { EnvironmentName } from "../../db/schema.ts";
import type { City } from "../../lucca/subject.ts";

/** Where one environment of a project is, by the columns of every row that belongs to one. */
export function environmentOf(city: City, name: EnvironmentName) {
  const found = city.environments.find((one) => one.name === name);
  // Both environments are made with their project.
  if (found === undefined) throw new Error(`${city.project.slug} has no ${name}`);
  return { clientId: city.client.id, projectId: city.project.id, environmentId: found.id };
}
