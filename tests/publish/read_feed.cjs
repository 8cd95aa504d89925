// Read a feed with two parsers of others, and print what each of them found.
const fs = require("node:fs");
const { parseFeed } = require("podcast-partytime");
const { parseRssFeed } = require("feedsmith");

const xml = fs.readFileSync(0, "utf8");
const partytime = parseFeed(xml);
process.stdout.write(JSON.stringify({ partytime, feedsmith: parseRssFeed(xml) }));
