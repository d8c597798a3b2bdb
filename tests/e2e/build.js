// Another build of the site, for tests: the same page with a style sheet of another name, and all that follows from it.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Copies `dist` without what is to be read beside the page. */
export function copyBuild(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'eip-planner-build-'));
  const beside = /\.(br|gz)$|\/(en|ja|zh|schema)$/;
  cpSync(dist, folder, { recursive: true, filter: (source) => !beside.test(source) });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Copies it and changes the style sheet; its name is `style`. */
export function nextBuild(dist) {
  const { folder, remove } = copyBuild(dist);
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const style = readdirSync(folder).find((name) => /^main-\w+\.css$/.test(name));
  const [before, page] = [read(style), read('index.html')];
  const after = `${before}\n:root { --build: 2 }\n`;
  const name = `main-${createHash('sha256').update(after).digest('hex').slice(0, 16)}.css`;
  write(style, after);
  renameSync(join(folder, style), join(folder, name));
  const changed = page.replace(style, name).replace(integrity(before), integrity(after));
  write('index.html', changed);
  const build = createHash('sha256').update(changed).digest('hex').slice(0, 16);
  const worker = read('sw.js');
  const [old] = /[0-9a-f]{16}(?=["'`])/.exec(worker);
  write(
    'sw.js',
    worker
      .replace(old, build)
      .replace(style, name)
      .replace(integrity(before), integrity(after))
      .replace(integrity(page), integrity(changed)),
  );
  return { folder, remove, style: name };
}
