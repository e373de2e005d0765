// Search and filters of the action log. The page is whole without this script: it shows the form,
// and puts the actions that are searched for in the place of those that were there.
//
// What is searched for stands in the fragment of the address (#board=csp&rag=R&q=protocol), so that
// a search can be kept and passed on, also where the site is a folder of files.
'use strict';

(() => {
  const data = window.cspctlActions;
  const form = document.getElementById('search');
  const list = document.getElementById('actions');
  const count = document.getElementById('count');
  const heading = document.getElementById('found');
  const more = document.getElementById('more');
  if (!data || !form || !list) return;

  const AT_ONCE = 100;
  const RAG = {R: ['red', 'Red'], A: ['amber', 'Amber'], G: ['green', 'Green'], B: ['done', 'Done']};
  const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
    'September', 'October', 'November', 'December'];
  const before = {rows: [...list.children], count: count.textContent, heading: heading.textContent};

  // Letters without their case and accents.
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  // Each action as an object, and its words in one text to look through.
  let texts;
  const rows = data.rows.map(values =>
    Object.fromEntries(data.columns.map((name, place) => [name, values[place]])));
  const named = (places, names) => places.map(place => names[place]);
  for (const row of rows) {
    row.leads = named(row.leads, data.people);
    row.others = named(row.others, data.people);
    row.agencies = named(row.agencies, data.agencies);
  }
  const text = row => fold([row.name, row.text, ...row.leads, ...row.others, row.outcome,
    ...row.reports.map(([, note]) => note)].join('\n'));

  const asked = () => Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

  function found(choice) {
    texts = texts || rows.map(text);
    const words = fold(choice.q || '').split(/\s+/).filter(Boolean);
    const fits = row =>
      (!choice.board || row.board === choice.board) &&
      (!choice.lead || row.leads.includes(choice.lead)) &&
      (!choice.agency || row.agencies.includes(choice.agency)) &&
      (!choice.rag || row.rag === choice.rag) &&
      (!choice.state || (choice.state === 'overdue' ? row.days_overdue > 0
        : (choice.state === 'closed') === (row.state === 'closed')));
    return rows.filter((row, place) => fits(row) && words.every(word => texts[place].includes(word)));
  }

  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside.filter(one => one !== '' && one !== null));
    return made;
  }

  function day(iso) {
    const [year, month, date] = iso.split('-').map(Number);
    return element('time', {datetime: iso}, `${date} ${MONTHS[month - 1]} ${year}`);
  }

  function fact(term, ...inside) {
    return element('div', {}, element('dt', {}, term), element('dd', {}, ...inside));
  }

  // One action, as templates/site/part-action.html.j2 has it.
  function shown(row) {
    const tags = element('p', {class: 'tags'});
    if (row.rag) {
      const [colour, word] = RAG[row.rag];
      tags.append(element('strong', {class: `tag tag-${colour}`}, word));
    }
    if (row.days_overdue) {
      const days = `${row.days_overdue} day${row.days_overdue === 1 ? '' : 's'} overdue`;
      tags.append(' ', element('strong', {}, days));
    }
    if (row.state === 'closed') tags.append(...(row.closed ? [' Closed ', day(row.closed)] : [' Closed']));
    if (row.restricted) tags.append(' ', element('strong', {class: 'tag tag-restricted'}, 'Restricted'));

    const facts = element('dl', {class: 'facts'});
    if (row.leads.length) facts.append(fact('Lead', row.leads.join(', ')));
    if (row.others.length) facts.append(fact('With', row.others.join(', ')));
    if (row.target) facts.append(fact('Target', /^\d/.test(row.target) ? day(row.target) : row.target));
    if (row.first) facts.append(fact('First target', day(row.first)));
    if (row.agreed) {
      const [words, path] = row.agreed;
      facts.append(fact('Agreed', path ? element('a', {href: path}, words) : words));
    }
    const reports = row.reports.map(([date, note]) =>
      element('p', {}, ...(date ? [day(date), `: ${note}`] : [note])));
    if (row.outcome) reports.push(element('p', {}, `Outcome: ${row.outcome}`));
    const title = element('h3', {}, element('span', {class: 'number'}, row.name), ` ${row.text}`);
    return element('li', {id: row.name.replace('/', '-'), class: 'action'}, title, tags, facts, ...reports);
  }

  let rest = [];

  function showMore() {
    const some = rest.splice(0, AT_ONCE).map(shown);
    list.append(...some);
    more.hidden = !rest.length;
    return some[0];
  }

  function apply() {
    const choice = asked();
    list.replaceChildren();
    if (!Object.keys(choice).length) {
      list.append(...before.rows);
      heading.textContent = before.heading;
      count.textContent = before.count;
      more.hidden = true;
      return;
    }
    rest = found(choice);
    const total = rest.length;
    heading.textContent = 'Actions found';
    count.textContent = total ? `${total.toLocaleString('en-GB')} action${total === 1 ? '' : 's'} found.`
      : 'No action found. Try fewer words, or clear the search.';
    showMore();
  }

  function remember() {
    const choice = new URLSearchParams(asked()).toString();
    history.replaceState(null, '', choice ? `#${choice}` : location.pathname + location.search);
  }

  // What the address asks for, put into the form; another kind of fragment leaves it alone.
  function recall() {
    const fragment = location.hash.slice(1);
    if (!fragment.includes('=')) return false;
    const choice = new URLSearchParams(fragment);
    for (const field of form.elements) if (field.name) field.value = choice.get(field.name) || '';
    return true;
  }

  let waiting;
  const changed = () => { remember(); apply(); };
  form.addEventListener('input', event => {
    clearTimeout(waiting);
    // Somebody who types is not interrupted by what a half of the word finds.
    waiting = setTimeout(changed, event.target.name === 'q' ? 200 : 0);
  });
  form.addEventListener('submit', event => { event.preventDefault(); clearTimeout(waiting); changed(); });
  form.addEventListener('reset', () => setTimeout(() => { changed(); form.elements.q.focus(); }));
  more.firstElementChild.addEventListener('click', () => {
    const first = showMore();
    first.tabIndex = -1;
    first.focus();
  });
  window.addEventListener('hashchange', () => { if (recall()) apply(); });

  form.hidden = false;
  if (recall()) apply();
})();
