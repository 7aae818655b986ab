import { expect, test } from "vitest";
import {
  stateCookie,
  stateIn,
  withoutOurs,
} from "../../../../../lucca/providers/local/access/cookies.ts";

test("over https no neighbouring host can set what a browser was sent away with", () => {
  const [made = ""] = stateCookie("mine", true).split(";");
  expect(made).toMatch(/^__Host-/);
  expect(stateCookie("mine", true)).toMatch(/; Path=\/;.*; Secure$/);
  expect(stateIn(`CF_State=theirs; ${made}`, true)).toBe("mine");
  expect(stateIn("CF_State=theirs", true)).toBeUndefined();
  expect(stateIn(stateCookie("mine", false), false)).toBe("mine");
});

test("an environment sees none of the gate's cookies", () => {
  const others = "CF_Authorization=a; CF_State=b; __Host-CF_State=c";
  expect(withoutOurs(`theme=dark; ${others}; cart=1=2`)).toBe("theme=dark; cart=1=2");
  expect(withoutOurs(others)).toBeUndefined();
});
