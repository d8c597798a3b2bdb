// What `check` takes, as the engine's list of files.
import { Unfit, toJson } from './values.js';

/** Bytes as a text: a byte order mark decides, or what the bytes look like (UTF-8, Shift_JIS, GB18030). */
export function decode(bytes, engine) {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  return new TextDecoder(engine.encodingOf(view)).decode(view);
}

/** @throws {Unfit} */
export function files(input, engine) {
  const name = 'input';
  if (typeof input === 'string') return `[{"name":"${name}","text":${toJson(input, name)}}]`;
  try {
    if (ArrayBuffer.isView(input) || Object.prototype.toString.call(input) === '[object ArrayBuffer]') {
      return files(decode(input, engine), engine);
    }
    if (!Array.isArray(input)) throw new Unfit(name, toJson(input ?? null, name));
    input.forEach((file, at) => {
      for (const part of ['name', 'text']) {
        if (typeof file?.[part] !== 'string') throw new Unfit(`${name}.${at}.${part}`, toJson(file?.[part] ?? null, name));
      }
    });
  } catch (error) {
    throw error instanceof Unfit ? error : new Unfit(name, 'object');
  }
  return toJson(input, name, `${name}.`);
}
