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
    this.view = null;
    walk(bar);
    bar.addEventListener("mousedown", event => event.preventDefault());
    bar.addEventListener("click", event => {
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      const run = others[button.dataset.do] || actions[button.dataset.do].run;
      run(this.view.state, this.view.dispatch, this.view);
      if (event.detail > 0) this.view?.focus();
    });
  }

  of(view) {
    this.view = view;
    this.bar.hidden = false;
    this.update(view);
  }

  update(view) {
    for (const button of this.bar.querySelectorAll("button[data-do]")) {
      const action = actions[button.dataset.do];
      if (!action) continue;
      if (action.on) button.setAttribute("aria-pressed", String(action.on(view.state)));
      if (action.only) button.hidden = !action.only(view.state);
    }
  }
}
