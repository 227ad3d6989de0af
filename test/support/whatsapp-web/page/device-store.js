const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('signal-storage', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('device');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const within = async (mode, act) => {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      // A paired device must survive a browser killed the moment after, so the write waits for the disk.
      const transaction = database.transaction('device', mode, { durability: 'strict' });
      const request = act(transaction.objectStore('device'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
};

/** The device this profile was paired as: `{id, secret}`, or undefined. */
export const readDevice = () => within('readonly', (store) => store.get('paired'));

/** Resolves when the pairing is on disk. */
export const keepDevice = (device) => within('readwrite', (store) => store.put(device, 'paired'));

/** The profile is no longer paired. */
export const forgetDevice = () => within('readwrite', (store) => store.delete('paired'));
