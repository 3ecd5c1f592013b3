// The Reviewdog Diagnostic Format, as a validator of its own has it.

import { validate } from "@umbrelladocs/rdformat-validator";
import { judge } from "./judge.mjs";

await judge(async (report) => {
  const { errors } = await validate(report, { strictMode: true, allowExtraFields: false });
  return errors.map(({ path, message }) => `${path}: ${message}`);
});
