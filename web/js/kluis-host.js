// What Rust can't say by itself: a class for the custom element, a focus that isn't lost, and copying.

/** Defines `<kluis-lab>`. `mount(element, root)` draws into `root` and gives an object with `changed()` and `unmount()`. */
export function defineElement(name, attributes, css, mount) {
  if (customElements.get(name)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  class KluisLab extends HTMLElement {
    static observedAttributes = attributes;
    #mounted = null;

    connectedCallback() {
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      const root = document.createElement("div");
      root.className = "root";
      shadow.replaceChildren(root);
      keepFocus(shadow, root);
      this.#mounted = mount(this, root);
    }

    attributeChangedCallback(_name, before, after) {
      if (before !== after) this.#mounted?.changed();
    }

    disconnectedCallback() {
      this.#mounted?.unmount();
      this.#mounted = null;
      this.shadowRoot?.replaceChildren();
    }
  }
  customElements.define(name, KluisLab);
}

/** When the element that has the focus is drawn away, the heading of the part that it stood in takes the focus. */
function keepFocus(shadow, root) {
  let last = null;
  let around = [];
  root.addEventListener("focusin", (event) => {
    last = event.target;
    around = [];
    for (let part = last.parentElement; part; part = part.parentElement) around.push(part);
  });
  const observer = new MutationObserver(() => {
    if (!root.isConnected) return observer.disconnect();
    if (!last || last.isConnected || shadow.activeElement || document.activeElement !== document.body) return;
    last = null;
    const part = around.find((part) => part.isConnected && part.querySelector(HEADING));
    part?.querySelector(HEADING).focus({ preventScroll: true });
  });
  observer.observe(root, { childList: true, subtree: true });
}

const HEADING = ":is(h1, h2)[tabindex='-1']";

/** Copies a text. The older way works without a secure context too; `near` is an element whose focus is given back. */
export async function copyText(text, near) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;opacity:0";
  near.after(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  near.focus();
}
