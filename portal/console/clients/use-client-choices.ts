import { useAsk } from "../../api/use-ask.ts";

/** The clients that a person can choose from, by slug; nothing while they are on their way. */
export function useClientChoices(): { value: string; label: string }[] | undefined {
  const { data } = useAsk("clients/list", { limit: 200 });
  return data?.rows.map(({ slug, name }) => ({ value: slug, label: name }));
}
