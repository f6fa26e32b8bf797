/** What a drawing takes from stylesheets and would lose on its own. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'paint-order',
] as const;

type ComputedStyle = (element: Element) => Pick<CSSStyleDeclaration, 'getPropertyValue'>;

function settle(from: Element, to: Element, computed: ComputedStyle): void {
  const style = computed(from);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, value);
  }
  to.removeAttribute('style');
  to.removeAttribute('class');
  Array.from(from.children).forEach((child, index) => {
    const copy = to.children[index];
    if (copy) settle(child, copy, computed);
  });
}

/**
 * A chart as an SVG file of its own: colours as computed now, nothing referred to outside.
 * `paper` is the CSS colour laid behind it; `title` becomes the file's title element.
 */
export function standaloneSvg(
  chart: SVGSVGElement,
  title: string,
  paper: string,
  computed: ComputedStyle = (element) => getComputedStyle(element),
): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  settle(chart, copy, computed);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const document = chart.ownerDocument;
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', paper);
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  copy.prepend(name, ground);
  // HTML writes a no-break space as an entity that XML does not know.
  return copy.outerHTML.replaceAll('&nbsp;', '\u00a0');
}
