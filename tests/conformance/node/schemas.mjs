// Ajv in strict mode: it refuses keywords and formats that it does not know, and loose types.

import Ajv from "ajv";
import addFormats from "ajv-formats";
import { judge } from "./judge.mjs";

await judge(({ schema, valid = [], invalid = [] }) => {
  const ajv = new Ajv.default({ strict: true, allErrors: true, logger: false });
  addFormats.default(ajv);
  let validate;
  try {
    validate = ajv.compile(schema);
  } catch (error) {
    return [error.message];
  }
  return [
    ...valid.filter((data) => !validate(data)).map((data) => `refused: ${JSON.stringify(data)}`),
    ...invalid.filter((data) => validate(data)).map((data) => `taken: ${JSON.stringify(data)}`),
  ];
});
