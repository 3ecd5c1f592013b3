// Google's rules for rich results, and schema.org's vocabulary, as Adobe's validator knows them.

import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { judge } from "./judge.mjs";
import { asGraph, readVocabulary } from "./vocabulary.mjs";

const validator = new Validator(asGraph(readVocabulary()));

await judge(async (html) => {
  const { jsonld = {}, errors = [] } = new WebAutoExtractor({ addLocation: true }).parse(html);
  const postings = jsonld.JobPosting ?? [];
  const findings = errors.map((error) => error.message);
  if (postings.length !== 1) findings.push(`${postings.length} postings on the page`);
  for (const posting of postings.flatMap(onePerPlace)) {
    const issues = await validator.validate({ jsonld: { JobPosting: [posting] } });
    findings.push(...issues.filter((issue) => counts(issue, posting)).map(describe));
  }
  return findings;
});

// The validator looks for `jobLocation.address`, which an array of places has not.
function onePerPlace(posting) {
  const places = [posting.jobLocation ?? null].flat();
  return places.map((place) => (place === null ? { ...posting } : { ...posting, jobLocation: place }));
}

function counts(issue, posting) {
  if (issue.errorType === "schemaOrg") return true;
  if (issue.severity !== "ERROR") return false; // what Google merely recommends
  // "office or home": Google then takes the country of the place of work.
  const officeOrHome = posting.jobLocationType === "TELECOMMUTE" && posting.jobLocation;
  return !(officeOrHome && issue.issueMessage.includes('"applicantLocationRequirements" is missing'));
}

function describe({ issueMessage, path }) {
  return `${path.map((step) => step.property ?? step.type).join(".")}: ${issueMessage}`;
}
