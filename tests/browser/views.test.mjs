// What holds for every view, whatever it shows: axe finds nothing, in both themes and both languages, and on a phone nothing
// is wider than the screen. Once with a new lab, once with one in which everything has happened.

import { after, before, describe, test } from "node:test";

import { expectAccessible, expectNothingWider } from "./lib/checks.mjs";
import { openDashboard, settled } from "./lib/dashboard.mjs";
import { makeFiles } from "./lib/files.mjs";

const VIEWS = [
  "setup/1",
  "setup/2",
  "setup/3",
  "setup/4",
  "back-up",
  "restore",
  "disks",
  "disks/5",
  "envelope",
  "key-vault",
  "activity",
  "activity/log",
  "rules",
  "rules/V1",
  "rules/editions",
  "real",
  "measure",
];

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

for (const lab of ["a new lab", "a lab in which everything has happened"]) {
  describe(lab, () => {
    let kluis;
    let files;

    before(async () => {
      kluis = await openDashboard({ viewport: WIDE });
      if (lab !== "a new lab") files = await letEverythingHappen(kluis.dashboard);
    });

    after(async () => {
      await kluis?.close();
      await files?.remove();
    });

    for (const language of ["English", "Nederlands"]) {
      test(`axe finds nothing on any view, light and dark, in ${language}`, async () => {
        const { dashboard, page } = kluis;
        await page.setViewportSize(WIDE);
        await page.getByRole("button", { name: language, exact: true }).click();
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          for (const view of VIEWS) {
            await dashboard.visit(view);
            await expectAccessible(page, `${view}, ${colorScheme}`);
          }
        }
        kluis.expectNoTrouble();
      });

      test(`at 360 px nothing is wider than the screen, in ${language}`, async () => {
        const { dashboard, page } = kluis;
        await page.setViewportSize(WIDE);
        await page.getByRole("button", { name: language, exact: true }).click();
        await page.setViewportSize(PHONE);
        for (const view of VIEWS) {
          await dashboard.visit(view);
          await expectNothingWider(page, view);
        }
      });
    }

    test("axe finds nothing on a phone", async () => {
      const { dashboard, page } = kluis;
      await page.setViewportSize(PHONE);
      for (const view of VIEWS) {
        await dashboard.visit(view);
        await expectAccessible(page, `${view}, 360 px`);
      }
    });
  });
}

describe("what opens in front of a view", () => {
  let kluis;
  before(async () => {
    kluis = await openDashboard({ viewport: WIDE });
  });
  after(() => kluis?.close());

  const dialogs = [
    ["setup/1", "New vault"],
    ["setup/1", "New key vault"],
    ["setup/1", "Start over"],
  ];
  for (const [view, button] of dialogs) {
    test(`the dialog behind "${button}" is accessible, fits a phone, and Escape closes it`, async () => {
      const { dashboard, page } = kluis;
      await page.setViewportSize(WIDE);
      await dashboard.visit(view);
      await dashboard.button(button).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await settled(page);
      await expectAccessible(page, `the dialog "${button}"`);
      await page.setViewportSize(PHONE);
      await expectNothingWider(page, `the dialog "${button}"`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
    });
  }

  test("the scripts of every step are accessible and scroll by themselves on a phone", async () => {
    const { dashboard, page } = kluis;
    for (const step of [1, 2, 3, 4]) {
      for (const way of ["Portal", "PowerShell", "az CLI"]) {
        await page.setViewportSize(WIDE);
        await dashboard.visit(`setup/${step}`);
        await page.getByRole("tab", { name: way }).click();
        await settled(page);
        await expectAccessible(page, `step ${step}, ${way}`);
        await page.setViewportSize(PHONE);
        await expectNothingWider(page, `step ${step}, ${way}`);
      }
    }
  });
});

/** Four steps, two backups, a rotation, a restore into a storage account, a refusal, and a deleted key. */
async function letEverythingHappen(dashboard) {
  const { page } = dashboard;
  const files = await makeFiles({ "a/long-name-that-does-not-fit-into-a-narrow-column-of-a-phone.txt": "a", "b.bin": "b" });
  await dashboard.setUp();
  await dashboard.go("Back up");
  await dashboard.chooseFiles([files.path("b.bin")]);
  await dashboard.backUp("one file");
  await dashboard.chooseFolder(files.path("a"));
  await dashboard.backUp("a folder");
  await dashboard.go("Key Vault");
  await dashboard.newVersion("testkey");
  await dashboard.generateKey("old-key", 3072);
  await dashboard.press("Delete old-key");
  await dashboard.press("Delete the key", page.getByRole("dialog", { name: "Delete old-key?" }));
  await dashboard.button("Recover old-key").waitFor();
  await dashboard.go("Restore");
  await dashboard.restoreToDevice();
  return files;
}
