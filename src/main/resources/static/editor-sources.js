// The sources of the text, and the list below it from which one is picked.
const MOST = 8;

export const part = () => document.getElementById("sources-part");

export const sources = () =>
  [...part().querySelectorAll("li[data-key]")]
    .filter(row => row.dataset.key)
    .map(row => ({ key: row.dataset.key, words: row.firstElementChild.textContent.trim().replace(/\s+/g, " ") }));

const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Those that have all the words typed so far. */
export function matching(typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return sources()
    .filter(source => words.every(word => plain(source.key + " " + source.words).includes(word)))
    .slice(0, MOST);
}

function option(source, id) {
  const item = document.createElement("li");
  item.id = id;
  item.dataset.pick = source.key;
  item.setAttribute("role", "option");
  const key = document.createElement("code");
  key.textContent = source.key;
  item.append(key, " " + source.words);
  return item;
}

/** A list box that is walked while the focus stays in the text. */
export class SourcePicker {
  /**
   * @param owner has the focus
   * @param pick  told the key of the one that is picked
   * @param place told once the list is to be seen and before anything in it is, and whether it was hidden before
   */
  constructor(id, owner, pick, place = () => {}) {
    this.owner = owner;
    this.pick = pick;
    this.place = place;
    this.chosen = 0;
    this.list = document.createElement("ul");
    this.list.className = "picker";
    this.list.id = id;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", part().dataset.pickerLabel);
    this.list.hidden = true;
    this.list.addEventListener("pointerdown", event => {
      const item = event.target.closest("li");
      if (!item) return;
      event.preventDefault();
      pick(item.dataset.pick);
    });
    this.said = document.createElement("p");
    this.said.className = "aloud";
    this.said.setAttribute("role", "status");
  }

  get isOpen() {
    return !this.list.hidden;
  }

  offer(found) {
    if (found.length === 0) return this.close();
    const opens = !this.isOpen;
    this.list.replaceChildren(...found.map((source, at) => option(source, this.list.id + "-" + at)));
    this.list.hidden = false;
    this.place(this.list, opens);
    this.mark(0);
    if (opens) this.said.textContent = part().dataset.pickerSaid.replace("{0}", String(found.length));
  }

  mark(index) {
    const options = [...this.list.children];
    this.chosen = (index + options.length) % options.length;
    options.forEach((item, at) => item.setAttribute("aria-selected", String(at === this.chosen)));
    options[this.chosen].scrollIntoView({ block: "nearest" });
    this.owner.setAttribute("aria-activedescendant", options[this.chosen].id);
  }

  close() {
    this.list.hidden = true;
    this.owner.removeAttribute("aria-activedescendant");
  }

  /** @return whether the key was meant for the list */
  takes(event) {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === "ArrowDown") this.mark(this.chosen + 1);
    else if (event.key === "ArrowUp") this.mark(this.chosen - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.pick(this.list.children[this.chosen].dataset.pick);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  /** Whoever looks away has not picked; a pointer that does comes a little later. */
  leave() {
    setTimeout(() => this.close(), 150);
  }

  tell(key) {
    this.said.textContent = part().dataset.citedSaid.replace("{0}", key);
  }

  remove() {
    this.list.remove();
    this.said.remove();
  }
}
