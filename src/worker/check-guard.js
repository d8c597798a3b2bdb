// Stands between the page and the check. The check works without a break and hears nothing meanwhile; this worker is
// always free, so that the page can end the check at any moment, and hears of it when the check breaks.

// Where the server's security policy holds for workers too, the name of a script is a trusted type; this one is ours.
const trusted = globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });
const loader = String(new URL('./check-worker_loader.js', import.meta.url));
const check = new Worker(trusted?.createScriptURL(loader) ?? loader, { type: 'module' });
const pages = new Set();
// What comes before the check is loaded waits here, so that the page can end even what is still loading.
let waiting = [];

check.onmessage = ({ data }) => {
  if (data === 'WorkerLoaded') {
    waiting?.forEach((message) => check.postMessage(message));
    waiting = undefined;
  } else {
    postMessage(data);
  }
};
check.onerror = (event) => {
  event.preventDefault();
  pages.forEach((page) => postMessage({ ProcessOutput: [page, 'Broke'] }));
};

onmessage = ({ data }) => {
  if (data?.Connected !== undefined) pages.add(data.Connected);
  if (data === 'Destroy') {
    check.terminate();
    close();
  } else if (waiting) {
    waiting.push(data);
  } else {
    check.postMessage(data);
  }
};

postMessage('WorkerLoaded');
