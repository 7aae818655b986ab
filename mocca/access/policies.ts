import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import {
  accessApplication,
  dnsRecord,
  environment,
  membership,
  person,
  project,
  serviceToken,
} from "../../db/schema.ts";
import { judge } from "../rights.ts";
import { question } from "../verb.ts";

/**
 * Who gets through the gates of a client's environments: each application with its AUD, its hosts and
 * its list; the team's people who pass anyway; and the machines, by their service tokens.
 */
export const accessPolicies = question({
  name: "access/policies",
  help: "Shows who may enter a client's environments: applications, lists, machines.",
  scope: "client",
  right: "look",
  input: z.object({}),
  async run(db, { client }) {
    const applications = await db
      .select({
        project: project.slug,
        environment: environment.name,
        environmentId: environment.id,
        part: accessApplication.part,
        aud: accessApplication.id,
        allow: accessApplication.allow,
      })
      .from(accessApplication)
      .innerJoin(environment, eq(environment.id, accessApplication.environmentId))
      .innerJoin(project, eq(project.id, accessApplication.projectId))
      .where(eq(accessApplication.clientId, client.id))
      .orderBy(asc(project.slug), asc(environment.name), asc(accessApplication.part))
      .limit(200);
    const hosts = await db
      .select({ environmentId: dnsRecord.environmentId, host: dnsRecord.host })
      .from(dnsRecord)
      .where(eq(dnsRecord.clientId, client.id))
      .orderBy(asc(dnsRecord.host))
      .limit(400);
    const people = await db
      .select({
        ...{ id: person.id, name: person.name, email: person.email, role: person.role },
        here: membership.role,
      })
      .from(person)
      .leftJoin(
        membership,
        and(eq(membership.personId, person.id), eq(membership.clientId, client.id)),
      )
      .where(isNull(person.endedAt))
      .orderBy(asc(person.name))
      .limit(500);
    const machines = await db
      .select({
        project: project.slug,
        environment: environment.name,
        name: serviceToken.name,
        parts: serviceToken.parts,
        hint: serviceToken.hint,
        usedAt: serviceToken.usedAt,
        expiresAt: serviceToken.expiresAt,
      })
      .from(serviceToken)
      .innerJoin(environment, eq(environment.id, serviceToken.environmentId))
      .innerJoin(project, eq(project.id, serviceToken.projectId))
      .where(
        and(
          eq(serviceToken.clientId, client.id),
          isNull(serviceToken.revokedAt),
          gt(serviceToken.expiresAt, new Date()),
        ),
      )
      .orderBy(asc(serviceToken.createdAt))
      .limit(200);
    return {
      applications: applications.map(({ environmentId, ...application }) => ({
        ...application,
        hosts: hosts.filter((one) => one.environmentId === environmentId).map(({ host }) => host),
      })),
      team: people
        .filter(({ here, ...linked }) => {
          const place = { at: "client" as const, role: here ?? undefined };
          return judge({ via: "terminal", person: linked }, "look", place).may;
        })
        .map(({ name, email }) => ({ name, email })),
      machines,
    };
  },
});
