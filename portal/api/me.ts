import { createContext, useContext } from "react";
import type { Questions } from "../../api/v1/calls.ts";

export type Me = Questions["people/me"]["output"];

export const MeContext = createContext<Me | undefined>(undefined);

/** Who has signed in and what they may do in the house. Every page of the shell stands inside it. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error("useMe stands outside the shell");
  return me;
}
