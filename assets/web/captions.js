// What was said, as paragraphs. A settled word is put behind those before it and never touched again.

import { markWord } from "./mark.js";
import { word } from "./words.js";

const N_KEPT = 400; // utterances; a page that is open for days must not grow
const RIGHT_TO_LEFT = new Set(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);
const NO_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\uffef]$/;

export class Captions {
  #root;
  #spoken;
  #nKept;
  #stream = "";
  #pick = () => ""; // from a session's main track to the one that is shown; empty for all of them
  #utterances = new Map(); // stream and number -> element
  #isCatchingUp = false;

  // root: where they stand. spoken: the live region that tells whole phrases.
  constructor(root, spoken, nKept = N_KEPT) {
    this.#root = root;
    this.#spoken = spoken;
    this.#nKept = nKept;
  }

  // What may still change is told anew after every start.
  enter(status) {
    for (const partial of this.#root.querySelectorAll(".partial")) partial.textContent = "";
    this.#stream = status.stream;
  }

  // Shows of each utterance the translation that `pick` names for its session's main track.
  show(pick) {
    this.#pick = pick;
    for (const each of this.#root.querySelectorAll(".translation")) this.#choose(each);
  }

  add(message) {
    if (message.n_missed) this.tell(word("missed"));
    this.#isCatchingUp = message.pieces.length > 2; // nobody wants to hear an hour read out
    for (const piece of message.pieces) {
      const utterance = this.#at(piece.utterance);
      if (piece.ends) this.#end(utterance);
      else this.#paragraph(utterance, piece).firstChild.appendData(piece.text);
    }
  }

  setPartial(message) {
    if (!message.text && !this.#utterances.has(this.#keyOf(message.utterance))) return;
    const paragraph = this.#paragraph(this.#at(message.utterance), message);
    const settled = paragraph.firstChild.data;
    const joins = !settled || /\s$/.test(settled) || /^\s/.test(message.text) || NO_SPACES.test(settled);
    paragraph.lastChild.textContent = message.text && !joins ? ` ${message.text}` : message.text;
  }

  // Marks what the dub says of an utterance's first translation.
  mark({ utterance, start, end }) {
    const element = this.#utterances.get(this.#keyOf(utterance));
    markWord(element?.querySelector(".translation"), start, end);
  }

  // Takes all out of sight; what goes on growing comes back.
  clear() {
    for (const each of this.#root.children) each.hidden = true;
  }

  tell(sentence) {
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.textContent = sentence;
    this.#root.append(notice);
  }

  #keyOf(number) {
    return `${this.#stream}/${number}`;
  }

  #at(number) {
    const key = this.#keyOf(number);
    let utterance = this.#utterances.get(key);
    if (!utterance) {
      utterance = document.createElement("div");
      utterance.className = "utterance";
      this.#utterances.set(key, utterance);
      this.#root.append(utterance);
      this.#forget();
    }
    utterance.hidden = false;
    return utterance;
  }

  #paragraph(utterance, { side, language, main }) {
    for (const paragraph of utterance.children) if (paragraph.dataset.side === side) return paragraph;
    const paragraph = document.createElement("p");
    paragraph.dataset.side = side;
    paragraph.className = side === "source" ? "source" : "translation";
    if (language) paragraph.lang = language;
    paragraph.dir = directionOf(language);
    const partial = document.createElement("span");
    partial.className = "partial";
    paragraph.append(document.createTextNode(""), partial);
    paragraph.dataset.main = main;
    this.#choose(paragraph);
    const before = this.#placeOf(utterance, side, main);
    if (before) before.after(paragraph);
    else utterance.prepend(paragraph);
    return paragraph;
  }

  // The source stands first, then the speech engine's own translation, then the other tracks.
  #placeOf(utterance, side, main) {
    if (side === "source") return null;
    if (side === main) return utterance.querySelector(".source");
    return utterance.lastElementChild;
  }

  #choose(paragraph) {
    const { side, main } = paragraph.dataset;
    const shown = this.#pick(main);
    paragraph.classList.toggle("other", side !== "source" && shown !== "" && side !== shown);
  }

  #end(utterance) {
    for (const paragraph of utterance.children) paragraph.lastChild.textContent = "";
    if (this.#isCatchingUp) return;
    const seen = [...utterance.children].filter((each) => getComputedStyle(each).display !== "none");
    this.#spoken.replaceChildren(...seen.map((each) => {
      const phrase = document.createElement("p");
      phrase.lang = each.lang;
      phrase.textContent = each.firstChild.data;
      return phrase;
    }));
  }

  #forget() {
    while (this.#utterances.size > this.#nKept) {
      const [key, oldest] = this.#utterances.entries().next().value;
      while (this.#root.firstChild !== oldest) this.#root.firstChild.remove(); // notices above it
      oldest.remove();
      this.#utterances.delete(key);
    }
  }
}

export function directionOf(language) {
  if (!language) return "auto";
  return RIGHT_TO_LEFT.has(language.split("-")[0].toLowerCase()) ? "rtl" : "ltr";
}
