#!/usr/bin/env node
// `npx eip-planner check FILE…`: arguments, report and exit codes are those of the program. Other than it, this one holds
// each file as a whole in memory (at most 64 Mi characters) and prints at the end: for more, build the program.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import * as engine from './engine.js';
import { init } from './index.js';
import { decode } from './files.js';
import { toJson } from './values.js';

const BAD = 2;

process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : BAD));

function refuse(message) {
  process.stderr.write(`eip-planner: ${message}\n`);
  process.exitCode = BAD;
}

async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function given(path, name) {
  try {
    return { name, text: decode(path === '-' ? await standardInput() : await readFile(path), engine) };
  } catch (error) {
    return { name, error: error.message };
  }
}

async function check({ files, waivers, baseline, output, format, failOn, lang, kind, standardInput: here }) {
  const options = { lang, format, failOn, ...(kind && { kind }) };
  for (const [option, path] of Object.entries({ waivers, baseline })) {
    if (path === null) continue;
    try {
      options[option] = JSON.parse(await readFile(path, 'utf8'));
    } catch (error) {
      refuse(`${path}: ${error.message}`);
      return;
    }
  }
  const sources = [];
  for (const path of files) sources.push(await given(path, path === '-' ? here : path));
  let text;
  try {
    text = toJson(sources, 'input', 'input.');
  } catch {
    refuse('a file is larger than 64 Mi characters: build the program for it (cargo build --profile cli)');
    return;
  }
  const { ok, error } = JSON.parse(engine.printCheck(text, JSON.stringify(options)));
  if (error) {
    refuse(error.message);
    return;
  }
  if (output === null) process.stdout.write(ok.text);
  else {
    try {
      await writeFile(output, ok.text);
    } catch (failed) {
      refuse(`${output}: ${failed.message}`);
      return;
    }
  }
  process.exitCode = ok.code;
}

await init();
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const args = JSON.stringify(process.argv.slice(2));
const command = JSON.parse(engine.readArguments(args, LC_ALL || LC_MESSAGES || LANG || 'en'));
if (command.err !== undefined) {
  process.stderr.write(command.err);
  process.exitCode = command.code;
} else if (command.out !== undefined) process.stdout.write(command.out);
else await check(command);
