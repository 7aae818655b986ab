// Before anything is drawn: the appearance that this person chose, so that nothing flashes.
const chosen = localStorage.getItem("mantine-color-scheme-value");
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const look = chosen === "light" || chosen === "dark" ? chosen : dark ? "dark" : "light";
document.documentElement.setAttribute("data-mantine-color-scheme", look);
document.documentElement.style.colorScheme = look;
