// Connects the line, the captions and the settings.

import { Captions } from "./captions.js";
import { drawCode } from "./code.js";
import { Link } from "./link.js";
import { contrastOf, ENOUGH, keepLook, readLook, wear } from "./look.js";
import { Tracks } from "./tracks.js";
import { speak, word } from "./words.js";

const N_UTTERANCES_IN_OBS = 2;
const N_LIVE = 2; // more pieces at once were missed before
const NEAR_PX = 80;
const CLEAR_MS = 8000; // captions of what was said long ago leave the picture
const STATES = ["waiting", "listening", "stopped", "failed"];

const parameters = new URLSearchParams(location.search);
const isObs = parameters.has("obs");
const look = readLook(parameters);
const element = (id) => document.getElementById(id);
const main = element("captions");
const form = element("settings");
const captions = new Captions(main, element("spoken"), isObs ? N_UTTERANCES_IN_OBS : undefined);
const ownLanguages = parameters.has("language") ? [parameters.get("language")] : navigator.languages;
const tracks = new Tracks(form.elements.track, ownLanguages);
let isAtLive = true;
let scrolledTo = 0;
let clearing = 0;

function say(sentence) {
  if (element("status").textContent !== sentence) element("status").textContent = sentence;
}

function take(message) {
  if (message.kind === "status") {
    captions.enter(message);
    if (STATES.includes(message.state)) say(word(message.state));
  }
  if (message.kind === "invitation") {
    drawCode(element("code"), message);
    element("code-button").hidden = false;
  }
  if (message.kind === "pieces") noteTracks(message.pieces);
  if (message.kind === "partial") noteTracks([message]);
  if (message.kind === "pieces") captions.add(message);
  if (message.kind === "partial") captions.setPartial(message);
  if (message.kind === "spoken") captions.mark(message);
  if (message.kind === "pieces") followLive(message.pieces.length > N_LIVE);
  if (message.kind === "partial") followLive(false);
}

function noteTracks(pieces) {
  if (pieces.filter((piece) => tracks.add(piece)).length) showTrack();
}

function showTrack() {
  tracks.draw(look.track, document.documentElement.lang);
  captions.show((main) => tracks.pick(look.track, main));
}

// At once where it is no new line that moves the text; otherwise as the style sheet says.
function goLive(behavior) {
  if (isAtLive) main.scrollTo({ top: main.scrollHeight, behavior });
}

function followLive(isCatchingUp) {
  goLive(isCatchingUp ? "instant" : "auto");
  if (!isObs) return;
  clearTimeout(clearing);
  clearing = setTimeout(() => captions.clear(), CLEAR_MS);
}

function onState(state) {
  document.documentElement.dataset.link = state;
  if (state === "lost") say(word("lost"));
  if (state !== "refused") return;
  say(word("refused"));
  captions.tell(word("code")); // OBS shows nothing else
}

function showLook() {
  wear(look);
  showTrack();
  form.elements.show.value = look.show;
  for (const name of ["size", "theme", "colour", "background"]) form.elements[name].value = look[name];
  for (const name of ["partial", "spoken"]) form.elements[name].checked = look[name];
  element("size-shown").textContent = `${look.size} px`;
  element("own-colours").hidden = look.theme !== "own";
  const contrast = contrastOf(look.colour, look.background);
  element("contrast").textContent = word(contrast < ENOUGH ? "hard" : "contrast", contrast.toFixed(1));
  goLive("instant");
}

form.addEventListener("input", (event) => {
  look.show = form.elements.show.value;
  if (event.target === form.elements.track) look.track = event.target.value;
  look.size = Number(form.elements.size.value);
  for (const name of ["partial", "spoken"]) look[name] = form.elements[name].checked;
  for (const name of ["theme", "colour", "background"]) look[name] = form.elements[name].value;
  keepLook(look);
  showLook();
});
form.addEventListener("submit", (event) => event.preventDefault());

for (const id of ["settings", "code"]) {
  element(`${id}-button`).addEventListener("click", (event) => {
    element(id).hidden = !element(id).hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!element(id).hidden));
  });
}
form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  element("settings-button").click();
  element("settings-button").focus();
});

main.addEventListener("scroll", () => {
  const isUpward = main.scrollTop < scrolledTo;
  scrolledTo = main.scrollTop;
  if (main.scrollHeight - main.scrollTop - main.clientHeight < NEAR_PX) isAtLive = true;
  else if (isUpward) isAtLive = false; // a smooth way down to the newest line is none
  element("live-button").hidden = isAtLive;
});
new ResizeObserver(() => goLive("instant")).observe(main); // settings open, a phone is turned
element("live-button").addEventListener("click", () => {
  main.focus({ preventScroll: true });
  isAtLive = true;
  goLive("auto");
});

if (isObs) document.documentElement.dataset.view = "obs";
if (parameters.has("box")) document.documentElement.dataset.box = "yes";
speak(ownLanguages);
showLook();
const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
// Out of the address, that nobody reads it over a shoulder or sends it on.
if (token) history.replaceState(null, "", location.pathname + location.search);
new Link(token, take, onState).open();
