'use strict';
(function () {
  // Shows only what has the word in it. Whole blocks count, so that a host's name finds its rows everywhere.
  const filter = document.getElementById('filter');
  if (filter) {
    const items = Array.from(document.querySelectorAll('.item'));
    filter.addEventListener('input', function () {
      const word = filter.value.trim().toLowerCase();
      for (const item of items) {
        item.classList.toggle('hidden', word !== '' && !item.textContent.toLowerCase().includes(word));
      }
    });
  }
  // A longer run wants a wider timeline; what stood in the middle stays there.
  const plot = document.querySelector('.plot');
  const chart = document.querySelector('.chart');
  for (const button of document.querySelectorAll('button[data-zoom]')) {
    button.addEventListener('click', function () {
      const middle = (chart.scrollLeft + chart.clientWidth / 2) / plot.offsetWidth;
      plot.style.setProperty('--zoom', button.dataset.zoom);
      chart.scrollLeft = middle * plot.offsetWidth - chart.clientWidth / 2;
      for (const other of document.querySelectorAll('button[data-zoom]')) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
})();
