// Workflow commands as GitHub's own library prints them.

import core from "@actions/core";
import { judge } from "./judge.mjs";

const write = process.stdout.write;

await judge(({ annotations, text }) => {
  let printed = "";
  process.stdout.write = (part) => (printed += part);
  for (const { command, message, ...properties } of annotations) core[command](message, properties);
  process.stdout.write = write;
  return printed === text ? [] : [printed];
});
