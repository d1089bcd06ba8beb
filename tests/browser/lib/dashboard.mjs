// The dashboard as a person uses it: by what is written on it. Everything is found by role and accessible name, so that what
// a test can do, somebody with a screen reader can do as well.

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { startBrowser } from "./chromium.mjs";
import { serve } from "./server.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The release build that `cargo xtask test` made. */
export const DIST = process.env.KLUIS_DIST ?? join(ROOT, "target/dist");

/** How long sealing, opening and making keys may take on a slow machine. */
const WORK = { timeout: 120_000 };

/** Every page: its name in the navigation, its name in the address, and its heading. */
export const PAGES = [
  { nav: "Set-up", address: "setup", heading: "Your key, in four steps" },
  { nav: "Back up", address: "back-up", heading: "Back up" },
  { nav: "Restore", address: "restore", heading: "Restore" },
  { nav: "Disks & VMs", address: "disks", heading: "Disks and virtual machines" },
  { nav: "Envelope", address: "envelope", heading: "The envelope" },
  { nav: "Key Vault", address: "key-vault", heading: "Key Vault" },
  { nav: "Activity", address: "activity", heading: "Activity" },
  { nav: "Rules", address: "rules", heading: "Rules" },
  { nav: "What is real", address: "real", heading: "What is real, what is modelled" },
  { nav: "Measure", address: "measure", heading: "Measure on this machine" },
];

/**
 * Starts a browser, serves the dashboard, and opens it. `options` are Playwright's for a context; `mounts` are served beside it, and
 * `onRequest` hears what is asked for.
 */
export async function openDashboard(options = {}, { host = "127.0.0.1", prepare, mounts = {}, onRequest } = {}) {
  const server = await serve({ "/": DIST, ...mounts }, onRequest);
  const browser = await startBrowser(options);
  const url = `http://${host}:${server.port}/`;
  const dashboard = new Dashboard(browser.page, url);
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    await prepare?.(browser.page);
    await dashboard.open();
  } catch (error) {
    // Nobody else has the browser yet, and left open it would keep the test running for ever.
    await close();
    throw error;
  }
  return { ...browser, dashboard, url, close };
}

/** Waits until nothing moves any more: transitions are over, and the last change is drawn. */
export async function settled(page) {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await drawn();
    const endless = (animation) => animation.effect?.getComputedTiming().iterations === Infinity;
    const elements = [...document.querySelectorAll("kluis-lab")].map((element) => element.shadowRoot ?? element);
    const running = elements.flatMap((root) => root.getAnimations?.() ?? []);
    await Promise.allSettled(running.filter((animation) => !endless(animation)).map((animation) => animation.finished));
    await drawn();
  });
}

/** One tab with the dashboard in it. */
export class Dashboard {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** Opens the first page, and waits until the lab is there. */
  async open() {
    const response = await this.page.goto(this.url);
    assert(response.ok(), `there is no dashboard in ${DIST}; \`cargo xtask test pages\` builds it`);
    await this.heading(PAGES[0].heading).waitFor({ timeout: 30_000 });
  }

  async reload() {
    await this.page.reload();
    await this.page.getByRole("heading", { level: 1 }).waitFor({ timeout: 30_000 });
  }

  heading(name) {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  button(name, scope = this.page) {
    return scope.getByRole("button", { name, exact: true });
  }

  async press(name, scope = this.page) {
    await this.button(name, scope).click();
  }

  /** Goes to a page by the navigation. */
  async go(nav) {
    const { heading } = PAGES.find((page) => page.nav === nav);
    await this.page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: new RegExp(`^${nav}\\b`) }).click();
    await this.heading(heading).waitFor();
  }

  /** Goes to a view by its address, as a bookmark does: `setup/3`. */
  async visit(address) {
    await this.page.goto(`${this.url}#/${address}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
    await settled(this.page);
  }

  /** What a refusal of this rule says; waits until it is there. */
  async refusal(rule, scope = this.page) {
    const box = scope.locator(".refusal").filter({ hasText: new RegExp(`Rule ${rule}\\b`) });
    await box.first().waitFor();
    const link = box.first().getByRole("link", { name: /^Documentation/ });
    assert.match(await link.getAttribute("href"), /^https:\/\//, "a refusal leads to the documentation");
    return (await box.first().innerText()).replaceAll("\n", " ");
  }

  /** The button of a step in the list on the Set-up page. */
  step(number) {
    return this.page.getByRole("list", { name: "Steps", exact: true }).getByRole("button").nth(number - 1);
  }

  /** What the open step shows. */
  get panel() {
    return this.page.getByRole("tabpanel", { name: "Here" });
  }

  /** What a step prints, as Azure does: `{ PrincipalId: "…", … }`. */
  async printed() {
    const terms = await this.panel.getByRole("term").allInnerTexts();
    const values = await this.panel.getByRole("definition").allInnerTexts();
    return Object.fromEntries(terms.map((term, index) => [term.replace(/\s*:\s*$/, ""), values[index].trim()]));
  }

  async switchIdentityOn() {
    await this.step(1).click();
    await this.press("Switch on", this.panel);
    await this.panel.getByText("SystemAssigned").waitFor();
  }

  async grantPermissions() {
    await this.step(2).click();
    await this.press("Add what is missing", this.panel);
    await this.press("Save", this.panel);
    await this.panel.getByText("testvault may use the keys in testkeyvault.").waitFor();
  }

  async protectKeyVault() {
    await this.step(3).click();
    await this.press("Turn on: Soft delete", this.panel);
    await this.press("Turn on: Purge protection", this.panel);
    await this.button("Next: Assign the key", this.panel).waitFor();
  }

  async generateFirstKey() {
    await this.step(4).click();
    await this.press("Generate key", this.panel);
    const key = this.panel.getByLabel("Key", { exact: true });
    await key.getByText(/^testkey · RSA 2048$/).waitFor({ state: "attached", ...WORK });
  }

  async assignKey() {
    await this.press("Assign testkey", this.panel);
    await this.panel.getByText("CustomerManaged").waitFor(WORK);
  }

  /** All four steps. */
  async setUp() {
    await this.go("Set-up");
    await this.switchIdentityOn();
    await this.grantPermissions();
    await this.protectKeyVault();
    await this.generateFirstKey();
    await this.assignKey();
  }

  /** Chooses files on the Back up page: paths on disk. */
  chooseFiles(paths) {
    return this.chooseBy("Choose files", paths);
  }

  /** Chooses a whole directory. */
  chooseFolder(path) {
    return this.chooseBy("Choose a folder", path);
  }

  async chooseBy(button, paths) {
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), this.press(button)]);
    await chooser.setFiles(paths);
  }

  /** Backs up what was chosen, as an item of this name, and waits until that is done. */
  async backUp(item) {
    await this.page.getByLabel("Item", { exact: true }).fill(item);
    await this.press("Back up now");
    await this.page.getByText(`${item} has a new recovery point.`).waitFor(WORK);
  }

  /** Restores what is chosen on the Restore page to this device; gives the file's name and path. */
  async restoreToDevice() {
    const [file] = await Promise.all([this.page.waitForEvent("download", WORK), this.press("Restore now")]);
    const name = file.suggestedFilename();
    await this.page.getByText(`${name} is restored.`).waitFor(WORK);
    return { name, path: await file.path() };
  }

  /** The section of a key on the Key Vault page. */
  key(name) {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** Generates a key on the Key Vault page. */
  async generateKey(name, bits = 2048) {
    const form = this.page.getByRole("group").filter({ hasText: "Generate a key" });
    if (!(await form.getByLabel("Size").isVisible())) await form.getByText("Generate a key").click();
    await form.getByLabel("Name of the key").fill(name);
    await form.getByLabel("Size").selectOption(String(bits));
    await this.press("Generate key", form);
    await this.key(name).getByText("enabled", { exact: true }).first().waitFor(WORK);
  }

  /** Makes a new version of a key, and waits until it is there. */
  async newVersion(name) {
    const before = await this.key(name).getByRole("listitem").count();
    await this.press(`New version of ${name}`);
    const dialog = this.page.getByRole("dialog", { name: `New version of ${name}` });
    await this.press("Generate key", dialog);
    await dialog.waitFor({ state: "hidden" });
    await this.key(name).getByRole("listitem").nth(before).waitFor(WORK);
    await this.key(name).getByText("being generated").waitFor({ state: "hidden", ...WORK });
  }
}
