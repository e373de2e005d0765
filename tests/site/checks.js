// What tests/site/checks.py asks of a page, from inside it.

const told = found => found.outerHTML.slice(0, 90).replace(/\s+/g, ' ');
const seen = found => found.checkVisibility({visibilityProperty: true});
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// What Tab stops at, in the document's order.
const stops = () => all('a[href],button,input,select,textarea,summary,[tabindex]').filter(
  found => !found.disabled && found.tabIndex >= 0 && seen(found));

const look = found => {
  const style = getComputedStyle(found);
  return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
    style.backgroundColor, style.borderColor, style.color].join();
};

// Tab goes on from where it was, also when what had the focus is gone.
function atTop() {
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  scrollTo(0, 0);
}

// The words of the headings that go on in another line in their middle.
function brokenWords() {
  const broken = [];
  for (const heading of all('h1,h2,h3').filter(seen)) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // A line may end behind a hyphen, a dash or a stroke.
      for (const word of walker.currentNode.data.matchAll(/[^\s\-\u2013/]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}

function reflow(width) {
  const scrolls = found => /auto|scroll/.test(getComputedStyle(found).overflowX);
  const inABox = found => found && (scrolls(found) || inABox(found.parentElement));
  const faults = [];
  if (document.scrollingElement.scrollWidth > width) {
    const wide = all('body *').filter(
      found => found.getBoundingClientRect().right > width + .5 && !inABox(found.parentElement));
    faults.push('scrolls sideways: ' + (wide.length ? told(wide.at(-1)) : 'the page'));
  }
  for (const box of all('body *').filter(scrolls)) {
    const named = box.getAttribute('aria-label') || box.getAttribute('aria-labelledby');
    if (box.scrollWidth > box.clientWidth + 1 && (box.tabIndex < 0 || !named))
      faults.push('a box that scrolls has no name or no place for the keyboard: ' + told(box));
  }
  faults.push(...brokenWords().map(word => 'a word of a heading is broken: ' + word));
  return faults;
}

function largeText() {
  const texts = all('body *').filter(found => seen(found) && !found.closest('svg') &&
    [...found.childNodes].some(child => child.nodeType === 3 && child.data.trim()));
  const size = found => parseFloat(getComputedStyle(found).fontSize);
  const sizes = texts.map(size);
  const root = document.documentElement;
  root.style.fontSize = '200%';
  const faults = [];
  texts.forEach((found, place) => {
    if (size(found) < 1.9 * sizes[place]) faults.push('text does not grow: ' + told(found));
    const cuts = /hidden|clip/.test(getComputedStyle(found).overflow);
    const larger = found.scrollWidth > found.clientWidth + 1 ||
      found.scrollHeight > found.clientHeight + 1;
    // What is one pixel small is for screen readers alone.
    if (cuts && larger && found.clientWidth > 1) faults.push('text is cut off: ' + told(found));
  });
  if (document.scrollingElement.scrollWidth > root.clientWidth)
    faults.push('the page scrolls sideways with large text');
  root.style.fontSize = '';
  return faults;
}

function walk() {
  atTop();
  window.walked = stops();
  window.looks = window.walked.map(look);
  return window.walked.map(told);
}

function stopped() {
  const at = document.activeElement;
  const box = [...at.getClientRects()].find(one => one.width > 1 && one.height > 1);
  const place = window.walked.indexOf(at);
  const inside = (value, most) => Math.min(Math.max(value, 0), most - 1);
  let clear = !!box && box.bottom > 0 && box.right > 0 && box.top < innerHeight &&
    box.left < innerWidth;
  if (clear) {
    const over = document.elementFromPoint(inside(box.left + box.width / 2, innerWidth),
      inside(box.top + box.height / 2, innerHeight));
    clear = at.contains(over) || over.contains(at);
  }
  return {place, told: told(at), clear, marked: look(at) !== window.looks[place]};
}

function leadsToMain(target) {
  const main = document.querySelector('main'), found = document.querySelector(target);
  return !!main && !!found && (main === found || main.contains(found));
}

function beforeMain() {
  const at = document.activeElement;
  return at !== document.body && !!(at.compareDocumentPosition(document.querySelector('main')) & 4);
}

function onPaper(width) {
  const controls = 'nav,form,button,input,select,textarea,a[href="#main"]';
  const faults = all(controls).filter(seen).map(found => 'nobody can use it on paper: ' + told(found));
  const main = document.querySelector('main');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    const isText = walker.currentNode.data.trim() &&
      !at.closest(controls + ',script,template,svg,[hidden],[data-screen]');
    if (isText && !seen(at)) faults.push('not printed: ' + told(at));
  }
  for (const box of [main, ...all('*', main)]) {
    const cuts = /auto|scroll|hidden/.test(getComputedStyle(box).overflowX);
    if (cuts && box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1)
      faults.push('cut off on paper: ' + told(box));
  }
  if (document.scrollingElement.scrollWidth > width) faults.push('wider than the paper');
  return faults;
}
