// TypeScript as a judge of data: values held to types that others wrote.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Hold every entry of the input to the type `Wanted`, which the line `declaration` makes. */
export function judgeTypes(declaration) {
  const entries = Object.entries(JSON.parse(readFileSync(0, "utf8")));
  const files = new Map(
    entries.map(([, data], index) => [
      join(import.meta.dirname, `data-${index}.ts`),
      `${declaration}\nexport const data: Wanted = ${JSON.stringify(data, null, 2)};\n`,
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

  const verdicts = entries.map(([name], index) => {
    const file = program.getSourceFile([...files.keys()][index]);
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return [name, found.map(describe)];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(verdicts)));
}

function describe(diagnostic) {
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
}
