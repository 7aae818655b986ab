// What the build understands and TypeScript must be told of.

declare module "*.css";

// By deep path, because the package's own index makes a build read five thousand icons.
declare module "@tabler/icons-react/dist/esm/icons/*.mjs" {
  import type { ComponentType } from "react";

  const icon: ComponentType<{
    size?: number | string;
    stroke?: number | string;
    className?: string;
    "aria-hidden"?: boolean;
  }>;

  export = icon;
}

// Only an interface adds to one that is there.
interface ImportMeta {
  glob<T>(
    pattern: string,
    options: { eager: true; query: string; import: "default" },
  ): Readonly<Record<string, T>>;
}
