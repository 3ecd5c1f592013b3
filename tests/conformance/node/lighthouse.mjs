// Lighthouse in Chromium, at CHROME_PATH: each category with its score and what failed in it.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { judge } from "./judge.mjs";

const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
const config = {
  extends: "lighthouse:default",
  settings: {
    onlyCategories: ["accessibility", "best-practices", "seo"],
    disableFullPageScreenshot: true,
  },
};

const chrome = await launch({ chromeFlags });
try {
  await judge(async (address) => {
    const { lhr } = await lighthouse(address, { port: chrome.port }, config);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    return Object.values(lhr.categories).map(({ id, score, auditRefs }) => {
      const failed = auditRefs.filter((ref) => ref.weight && lhr.audits[ref.id].score === 0);
      return [id, Math.round(score * 100), ...failed.map((ref) => ref.id)].join(" ");
    });
  });
} finally {
  chrome.kill();
}
