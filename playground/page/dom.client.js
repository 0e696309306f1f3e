const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Strings among the children become text, never markup; `on` holds listeners, `data` data
 * attributes; other properties are attributes, left out when null or false.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on')
      for (const [type, listen] of Object.entries(value)) element.addEventListener(type, listen);
    else if (name === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

function flat(children) {
  return children
    .flat(Number.POSITIVE_INFINITY)
    .filter((child) => child !== null && child !== undefined && child !== '');
}

const SHAPES = {
  code: ['M8 6 3 12l5 6', 'M16 6l5 6-5 6'],
  thread: ['M4 5h16v11H11l-4 4v-4H4z', 'M8 10.5h8'],
  bolt: ['M13 3 5 14h6l-1 7 8-11h-6z'],
  reply: ['M10 7 4 12l6 5', 'M4 12h9c4 0 6 2 7 6'],
  eye: [
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z',
    'M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  ],
  send: ['M4 4l17 8-17 8 3-8z', 'M7 12h7'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  copy: ['M9 9h11v11H9z', 'M15 9V4H4v11h5'],
  clock: ['M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z', 'M12 7.5V12l3 2'],
  reset: ['M4 12a8 8 0 1 0 2.5-5.8', 'M4 4v4.5h4.5'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  people: [
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11z',
    'M3 19c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5',
    'M16 5a3 3 0 0 1 0 5.6',
    'M17.5 14c2.2.6 3.5 2.3 3.5 5',
  ],
  file: ['M6 3h8l4 4v14H6z', 'M14 3v4h4'],
  check: ['M5 12.5l4.5 4.5L19 7'],
};

/** A line icon; decorative, so the words stand beside it or in its button's label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of SHAPES[name] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    svg.append(path);
  }
  return svg;
}

const MARKS = {
  lark: [
    ['M3 8c4 0 8 3 10.5 7C11 18 6 18.500 3 16z', '#3370ff'],
    ['M7 4h7c1.800 1.600 2.800 3.800 3 6-2 .6-3.500 1.800-4.500 3.500C11 9.500 9.500 6.500 7 4z', '#00d6b9'],
    [
      'M21.500 8.500c-4-.8-7 1.700-9 5C10.500 17 8 18.500 5 18c4 3.500 11 3 13.500-3 .8-2.500 1.500-4.500 3-6.500z',
      '#133c9a',
    ],
  ],
  slack: [
    ['M9 2.500a2 2 0 0 1 2 2V10H9a2 2 0 0 1-2-2V4.500a2 2 0 0 1 2-2z', '#36c5f0'],
    ['M21.500 9a2 2 0 0 1-2 2H14V9a2 2 0 0 1 2-2h3.500a2 2 0 0 1 2 2z', '#2eb67d'],
    ['M15 21.500a2 2 0 0 1-2-2V14h2a2 2 0 0 1 2 2v3.500a2 2 0 0 1-2 2z', '#ecb22e'],
    ['M2.500 15a2 2 0 0 1 2-2H10v2a2 2 0 0 1-2 2H4.500a2 2 0 0 1-2-2z', '#e01e5a'],
  ],
  dingtalk: [
    [
      'M4 4c6 2 11 3.500 15.500 5.500.8.4.8 1.200.3 2L16 17h2.500L10 22.500l1.500-5H9l1.500-3.500C7.500 13.500 6 12 5.500 9.500c2 .6 4 1 6 1C8 9.500 5 8 4 4z',
      '#1677ff',
    ],
  ],
  linkstar: [
    [
      'M12 1.500l2.900 6.700 7.300.6-5.500 4.800 1.700 7.100L12 16.900l-6.400 3.800 1.700-7.100L1.800 8.800l7.300-.6z',
      '#f6b73c',
    ],
  ],
};

/** A platform's own coloured mark. */
export function mark(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('aria-hidden', 'true');
  for (const [shape, colour] of MARKS[name] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    path.setAttribute('fill', colour);
    svg.append(path);
  }
  return svg;
}

/** A link that opens beside the page; anything but a web address stays text. */
export function link(url, ...children) {
  if (!/^https?:\/\//i.test(url)) return h('span', {}, ...children);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}
