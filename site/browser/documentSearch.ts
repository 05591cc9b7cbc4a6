import { showDocuments } from './documentHits.ts';

/** The search of the documentation. The address holds the words: `?q=form+factor`. */
const form = document.querySelector<HTMLFormElement>('#document-search');
const query = document.querySelector<HTMLInputElement>('#document-query');

function update(): void {
  void showDocuments(query?.value ?? '', form?.dataset.index ?? '');
}

function keepInAddress(): void {
  const text = query?.value.trim() ?? '';
  history.replaceState(null, '', text === '' ? location.pathname : `?${new URLSearchParams({ q: text })}`);
}

let timer: ReturnType<typeof setTimeout> | undefined;
query?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    keepInAddress();
    update();
  }, 120);
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  keepInAddress();
  update();
});

if (query) query.value = new URLSearchParams(location.search).get('q') ?? '';
update();
