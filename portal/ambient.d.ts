// What the build understands and TypeScript must be told of.

declare module "*.css";

// By deep path, because the package's own index makes a build read five thousand icons.
declare module "@tabler/icons-react/dist/esm/icons/*.mjs" {
  import type { CSSProperties, ReactNode } from "react";

  const icon: (props: {
    size?: number | string;
    stroke?: number | string;
    className?: string;
    color?: string;
    style?: CSSProperties;
    "aria-hidden"?: boolean;
  }) => ReactNode;

  export = icon;
}
