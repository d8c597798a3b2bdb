// Inside an iframe: tells the page around how tall this one is, so that it needs no scroll bar of its own.
//
// The message is { type: 'eip-planner:height', height }, in CSS pixels. It goes to the origin of `?parent=`, or of the
// page that opened this one, and to no other; where neither is known nothing is sent. It holds nothing else.

function origin(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** Follows the height of an element. */
export function tellHeight(element, search = location.search) {
  const target = origin(new URLSearchParams(search).get('parent') ?? document.referrer);
  if (parent === window || !target) return;
  let last;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== last) parent.postMessage({ type: 'eip-planner:height', height }, target);
    last = height;
  }).observe(element);
}
