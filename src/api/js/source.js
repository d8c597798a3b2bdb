// Where the engine and its texts come from: an address, bytes, or a file where there is a file system.

function isBytes(source) {
  return ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === '[object ArrayBuffer]';
}

function address(source) {
  if (source instanceof URL) return source;
  const text = String(source);
  if (globalThis.document) return new URL(text, document.baseURI);
  if (/^[a-z][a-z+.-]+:/i.test(text)) return new URL(text);
  return new URL(text, `file://${globalThis.process?.cwd?.() ?? ''}/`);
}

async function open(source) {
  const url = address(source);
  if (url.protocol === 'file:' && globalThis.process?.versions?.node) {
    const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises');
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** The module, compiled while it comes where that can be done. */
export async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  const got = isBytes(source) || source instanceof Response ? source : await open(source);
  if (!(got instanceof Response)) return WebAssembly.compile(got);
  // A server that does not know the media type: as bytes, then.
  const typed = got.headers.get('content-type')?.startsWith('application/wasm');
  return typed ? WebAssembly.compileStreaming(got) : WebAssembly.compile(await got.arrayBuffer());
}

/** A text. */
export async function text(source) {
  const got = isBytes(source) ? source : await open(source);
  return got instanceof Response ? got.text() : new TextDecoder().decode(got);
}
