// A judge: reads `{name: thing}` as JSON, writes `{name: [what is wrong, ...]}`.

import { readFileSync } from "node:fs";

/** Ask `find` about every entry of the input, one after another. */
export async function judge(find) {
  const verdicts = {};
  for (const [name, thing] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
    verdicts[name] = await find(thing, name);
  }
  process.stdout.write(JSON.stringify(verdicts));
}
