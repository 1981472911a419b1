// What axe does not see, in the page as it stands: one object a fault, {rule, element, says}.
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame().then(frame).then(frame);  // what scrolls is known a frame after the layout
  const faults = [];
  const name = (element) => {
    const { id, className, tagName } = element;
    const classes = String(className.baseVal ?? className).trim().replace(/\s+/g, ".");
    return tagName.toLowerCase() + (id && `#${id}`) + (classes && `.${classes}`);
  };
  const fault = (rule, element, says) => faults.push({ rule, element: name(element), says });
  const style = (element) => getComputedStyle(element);

  // WCAG 1.4.10: only tables and drawings may ask for two directions of scrolling; paper has one
  const mayMove = matchMedia("print").matches ? ".skip" : ".scroll > *, .chart > *, .skip";
  const root = document.documentElement;
  const wide = [...document.querySelectorAll("body *:not(svg *)")].filter((element) =>
    element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest(mayMove));
  if (wide.length) {
    const right = Math.max(...wide.map((element) => element.getBoundingClientRect().right));
    fault("page-reflows", wide[0], `${right.toFixed()} of ${root.clientWidth} px`);
  }

  // WCAG 2.1.1: what scrolls can be reached by keyboard, and nothing else is a stop
  const shown = [...document.querySelectorAll("main, main *:not(svg *)")]
    .filter((element) => element.checkVisibility());
  for (const box of shown) {
    const beyond = ["auto", "scroll"].includes(style(box).overflowX) *
      (box.scrollWidth - box.clientWidth);  // whole pixels, so one of them may be none
    const stop = box.tabIndex >= 0 && !box.matches("a, summary") &&
      style(box).visibility === "visible";
    if (beyond > 1 && !stop) fault("scrolls-by-keyboard", box, "scrolls and is no stop of Tab");
    if (stop && beyond < 1) fault("stops-only-where-it-scrolls", box, "a stop of Tab for nothing");
    if (stop && !box.ariaLabel) fault("stops-are-named", box, "a stop of Tab without a name");
  }

  // WCAG 1.4.3 in drawings, whose paint axe does not read; what lies below a point is told only
  // where all of the page is in the window
  if (innerHeight < root.scrollHeight) return faults;
  const rgba = (paint) => (paint.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b], [R, G, B], a) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const luminance = (colour) => colour
    .map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const opacity = (shape) => Number(style(shape).opacity) * Number(style(shape).fillOpacity);
  const ground = (x, y) => document.elementsFromPoint(x, y)
    .filter((shape) => shape.closest("svg") && !shape.closest("text"))
    .filter((shape) => style(shape).fill.startsWith("rgb") && shape.tagName !== "svg")
    .reduceRight((under, shape) => over(rgba(style(shape).fill), under, opacity(shape)), [255, 255, 255]);
  for (const text of document.querySelectorAll("svg text")) {
    if (!text.textContent.trim() || !text.checkVisibility()) continue;
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const under = ground(x, y);
    const ratio = contrast(over(rgba(style(text).fill), under, opacity(text)), under);
    if (ratio < 4.5) fault("contrast-in-drawing", text, `${ratio.toFixed(1)}: ${text.textContent}`);
  }
  return faults;
}
