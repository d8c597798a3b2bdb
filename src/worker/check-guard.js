// Stands between the page and the check. The check works without a break and hears nothing meanwhile; this worker is
// always free, so that the page can end the check at any moment, and hears of it when the check breaks.
const check = new Worker(new URL('./check-worker_loader.js', import.meta.url), { type: 'module' });
const pages = new Set();

check.onmessage = ({ data }) => postMessage(data);
check.onerror = (event) => {
  event.preventDefault();
  pages.forEach((page) => postMessage({ ProcessOutput: [page, 'Broke'] }));
};

onmessage = ({ data }) => {
  if (data?.Connected !== undefined) pages.add(data.Connected);
  if (data === 'Destroy') {
    check.terminate();
    close();
  } else {
    check.postMessage(data);
  }
};
