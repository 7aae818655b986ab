import IconHome from "@tabler/icons-react/dist/esm/icons/IconHome.mjs";
import type { Destination } from "../../contract.ts";

export const home: Destination = {
  label: "Home",
  detail: "Where you begin",
  path: "/",
  icon: IconHome,
};
