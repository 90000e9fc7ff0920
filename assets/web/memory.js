// What this browser remembers. Where nothing may be kept (a private window), it is forgotten.

export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`sotto.${name}`));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`sotto.${name}`, JSON.stringify(value));
  } catch {
    // The page works all the same until it is closed.
  }
}
