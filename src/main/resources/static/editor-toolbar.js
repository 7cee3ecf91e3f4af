// The buttons above the text. They stand in the page, so that their words are the page's; here they learn what to do.
import { actions } from "editor/commands";

/** One tab stop, arrows within, as a toolbar is walked. */
function walk(bar) {
  const buttons = () => [...bar.querySelectorAll("button")].filter(button => button.offsetParent !== null);
  const to = button => {
    bar.querySelectorAll("button").forEach(other => (other.tabIndex = other === button ? 0 : -1));
    button.focus();
  };
  bar.querySelectorAll("button").forEach((button, at) => (button.tabIndex = at === 0 ? 0 : -1));
  bar.addEventListener("keydown", event => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) to(all[(at + step + all.length) % all.length]);
    else if (event.key === "Home") to(all[0]);
    else if (event.key === "End") to(all[all.length - 1]);
    else return;
    event.preventDefault();
  });
}

export class Toolbar {
  constructor(bar, others) {
    this.bar = bar;
    this.others = others;
    walk(bar);
  }

  of(view) {
    this.bar.hidden = false;
    this.bar.addEventListener("mousedown", event => event.preventDefault());
    this.bar.addEventListener("click", event => {
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      const run = this.others[button.dataset.do] || actions[button.dataset.do].run;
      run(view.state, view.dispatch, view);
      if (event.detail > 0) view.focus();
    });
    this.update(view);
    return this;
  }

  update(view) {
    for (const button of this.bar.querySelectorAll("button[data-do]")) {
      const action = actions[button.dataset.do];
      if (!action) continue;
      if (action.on) button.setAttribute("aria-pressed", String(action.on(view.state)));
      if (action.only) button.hidden = !action.only(view.state);
    }
  }

  destroy() {}
}
