import { expect, test } from "vitest";
import { hush } from "../../bot/hush.ts";
import { ian, room } from "./room.ts";

const { vocabulary } = room(ian("owner")).conversation;

test.each([
  ["/token gitea --value hunter2", "/token gitea --value •••"],
  ["/token gitea --value=hunter2", "/token gitea --value=•••"],
  ["/token --value hunter2 gitea", "/token --value ••• gitea"],
  ["/token gitea hunter2 --value hunter2", "/token gitea ••• --value •••"],
  ["/token hunter2 --value=hunter2", "/token ••• --value=•••"],
  ["/token gitea --vlaue=hunter2", "/token gitea --vlaue=•••"],
  ["/token", "/token"],
])("%s is kept as %s", (line, kept) => {
  expect(hush(vocabulary, line)).toBe(kept);
});

test("a line without a secret is kept as it is", () => {
  expect(hush(vocabulary, "/provision  panna")).toBe("/provision  panna");
  expect(hush(vocabulary, "good morning")).toBe("good morning");
});
