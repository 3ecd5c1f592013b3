// The vocabulary of schema.org, read from the types in schema-dts, so that no network is needed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";

const require = createRequire(import.meta.url);

/** Return `{classes: {name: [parent]}, properties: {name: {domains: [class], link}}}`. */
export function readVocabulary() {
  const folder = dirname(require.resolve("schema-dts/package.json"));
  const text = readFileSync(join(folder, "dist", "schema.d.ts"), "utf8");
  const file = ts.createSourceFile("schema.d.ts", text, ts.ScriptTarget.Latest);
  const classes = {};
  const properties = {};
  for (const node of file.statements.filter(ts.isInterfaceDeclaration)) {
    const [, name, kind] = node.name.text.match(/^(.+?)(Base|Leaf)$/) ?? [];
    if (!name) continue;
    const parents = (node.heritageClauses ?? [])
      .flatMap((clause) => clause.types.map((type) => type.expression.text))
      .filter((parent) => parent.endsWith("Base"))
      .map((parent) => parent.slice(0, -"Base".length));
    classes[name] = [...new Set([...(classes[name] ?? []), ...parents])].filter((p) => p !== name);
    if (kind === "Leaf") continue;
    for (const member of node.members.filter(ts.isPropertySignature)) {
      const range = member.type.getText(file).split(/\W+/);
      const property = (properties[member.name.text] ??= { domains: [], link: false });
      property.domains.push(name);
      property.link ||= range.includes("URL") && !range.includes("Text");
    }
  }
  return { classes, properties };
}

/** Return the vocabulary in the form of schema.org's own JSON-LD file. */
export function asGraph({ classes, properties }) {
  const reference = (name) => ({ "@id": `schema:${name}` });
  return {
    "@graph": [
      ...Object.entries(classes).map(([name, parents]) => ({
        ...reference(name),
        "@type": "rdfs:Class",
        "rdfs:subClassOf": parents.map(reference),
      })),
      ...Object.entries(properties).map(([name, { domains }]) => ({
        ...reference(name),
        "@type": "rdf:Property",
        "schema:domainIncludes": domains.map(reference),
      })),
    ],
  };
}

/** Return the vocabulary as a JSON-LD context; what is not in it is unknown, with no `@vocab`. */
export function asContext({ classes, properties }) {
  const context = { schema: "https://schema.org/" };
  for (const name of Object.keys(classes)) context[name] = `schema:${name}`;
  for (const [name, { link }] of Object.entries(properties)) {
    context[name] = link ? { "@id": `schema:${name}`, "@type": "@id" } : `schema:${name}`;
  }
  return { "@context": context };
}
