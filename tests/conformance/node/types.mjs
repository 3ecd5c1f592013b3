// The types of schema.org: unknown properties, and values of the wrong kind.

import { judgeTypes } from "./typecheck.mjs";

judgeTypes(
  'import type { JobPosting, WithContext } from "schema-dts";\n' +
    "type Wanted = WithContext<JobPosting>;",
);
