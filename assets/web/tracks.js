// The translations that this viewer can choose from: those that came so far.

import { word } from "./words.js";

const ALL = "all";

export class Tracks {
  #box;
  #languages;
  #known = new Map(); // main track of a session -> all its tracks, that one first
  #main = ""; // of the newest session

  // box: the select in which they stand. languages: those of the reader, the dearest first.
  constructor(box, languages) {
    this.#box = box;
    this.#languages = languages.map((language) => language.toLowerCase().split("-")[0]);
  }

  // Takes a piece of text and says whether its track is news.
  add({ side, main }) {
    if (!side || side === "source") return false;
    const known = this.#known.get(main) ?? [];
    const isNews = main !== this.#main || !known.includes(side);
    this.#main = main;
    if (isNews && !known.includes(side)) known[side === main ? "unshift" : "push"](side);
    this.#known.set(main, known);
    return isNews;
  }

  // The track to show: what was wanted, else the reader's own language, else the main one.
  pick(wanted, main = this.#main) {
    const known = this.#known.get(main) ?? [];
    if (wanted === ALL) return "";
    if (known.includes(wanted)) return wanted;
    return this.#languages.find((language) => known.includes(language)) ?? known[0] ?? "";
  }

  draw(wanted, pageLanguage) {
    const known = this.#known.get(this.#main) ?? [];
    const names = new Intl.DisplayNames([pageLanguage], { type: "language", fallback: "code" });
    const options = [...known.map((track) => [track, names.of(track)]), [ALL, word("all")]];
    this.#box.replaceChildren(...options.map(([value, name]) => new Option(name, value)));
    this.#box.value = this.pick(wanted) || ALL;
    this.#box.closest("label").hidden = known.length < 2;
  }
}
