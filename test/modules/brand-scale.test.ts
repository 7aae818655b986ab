import fc from "fast-check";
import { expect, test } from "vitest";
import { brandScale, contrast } from "../../modules/mocca-client/dashboard/brand-scale.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("any client's colour can be read on light pages and on dark ones, and white text on it", () => {
  fc.assert(
    fc.property(colour, (own) => {
      const scale = brandScale(own);
      for (const shade of scale.slice(6))
        expect(contrast(shade, "#f4f5f7")).toBeGreaterThanOrEqual(4.5);
      for (const shade of scale.slice(0, 5))
        expect(contrast(shade, "#3b3b3b")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(scale[9] ?? "", scale[1] ?? "")).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that can be read as it is stays as it is", () => {
  expect(brandScale("#B5452C")[6]).toBe("#b5452c");
});
