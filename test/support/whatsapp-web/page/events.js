/** Backbone's events as WhatsApp Web's models have them: one string may hold several names. */
export class Events {
  #handlers = new Map();

  on(names, handler) {
    for (const name of names.split(' ')) this.#of(name).add(handler);
  }

  once(name, handler) {
    const first = (...args) => {
      this.off(name, first);
      handler(...args);
    };
    this.on(name, first);
  }

  off(names, handler) {
    for (const name of names.split(' ')) this.#of(name).delete(handler);
  }

  trigger(name, ...args) {
    for (const handler of [...this.#of(name)]) handler(...args);
  }

  /** Whether somebody listens: the library does so late, and what happens before is lost to it. */
  heeded(name) {
    return this.#of(name).size > 0;
  }

  #of(name) {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers);
    return handlers;
  }
}

/** Fields that tell of every change, first to the model's own listeners and then to its collection's. */
export class Model extends Events {
  #collection = null;

  constructor(fields) {
    super();
    Object.assign(this, fields);
  }

  set(changes) {
    const before = { ...this };
    const changed = Object.keys(changes).filter((key) => this[key] !== changes[key]);
    Object.assign(this, changes);
    for (const key of changed) this.#tell(`change:${key}`, this, this[key], before[key]);
    if (changed.length > 0) this.#tell('change', this);
  }

  joins(collection) {
    this.#collection = collection;
  }

  serialize() {
    return { ...this };
  }

  toJSON() {
    return this.serialize();
  }

  #tell(name, ...args) {
    this.trigger(name, ...args);
    this.#collection?.trigger(name, ...args);
  }
}

const idOf = (id) => (typeof id === 'string' ? id : id._serialized);

/** Models by id; one that is there already is not added again and nobody is told. */
export class Collection extends Events {
  #models = new Map();

  get(id) {
    return this.#models.get(idOf(id));
  }

  add(model) {
    if (this.#models.has(idOf(model.id))) return false;
    this.#models.set(idOf(model.id), model);
    model.joins(this);
    this.trigger('add', model);
    return true;
  }

  /** Older models than those that are there, as when somebody scrolls up. */
  addBefore(older) {
    const newer = [...this.#models];
    this.#models.clear();
    for (const model of older) this.add(model);
    for (const [id, model] of newer) this.#models.set(id, model);
  }

  getModelsArray() {
    return [...this.#models.values()];
  }
}
