// html-validate with its preset `standard`: what the HTML standard itself asks for.

import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import { judge } from "./judge.mjs";

const htmlvalidate = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

await judge(async (path) => {
  const report = await htmlvalidate.validateString(readFileSync(path, "utf8"));
  return report.results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message}`));
});
