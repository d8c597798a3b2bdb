// The package as a user gets it: packed, installed without a network, in a folder of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const target = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../target');

/** Installs the newest tarball; the folder that it was installed into. */
export function install() {
  const [tarball] = readdirSync(target).filter((name) => /^eip-planner-.*\.tgz$/.test(name));
  const folder = mkdtempSync(join(tmpdir(), 'eip-planner-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(target, tarball)], { cwd: folder });
  return folder;
}
