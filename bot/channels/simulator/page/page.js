import { render } from 'preact';
import { App } from './app.js';
import { html } from './html.js';
import { listen } from './listen.js';
import { createStore } from './store.js';

const store = createStore();
render(html`<${App} store=${store} />`, document.getElementById('page'));
void listen(store);
