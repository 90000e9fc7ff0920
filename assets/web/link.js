// The line to Sotto: opens it, opens it again when it breaks, and asks for what was missed.

import { recall, remember } from "./memory.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
const SILENCE_MS = 25000; // Sotto says something every 10 s, so the line is dead
const REFUSED = 4401;

export class Link {
  #onMessage;
  #onState;
  #token;
  #stream = "";
  #after = 0;
  #socket = null;
  #waitMs = FIRST_WAIT_MS;
  #retry = 0;
  #watchdog = 0;

  // onMessage(message): one message of the feed. onState(state): open, lost or refused.
  constructor(token, onMessage, onState) {
    this.#token = token;
    this.#onMessage = onMessage;
    this.#onState = onState;
    addEventListener("online", () => this.#openAtOnce());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#openAtOnce();
    });
  }

  open() {
    clearTimeout(this.#retry);
    const socket = new WebSocket(`ws://${location.host}/captions`);
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({
        token: this.#token, secret: recall("secret") ?? "", stream: this.#stream, after: this.#after,
      }));
      this.#watch(socket);
    };
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#take(JSON.parse(event.data), socket);
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#onClose(event);
    };
  }

  #take(message, socket) {
    this.#waitMs = FIRST_WAIT_MS;
    this.#watch(socket);
    if (message.kind === "secret") {
      this.#token = "";
      remember("secret", message.secret);
      return;
    }
    if (message.kind === "status") {
      if (message.stream !== this.#stream) this.#after = 0;
      this.#stream = message.stream;
      this.#onState("open");
    }
    if (message.kind === "pieces" && message.last) this.#after = message.last;
    this.#onMessage(message);
  }

  #watch(socket) {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => {
      if (socket !== this.#socket) return;
      socket.close();
      this.#onClose({ code: 0 }); // a dead line may take minutes to say that it closed
    }, SILENCE_MS);
  }

  #onClose(event) {
    this.#socket = null;
    clearTimeout(this.#watchdog);
    if (event.code === REFUSED) {
      this.#onState("refused");
      return;
    }
    this.#onState("lost");
    const waitMs = this.#waitMs * (0.5 + Math.random()); // a whole audience shall not come at once
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
    this.#retry = setTimeout(() => this.open(), waitMs);
  }

  #openAtOnce() {
    if (this.#socket === null && this.#stream) this.open();
  }
}
