// Turns the JSON schema on standard input into TypeScript on standard output.

import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(readFileSync(0, "utf8"));
const source = await compile(schema, schema.title, {
  additionalProperties: false,
  bannerComment: "// Made from Python's own types by `make types`; change those, not this file.",
  style: { printWidth: 100 },
});
process.stdout.write(source);
