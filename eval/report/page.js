"use strict";
const items = [...document.querySelectorAll("[data-item]")];
const search = document.getElementById("search");
const category = document.getElementById("category");
const only = document.getElementById("only-wrong");
const shown = document.getElementById("shown");

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const item of items) {
    const text = item.textContent.toLowerCase();
    const fits = (!category.value || item.dataset.category === category.value)
      && (!only.checked || item.dataset.correct === "no") && words.every((word) => text.includes(word));
    item.hidden = !fits;
    if (fits && item.tagName === "TR") count += 1;
  }
  shown.textContent = `${count} questions shown`;
}

function sort(header) {
  const body = header.closest("table").tBodies[0];
  const down = header.getAttribute("aria-sort") === "ascending";
  for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", down ? "descending" : "ascending");
  const value = (row) => row.cells[header.cellIndex].dataset.value ?? row.cells[header.cellIndex].textContent;
  const order = (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === "" || y === "") return Number(x === "") - Number(y === "");
    return (down ? -1 : 1) * x.localeCompare(y, "en", { numeric: true });
  };
  body.append(...[...body.rows].sort(order));
}

for (const control of [search, category, only]) control.addEventListener("input", filter);
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => sort(button.closest("th")));
}
filter();
