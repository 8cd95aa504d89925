/** Theme: light or dark, as the device has it or as the listener chose; it runs before anything is drawn. */

(() => {
  const KEY = "theme";
  const PAPER = { light: "#fbf5ee", dark: "#15100d" };
  const device = matchMedia("(prefers-color-scheme: dark)");

  const ofDevice = () => (device.matches ? "dark" : "light");

  /** Return the listener's choice; none if the browser keeps nothing. */
  function readChoice() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function showTheme(theme = readChoice() ?? ofDevice()) {
    document.documentElement.dataset.theme = theme;
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", PAPER[theme]);
    document.getElementById("theme")?.setAttribute("aria-pressed", String(theme === "dark"));
  }

  /** Switch to the other theme; what the device has anyway is no choice to keep. */
  function switchTheme() {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try {
      if (theme === ofDevice()) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // It is shown, and forgotten with the page.
    }
    showTheme(theme);
  }

  showTheme();
  device.addEventListener("change", () => showTheme());
  addEventListener("DOMContentLoaded", () => {
    showTheme();
    document.getElementById("theme")?.addEventListener("click", switchTheme);
  });
})();
