// What is pressed must not move away under the pointer: what a press causes elsewhere waits for its end.

let isPressed = false;

addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel']) {
  // The click comes after it.
  addEventListener(end, () => setTimeout(() => (isPressed = false)), true);
}

/**
 * Does something at once, or where somebody presses, when that has ended.
 * @param {() => void} action
 */
export function afterPress(action) {
  if (isPressed) setTimeout(() => afterPress(action), 50);
  else action();
}
