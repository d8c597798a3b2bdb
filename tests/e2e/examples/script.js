import { assess, init } from '../core.js';

await init(undefined, { langs: ['en'] });
const { modes } = assess({ region: 'cn-hangzhou', instance: 'ecs.g7.xlarge', eips: { count: 3 } }, { lang: 'en' });
for (const { mode, status } of modes) {
  const item = document.createElement('li');
  item.textContent = `${mode}: ${status}`;
  document.getElementById('modes').append(item);
}
