/* Builds the index of MiniSearch: node minisearch_index.js PACKAGES ENGINE DOCS INDEX. Options as in search.py. */
"use strict";
const fs = require("fs");
const [packages, engine, docs, index] = process.argv.slice(2);
const MiniSearch = require(packages + "/minisearch/dist/cjs/index.cjs");
global.window = global;
for (const name of ["text.js", "stem.ru.js"]) require(engine + "/" + name);
const { words, stems } = global.sverkaSearch;
const built = new MiniSearch({ fields: ["title", "body"], storeFields: ["title"], tokenize: words, processTerm: stems.ru });
built.addAll(JSON.parse(fs.readFileSync(docs, "utf8")));
fs.writeFileSync(index, JSON.stringify(built));
