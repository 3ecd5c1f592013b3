// The types of schema.org: unknown properties, and values of the wrong kind.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const postings = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const files = new Map(
  postings.map(([, posting], index) => [
    join(import.meta.dirname, `posting-${index}.ts`),
    'import type { JobPosting, WithContext } from "schema-dts";\n' +
      `export const posting: WithContext<JobPosting> = ${JSON.stringify(posting, null, 2)};\n`,
  ]),
);
const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (path) => files.has(path) || fileExists(path);
host.readFile = (path) => files.get(path) ?? readFile(path);
host.getSourceFile = (path, ...rest) =>
  files.has(path)
    ? ts.createSourceFile(path, files.get(path), ...rest)
    : getSourceFile.call(host, path, ...rest);

const program = ts.createProgram([...files.keys()], options, host);
const wide = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
if (wide.length) throw new Error(wide.map(describe).join("\n"));

const verdicts = postings.map(([name], index) => {
  const file = program.getSourceFile([...files.keys()][index]);
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return [name, found.map(describe)];
});
process.stdout.write(JSON.stringify(Object.fromEntries(verdicts)));

function describe(diagnostic) {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
}
