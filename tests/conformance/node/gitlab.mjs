// Code Quality reports: of Code Climate's issues, the parts that GitLab asks for.

import { judgeTypes } from "./typecheck.mjs";

judgeTypes(
  'import type { Issue, Location } from "codeclimate-types";\n' +
    'type Parts = Pick<Issue, "description" | "check_name" | "fingerprint" | "severity">;\n' +
    "type Lines = Extract<Location, { lines: unknown }>;\n" +
    "type Wanted = (Required<Parts> & { location: Lines })[];",
);
