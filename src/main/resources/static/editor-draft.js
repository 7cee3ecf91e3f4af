// Keeps what is typed: in the browser at once, on the server within seconds. The state line says which, and is never ahead.
import * as storage from "editor/storage";

const PAUSE = 1_500;
const LONGEST = 5_000;

export class Draft {
  /**
   * @param form    the draft's
   * @param body    gives what the body consists of: {from, pieces} or {markdown}
   * @param line    the state line, with its words
   * @param changed told the body's Markdown as the server put it together
   */
  constructor(form, body, line, changed) {
    this.form = form;
    this.body = body;
    this.line = line;
    this.changed = changed;
    this.count = 0;
    this.saved = 0;
    this.sending = null;
    this.timer = 0;
    this.since = 0;
    this.key = "imprimatur.draft." + form.dataset.task;
    this.tab = Math.random().toString(36).slice(2);
    this.copy = form.dataset.saved || "";
    addEventListener("online", () => this.isDirty() && this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.isDirty() && this.flush());
    addEventListener("pagehide", () => this.keep());
  }

  isDirty() {
    return this.saved < this.count;
  }

  touch() {
    this.count++;
    this.since ||= Date.now();
    this.say("saving");
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), 200);
    this.later(Math.min(PAUSE, Math.max(0, this.since + LONGEST - PAUSE - Date.now())));
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  fields() {
    const data = new FormData(this.form);
    return { base: data.get("base"), title: data.get("title"), standfirst: data.get("standfirst"), ...this.body.kept() };
  }

  /** In the browser, until the server has it. */
  keep() {
    if (this.isDirty()) storage.write(this.key, { ...this.fields(), at: Date.now(), tab: this.tab });
  }

  kept() {
    return storage.read(this.key);
  }

  /** What another tab keeps there is that tab's. */
  forget(whosever = false) {
    const kept = this.kept();
    if (whosever || !kept || kept.tab === this.tab) storage.remove(this.key);
  }

  /** @return whether the server has every word */
  async flush() {
    clearTimeout(this.timer);
    if (this.sending) await this.sending;
    if (!this.isDirty()) return true;
    this.sending = this.send();
    const done = await this.sending;
    this.sending = null;
    if (this.isDirty()) this.later(done ? PAUSE : LONGEST);
    return done && !this.isDirty();
  }

  async send() {
    const count = this.count;
    this.since = 0;
    this.say("saving");
    try {
      const data = new URLSearchParams(new FormData(this.form));
      for (const [name, value] of Object.entries({ ...this.body.sent(), copy: this.copy })) data.set(name, value);
      const answer = await fetch(this.form.dataset.copy, { method: "POST", body: data, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20_000) });
      const type = answer.headers.get("Content-Type") || "";
      if (answer.status === 401) return this.failed("ended");
      if (!answer.ok || !type.includes("json")) return this.failed(answer.status === 409 || answer.status === 403 || answer.status === 404 ? "gone" : "refused");
      const { body, saved, copy } = await answer.json();
      this.saved = count;
      this.copy = copy;
      this.changed(body);
      if (!this.isDirty()) {
        this.forget();
        this.say("saved", saved);
        this.form.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true }));
      }
      return true;
    } catch {
      return this.failed("offline");
    }
  }

  failed(how) {
    this.keep();
    this.say(how);
    return false;
  }

  say(state, moment = "") {
    const words = this.line.dataset[state].replace("{0}", moment);
    if (this.line.textContent !== words) this.line.textContent = words;
    this.line.dataset.state = state;
  }
}
