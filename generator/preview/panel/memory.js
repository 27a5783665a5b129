// What is remembered: for this tab, and for this browser. Storage may be forbidden.

const PREFIX = "proofpress-panel-";

function reader(storage) {
  return (name, otherwise = null) => {
    try {
      return storage().getItem(PREFIX + name) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
}

function writer(storage) {
  return (name, value) => {
    try {
      if (value === null) storage().removeItem(PREFIX + name);
      else storage().setItem(PREFIX + name, value);
    } catch {
      // Nothing is remembered then.
    }
  };
}

export const tab = { get: reader(() => sessionStorage), set: writer(() => sessionStorage) };
export const browser = { get: reader(() => localStorage), set: writer(() => localStorage) };
