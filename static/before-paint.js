// Runs before the first paint, from a file of its own because the CSP allows no inline script.
// 1. The chosen theme. 2. Prerendered numbers belong to the default slice of the site's own data:
// with anything else asked for they are hidden (app.css, data-pending) until the right ones are in.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  var search = new URLSearchParams(location.search);
  var theme = search.get('theme') || stored('bailiwick:theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  search.delete('theme');
  if (search.size > 0 || /^#s=/.test(location.hash) || stored('bailiwick:data') === 'own') {
    root.dataset.pending = '';
  }
})();
