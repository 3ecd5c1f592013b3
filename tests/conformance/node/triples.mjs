// JSON-LD as linked data: in safe mode, nothing that would be dropped on the way is forgiven.

import jsonld from "jsonld";
import { judge } from "./judge.mjs";
import { asContext, readVocabulary } from "./vocabulary.mjs";

const context = asContext(readVocabulary());

async function documentLoader(url) {
  if (url !== "https://schema.org") throw new Error(`no context at ${url}`);
  return { contextUrl: null, documentUrl: url, document: context };
}

await judge(async (posting) => {
  try {
    const triples = await jsonld.toRDF(posting, { safe: true, documentLoader });
    return triples.length ? [] : ["no triples"];
  } catch (error) {
    return [`${error.message} ${JSON.stringify(error.details?.event?.details ?? {})}`];
  }
});
