// Opens a page in Chromium as the steps on stdin say, and prints what they found, all of it JSON.
//
//   {"chromium": PROGRAM, "runs": [{"url", "width", "height", "scheme", "locale", "script", "steps"}]}
//
// A step is one of: {"axe": true}, {"click": SELECTOR}, {"fill": [SELECTOR, WORDS]}, {"choose": [SELECTOR, VALUE]},
// {"press": KEY}, {"type": WORDS}, {"go": PATH}, {"until": EXPRESSION} (true within ten seconds), {"read": EXPRESSION},
// {"picture": FILE}, {"media": "print"}. `axe` and `read` answer; every run also
// tells what the page asked for, what it complained of, and the processor's time that opening it took, in milliseconds:
// that of all threads of the page's process, which other work on the machine does not lengthen as it does a clock's.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const order = JSON.parse(readFileSync(0, "utf8"));

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
  const told = (rules) => rules.map((rule) => ({
    rule: rule.id, nodes: rule.nodes.length, first: rule.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`),
  }));
  return { violations: told(found.violations), incomplete: told(found.incomplete), passes: found.passes.length };
}

async function until(page, expression) {
  for (let n = 0; n < 200; n++) {
    // While a page goes and the next one comes, nothing can be asked.
    if (await page.evaluate(expression).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never came true: ${expression}`);
}

async function answer(page, step) {
  if (step.axe) return violations(page);
  if (step.read) return page.evaluate(step.read);
  if (step.click) await page.click(step.click);
  if (step.fill) await page.fill(...step.fill);
  if (step.choose) await page.selectOption(...step.choose);
  if (step.press) await page.keyboard.press(step.press);
  if (step.type) await page.keyboard.type(step.type);
  if (step.go) await page.goto(new URL(step.go, page.url()).href, { waitUntil: "load" });
  if (step.until) await until(page, step.until);
  if (step.picture) await page.screenshot({ path: step.picture, fullPage: step.whole ?? false });
  if (step.media) await page.emulateMedia({ media: step.media });
  return undefined;
}

async function visit(context, run) {
  const page = await context.newPage();
  const asked = [], complaints = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await page.goto(run.url, { waitUntil: "load" });
  // Without script no animation frame is ever handed out.
  if (run.script ?? true) await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { metrics } = await session.send("Performance.getMetrics");
  const milliseconds = 1000 * metrics.find((one) => one.name === "ProcessTime").value;
  const answers = [];
  for (const step of run.steps) {
    const found = await answer(page, step);
    if (found !== undefined) answers.push(found);
  }
  await page.close();
  return { milliseconds, asked, complaints, answers };
}

// Playwright gives the browser a new, empty profile, and each context knows nothing of the others.
const browser = await chromium.launch({ executablePath: order.chromium, headless: true, args: FLAGS });
const results = [];
for (const run of order.runs) {
  const context = await browser.newContext({
    viewport: { width: run.width ?? 1280, height: run.height ?? 900 }, colorScheme: run.scheme ?? "light",
    javaScriptEnabled: run.script ?? true, locale: run.locale ?? "en-GB",
  });
  results.push(await visit(context, run));
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(results));
