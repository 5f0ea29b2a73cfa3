#!/usr/bin/env node
// Takes orders for pizza, of many at once. Run it with: parley bot run --json ./pizza.mjs
import { createInterface } from "node:readline";

const waiting = new Map();
let numbers = 0;

const write = (line) => console.log(JSON.stringify({ jsonrpc: "2.0", ...line }));

function call(method, params) {
  const id = ++numbers;
  write({ id, method, params });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

async function order(person) {
  const ask = (text, more) => call("ask", { to: person, text, ...more });
  const { text: size } = await ask("Which size?", { choices: ["S", "M", "L"] });
  const { text: sure } = await ask(`One pizza of size ${size}?`, { yesNo: true });
  const text = sure === "yes" ? "It is on its way." : "No pizza then.";
  await call("send", { to: person, text });
}

async function hear({ id, params: { from, text } }) {
  try {
    if (text === "/order") await order(from);
    else await call("send", { to: from, text: "Say /order to get a pizza." });
    write({ id, result: "ok" }); // without this it comes again after a restart
  } catch (error) {
    write({ id, error }); // Parley says it to the person
  }
}

createInterface({ input: process.stdin }).on("line", (text) => {
  const line = JSON.parse(text);
  if (line.method === "message") return hear(line);
  const call = waiting.get(line.id);
  waiting.delete(line.id);
  if (line.error) call?.reject(line.error);
  else call?.resolve(line.result);
});

const commands = [{ name: "order", help: "order a pizza" }];
await call("hello", { nick: "pizza", about: "bakes", commands });
