/** A module's name as a variable: `crm-base` is `crmBase`. */
export function identifier(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
