// The schema of SARIF 2.1.0, which the SARIF Multitool brings along.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { judge } from "./judge.mjs";

const require = createRequire(import.meta.url);
const path = require.resolve("@microsoft/sarif-multitool-linux/sarif-2.1.0.json");
const ajv = new Ajv.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")));

await judge((report) =>
  validate(report) ? [] : validate.errors.map((e) => `${e.instancePath}: ${e.message}`),
);
