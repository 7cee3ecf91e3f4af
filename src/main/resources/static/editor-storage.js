// What this browser keeps for itself. Where it may keep nothing, nothing is kept, and nothing breaks.
function tried(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

export const read = key => tried(() => JSON.parse(localStorage.getItem(key)));
export const write = (key, value) => tried(() => localStorage.setItem(key, JSON.stringify(value)));
export const remove = key => tried(() => localStorage.removeItem(key));
