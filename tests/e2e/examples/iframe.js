// The frame says how tall it is: { type: 'eip-planner:height', height }. Only what comes from the frame itself counts.
for (const frame of document.querySelectorAll('iframe')) {
  const { origin } = new URL(frame.src);
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.source !== frame.contentWindow) return;
    const { type, height } = event.data;
    if (type === 'eip-planner:height' && Number.isFinite(height)) frame.height = height;
  });
}
