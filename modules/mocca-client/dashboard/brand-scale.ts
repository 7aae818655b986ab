import type { MantineColorsTuple } from "@mantine/core";

type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** The light page that a link in the brand's colour stands on. */
const lightSurface: Rgb = [244, 245, 247];
/** The lightest of Mantine's dark surfaces that text in the brand's colour stands on. */
const darkSurface: Rgb = [59, 59, 59];
const readable = 4.5;

/**
 * Ten shades of a client's colour, corrected where the colour alone could not be read: shades 6
 * and darker stand on the light page and carry white text, shades 4 and lighter stand on dark
 * surfaces, all at WCAG AA.
 */
export function brandScale(colour: string): MantineColorsTuple {
  const own = toward(rgbOf(colour), black, lightSurface);
  const light = (share: number) => toward(mixed(own, white, share), white, darkSurface);
  return [
    hexOf(mixed(own, white, 0.94)),
    hexOf(mixed(own, white, 0.87)),
    hexOf(light(0.72)),
    hexOf(light(0.56)),
    hexOf(light(0.4)),
    hexOf(mixed(own, white, 0.18)),
    hexOf(own),
    hexOf(mixed(own, black, 0.12)),
    hexOf(mixed(own, black, 0.26)),
    hexOf(mixed(own, black, 0.42)),
  ];
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(rgbOf(one), rgbOf(other));
}

function toward(colour: Rgb, goal: Rgb, against: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mixed(colour, goal, share);
    if (ratio(shade, against) >= readable) return shade;
  }
  return goal;
}

function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

function ratio(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(rgb: Rgb): number {
  const part = (i: 0 | 1 | 2) => {
    const c = rgb[i] / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
}

function rgbOf(hex: string): Rgb {
  const part = (i: number) => Number.parseInt(hex.slice(i, i + 2), 16);
  return [part(1), part(3), part(5)];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
