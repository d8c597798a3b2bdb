// Trusted Types: whatever sets HTML or names a script, ours or a library's, passes here. No piece of HTML that could
// run anything gets through, and no script from anywhere but the folder of the page.

const ACTIVE = /^(script|style|iframe|frame|frameset|object|embed|base|meta|link|form|template|set|animate)$/i;
const PIECE = /<(?:[^>"]|"[^"]*")*>?/g;
const TAG = /^<\/?([a-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>$/i;
const ATTRIBUTE = /([\w:.-]+)(?:="([^"]*)")?/g;

function quiet([, name, value = '']) {
  if (/^(on.*|style|src|srcset|srcdoc|action|formaction|ping)$/i.test(name)) return false;
  return !/href$/i.test(name) || /^(#|\.\/|https:\/\/)/.test(value);
}

function harmless(html) {
  return [...html.matchAll(PIECE)].every(([piece]) => {
    const tag = TAG.exec(piece);
    return tag && !ACTIVE.test(tag[1]) && [...tag[2].matchAll(ATTRIBUTE)].every(quiet);
  });
}

function ours(address) {
  const { href } = new URL(address, document.baseURI);
  return href.startsWith(new URL('.', document.baseURI).href) && /\.js$/.test(href);
}

// What is refused (null) is an error of the page, and a violation of its security policy.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (html) => (harmless(html) ? html : null),
  createScriptURL: (address) => (ours(address) ? address : null),
});
