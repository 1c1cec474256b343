// Reads journeys with Mermaid itself: a JSON text a line comes in, what Mermaid makes of it goes out.
// Called with the folder of npm's packages.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/here.js`);
const { JSDOM } = require("jsdom");
const page = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const mermaid = (await import(pathToFileURL(require.resolve("mermaid")))).default;
mermaid.initialize({ startOnLoad: false });

// JSON has no NaN and no Infinity.
const sayable = (key, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);

for await (const line of createInterface({ input: process.stdin })) {
  let told;
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(JSON.parse(line));
    const tasks = db.getTasks().map(({ section, task, score, people }) => [section, task, score, people]);
    told = { type, title: db.getDiagramTitle(), sections: db.getSections(), tasks, description: db.getAccDescription() };
  } catch (error) {
    told = null;
  }
  console.log(JSON.stringify(told, sayable));
}
