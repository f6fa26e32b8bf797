// Runs before the first paint, from a file of its own because the CSP allows no inline script.
// 1. The chosen theme. 2. Prerendered numbers belong to the default slice of the site's own data:
// with anything else asked for they are hidden (app.css, data-pending) until the right ones are in.
// 3. What a slice is answered from (data-files, written by hooks.server.ts) is on its way at once.
(function () {
  var root = document.documentElement;
  var script = document.currentScript;
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
  var own = stored('bailiwick:data') === 'own';
  if (search.size > 0 || /^#s=/.test(location.hash) || own) root.dataset.pending = '';
  if (search.size > 0 && !own && script.dataset.files) {
    script.dataset.files.split(' ').forEach(function (file) {
      var link = document.createElement('link');
      link.rel = 'preload';
      link.as = 'fetch';
      link.crossOrigin = 'anonymous';
      link.href = new URL(file, script.src).href;
      document.head.append(link);
    });
  }
})();
