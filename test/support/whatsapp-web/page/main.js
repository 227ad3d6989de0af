import { start } from './app.js';
import { requireFrom } from './modules.js';

window.require = requireFrom;
window.Debug = { VERSION: document.documentElement.dataset.version };
await start();
