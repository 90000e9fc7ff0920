// How this viewer wants to see it: remembered in the browser, or said in the address (for OBS).

import { recall, remember } from "./memory.js";

const USUAL = {
  show: "both", track: "", size: 28, theme: "dark", colour: "#ffffff", background: "#0b0e13", partial: true,
  spoken: true,
};
const SHOWN = ["both", "translation", "source"];
const THEMES = ["dark", "light", "yellow", "paper", "own"];
export const ENOUGH = 7; // of contrast: WCAG 2.2, 1.4.6

export function readLook(parameters) {
  const look = { ...USUAL, ...recall("look") };
  for (const name of ["show", "theme", "track"]) if (parameters.has(name)) look[name] = parameters.get(name);
  if (parameters.has("size")) look.size = Number(parameters.get("size"));
  for (const name of ["colour", "background"]) {
    const value = hexOf(parameters.get(name));
    if (value) Object.assign(look, { [name]: value, theme: "own" });
  }
  for (const name of ["partial", "spoken"]) {
    if (parameters.has(name)) look[name] = parameters.get(name) !== "no";
  }
  return checked(look);
}

export function keepLook(look) {
  remember("look", look);
}

// Puts the look on the page, all at once.
export function wear(look) {
  const root = document.documentElement;
  Object.assign(root.dataset, { show: look.show, theme: look.theme });
  for (const name of ["partial", "spoken"]) root.dataset[name] = look[name] ? "yes" : "no";
  root.style.setProperty("--size", `${look.size}px`);
  const own = { "--text": look.colour, "--source": look.colour, "--partial": look.colour,
    "--edge": look.colour, "--background": look.background };
  for (const [name, value] of Object.entries(own)) {
    if (look.theme === "own") root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  }
}

// How far two colours stand apart, from 1 to 21 (WCAG 2.2).
export function contrastOf(colour, background) {
  const [light, dark] = [luminanceOf(colour), luminanceOf(background)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function checked(look) {
  if (!SHOWN.includes(look.show)) look.show = USUAL.show;
  if (!/^(all|[a-z]{2,3}(-\w{2,8})?)?$/.test(look.track)) look.track = USUAL.track;
  if (!THEMES.includes(look.theme)) look.theme = USUAL.theme;
  look.size = Number.isFinite(look.size) ? Math.min(200, Math.max(8, look.size)) : USUAL.size;
  look.colour = hexOf(look.colour) ?? USUAL.colour;
  look.background = hexOf(look.background) ?? USUAL.background;
  return look;
}

function hexOf(value) {
  const digits = /^#?([0-9a-f]{6})$/i.exec(value ?? "");
  return digits ? `#${digits[1].toLowerCase()}` : null;
}

function luminanceOf(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
