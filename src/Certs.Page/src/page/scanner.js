// The camera's part of the page: its buttons, and what it says.

import { scan } from "./camera.js";

// What a person may do something about: then it is offered to try again.
const TROUBLES = ["unanswered", "dark", "unread"];

const byId = (id) => document.getElementById(id);

export class Scanner {
  #texts;
  #take;
  #show;
  #stop = null;
  #word = null;
  #progress = null;

  /**
   * `texts` gives the words of the chosen language. `take` gets the text of every code, and returns `{whole}` when it is
   * enough for a verdict, `{whole: null, count, of}` when codes are missing, null of what is no code. `show` gets what the
   * page is to show once the camera is off by itself.
   */
  constructor(texts, take, show) {
    this.#texts = texts;
    this.#take = take;
    this.#show = show;
  }

  /** Turns the camera on, or off again. */
  toggle() {
    if (this.#word === null) {
      this.#start();
    } else {
      this.#end();
    }
  }

  /** Turns the camera off and on: what helps with most that is wrong with a camera. */
  again() {
    this.#end();
    this.#start();
    byId("scan").focus();
  }

  /** Says how the camera is. */
  render() {
    const texts = this.#texts();
    const isOn = this.#word !== null;
    const isTroubled = TROUBLES.includes(this.#word);
    byId("camera").hidden = !isOn;
    byId("scan").textContent = isOn ? texts.scanStop : texts.scan;
    byId("scan-progress").textContent = isOn ? this.#words(texts) : "";
    byId("scan-progress").classList.toggle("trouble", isTroubled);
    byId("again").hidden = !isTroubled;
  }

  #words(texts) {
    const progress = this.#progress === null ? "" : texts.frames(this.#progress.count, this.#progress.of);
    return this.#word === "looking" && progress ? progress : `${texts.camera[this.#word]} ${progress}`.trim();
  }

  #start() {
    this.#progress = null;
    let whole = null;
    const take = (text) => {
      const taken = this.#take(text);
      whole = taken?.whole ?? null;
      this.#progress = taken ?? this.#progress;
      this.render();
      return whole !== null;
    };
    const last = {
      read: () => ({ file: whole }),
      missing: () => ({ noCamera: true }),
      failed: (error) => ({ failed: error }),
    };
    this.#stop = scan(byId("video"), take, (word, error) => {
      if (last[word]) {
        this.#end();
        this.#show(last[word](error));
      } else if (word !== this.#word) {
        this.#word = word;
        this.render();
      }
    });
  }

  #end() {
    this.#stop?.();
    this.#stop = null;
    this.#word = null;
    this.render();
  }
}
