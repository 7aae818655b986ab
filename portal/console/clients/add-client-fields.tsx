import { MultiSelect, Stack, TextInput } from "@mantine/core";
import type { Problem } from "../../api/api-error.ts";
import { useAsk } from "../../api/use-ask.ts";
import { slugOf } from "./slug-of.ts";

export type Answers = { name: string; slug: string; domain: string; modules: string[] };

export const noAnswers: Answers = { name: "", slug: "", domain: "", modules: ["crm_base"] };

/** A client by answers runs on this machine; the configuration can say otherwise afterwards. */
export function manifestOf({ name, slug, domain, modules }: Answers) {
  return {
    client: { name, slug, domain },
    infrastructure: { provider: "local", database: "local", auth: "local", git: "local" },
    modules: Object.fromEntries(
      ["mocca_client", ...modules].map((module) => [module, { enabled: true }]),
    ),
  };
}

type Props = {
  answers: Answers;
  onChange: (answers: Answers) => void;
  faults: NonNullable<Problem["faults"]>;
};

export function AddClientFields({ answers, onChange, faults }: Props) {
  const catalogue = useAsk("modules/list", {}).data ?? [];
  const fault = (path: string) => faults.find((one) => one.path === path)?.allowed;
  const choices = catalogue
    .filter(({ kind, manifestName }) => kind === "module" && manifestName !== "mocca_client")
    .map(({ manifestName, title, state }) => ({
      value: manifestName,
      label: state === "planned" ? `${title} (planned)` : title,
    }));
  return (
    <Stack>
      <TextInput
        data-autofocus
        required
        label="Name"
        description="As people say it"
        value={answers.name}
        error={fault("client.name")}
        onChange={({ currentTarget: { value } }) =>
          onChange({
            ...answers,
            name: value,
            slug: answers.slug === slugOf(answers.name) ? slugOf(value) : answers.slug,
          })
        }
      />
      <TextInput
        required
        label="Slug"
        description="Names hosts, repositories and roles, and stays: a–z, 0–9 and -"
        value={answers.slug}
        error={fault("client.slug")}
        onChange={({ currentTarget: { value } }) => onChange({ ...answers, slug: value })}
      />
      <TextInput
        required
        label="Domain"
        description="Where production will answer, such as panna.mocca.nz"
        value={answers.domain}
        error={fault("client.domain")}
        onChange={({ currentTarget: { value } }) => onChange({ ...answers, domain: value })}
      />
      <MultiSelect
        label="Modules"
        description="Beside the shell, which every instance has"
        data={choices}
        value={answers.modules}
        onChange={(modules) => onChange({ ...answers, modules })}
      />
    </Stack>
  );
}
