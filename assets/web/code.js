// Draws the QR code that lets one more viewer in.

const MARGIN = 4; // of light modules around it, as readers want

export function drawCode(section, invitation) {
  const { rows, url } = invitation;
  const side = rows.length + 2 * MARGIN;
  const svg = section.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  const dark = rows.flatMap((row, y) => [...row].flatMap((module, x) => (
    module === "1" ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : []
  )));
  svg.querySelector("path").setAttribute("d", dark.join(""));
  section.querySelector("#code-address").textContent = url;
}
