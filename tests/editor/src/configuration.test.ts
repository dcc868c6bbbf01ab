import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Workbench } from "./harness/workbench.js";

const workbench = Workbench.forThisFile();

workbench.test("datasetlsp.json is completed by its schema", "README.md", async (window) => {
  await writeFile(path.join(window.folder, "datasetlsp.json"), "{  }\n");
  await window.page.reload();
  await window.page.getByRole("treeitem", { name: "datasetlsp.json" }).dblclick();
  await window.page.locator(".tab.active", { hasText: "datasetlsp.json" }).waitFor();
  await window.page.locator(".editor-instance .view-line").first().click();
  await window.press("Control+Home");
  await window.press("ArrowRight");
  await window.press("ArrowRight");
  await window.press("Control+Space");
  const suggestions = window.page.locator(".suggest-widget .monaco-list-row");
  await suggestions.filter({ hasText: "datasets" }).waitFor();
  await window.screenshot("configuration");
});
