import { Select } from "@mantine/core";
import { oneOf } from "../../../looks/one-of.ts";
import { type Role, roles } from "../../role.ts";

type Props = { label: string; value: Role; onChange(role: Role): void };

const data = [
  { value: "member", label: "Member: sees the clients they were given" },
  { value: "operator", label: "Operator: provisions and deploys everywhere" },
  { value: "owner", label: "Owner: also manages people and destroys" },
];

/** One of the three roles, with what each may do. */
export function RoleSelect({ label, value, onChange }: Props) {
  return (
    <Select
      label={label}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        const role = oneOf(roles, chosen ?? "");
        if (role) onChange(role);
      }}
    />
  );
}
