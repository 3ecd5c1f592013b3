/* Filters, words about time, copy buttons. Instant navigation runs this on every page anew: each
   run ends the last. */
(() => {
  "use strict";

  const DAY = 864e5;
  const page = location.pathname;

  document.dispatchEvent(new Event("careers:run"));
  const run = new AbortController();
  const { signal } = run;
  const on = (target, type, react) => target.addEventListener(type, react, { signal });

  const parts = (root, name) => [...root.querySelectorAll(`[data-careers="${name}"]`)];
  const clean = (root) => root.querySelectorAll("[data-careers-made]").forEach((made) => made.remove());

  /** One failure is no other's. */
  const attempt = (task) => {
    try {
      return task();
    } catch (error) {
      console.warn("careers:", error);
    }
  };

  /** A status is spoken: only news. */
  const write = (element, text) => {
    if (element && text && element.textContent !== text) element.textContent = text;
  };

  const make = (tag, className, text = "") => {
    const element = document.createElement(tag);
    element.dataset.careersMade = "";
    element.className = className;
    element.textContent = text;
    return element;
  };

  const status = (tag, className) => {
    const element = make(tag, className);
    element.setAttribute("role", "status");
    return element;
  };

  const voiceOf = (root) => {
    const { lang } = root.closest("[lang]") ?? {}; // minifiers drop it
    const words = attempt(() => JSON.parse(root.dataset.careersWords ?? "{}")) ?? {};
    const intl = (name, options) => attempt(() => new Intl[name](`${lang}-u-nu-latn`, options));
    const numbers = intl("NumberFormat");
    const plurals = intl("PluralRules");
    const times = intl("RelativeTimeFormat", { numeric: "auto" });

    const number = (value) => numbers?.format(value) ?? `${value}`;
    const count = (value) => {
      const forms = words.count ?? {};
      return (forms[plurals?.select(value)] ?? forms.other)?.replace("{number}", number(value));
    };
    /** Days are those of the job's own zone, as its printed date is. */
    const closes = (until, now) => {
      const end = Date.parse(until);
      const offset = Date.parse(`${until.slice(0, 19)}Z`) - end;
      const days = Math.floor((end + offset) / DAY) - Math.floor((now + offset) / DAY);
      return times && words.closes?.replace("{when}", times.format(days, "day"));
    };
    return { words, number, count, closes };
  };

  const clocks = [];
  const tick = () => clocks.forEach(attempt);

  /** Keep the marks of elements true; call `react` when some have closed. */
  const watch = (root, elements, { words, closes }, react) => {
    const items = elements.map((element) => {
      const { careersUntil: until, careersPosted: posted } = element.dataset;
      const [place] = parts(element, "marks");
      return { element, place, until, end: Date.parse(until), posted: Date.parse(posted) };
    });
    const mark = (item, now) => {
      const { end, until, posted, closed, place } = item;
      const marks = Object.entries({
        new: !closed && now - posted < 7 * DAY && words.new,
        closes: !closed && end - now < 14 * DAY && closes(until, now),
        closed: closed && words.closed,
      }).filter(([, text]) => text);
      if (!place || item.said === `${marks}`) return;
      item.said = `${marks}`;
      clean(place);
      for (const [name, text] of marks) {
        place.append(make("span", `careers-mark careers-mark-${name}`, text));
      }
    };
    clocks.push(() => {
      const now = Date.parse(root.dataset.careersNow) || Date.now();
      let news = false;
      for (const item of items) {
        if (item.end < now && !item.closed) {
          item.closed = news = true;
          item.element.classList.add("careers-closed");
        }
        mark(item, now);
      }
      if (news) react();
    });
    return items;
  };

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th" };

  /** Text without accents and Arabic vowel signs; Hindi needs its marks. */
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u064b-\u065f]/g, "")
      .replace(/["'-]/g, " ")
      .replace(/[ßæœøđðłıþ]/g, (letter) => LETTERS[letter]);

  const textOf = (item) => {
    const { element } = item;
    return (item.text = item.text ?? fold(`${element.textContent} ${element.dataset.careersTerms}`));
  };

  const slot = (path) => `careers:${path.replace(/index\.html$/, "")}`;

  const listings = []; // those with filters

  const listing = (root) => {
    const voice = voiceOf(root);
    const items = watch(root, parts(root, "job"), voice, () => update());
    const [filters] = parts(root, "filters");
    const [box] = parts(root, "search");
    const input = box?.querySelector("input") ?? make("input");
    const prefix = listings.length ? `${listings.length + 1}.` : "";
    const q = `${prefix}q`;
    const [[total], [none], [clear]] = ["count", "none", "clear"].map((name) => parts(root, name));
    const counter = (element, name) => ({ element, number: parts(element, name)[0] });
    // A row asks that one of its chosen values holds. Its value without a key stands for all.
    const rows = filters ? parts(filters, "facet") : [];
    const values = rows.flatMap((row) =>
      parts(row, "value").map((link) => {
        const [key, ...text] = link.dataset.careersValue.split("=");
        return { ...counter(link, "value-count"), row, key: key && prefix + key, text: text.join("=") };
      }),
    );
    const byId = new Map(values.map((value) => [value.element.dataset.careersId, value]));
    const alls = values.filter(({ key }) => !key);
    const addresses = new Set();
    const groups = [];
    const lists = [];
    let chosen = new Set();
    let typing;

    // A job is in the group and the list that began last.
    const rest = [...items];
    let [group, list] = [{}, {}];
    for (const element of root.querySelectorAll("[data-careers]")) {
      const { careers } = element.dataset;
      if (careers === "group") groups.push((group = counter(element, "group-count")));
      if (careers === "jobs") lists.push((list = { element }));
      if (careers === "job") Object.assign(rest.shift(), { group, list });
    }
    for (const item of items) {
      const ids = item.element.dataset.careersFacets ?? "";
      item.values = ids.split(" ").flatMap((id) => byId.get(id) ?? []).concat(alls);
      // In several groups it counts once.
      const address = item.element.querySelector("a")?.href;
      item.again = addresses.has(address);
      addresses.add(address);
    }

    /** Show the jobs that fit, and beside a value how many a click would show. */
    const update = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const asked = [...new Set([...chosen].map(({ row }) => row))];
      let open = 0;
      for (const part of [...groups, ...lists, ...values]) part.count = part.shown = 0;
      for (const item of items) {
        const { group, list, values } = item;
        const found = words.every((word) => textOf(item).includes(word));
        const missed = asked.filter(
          (row) => !values.some((value) => value.row === row && chosen.has(value)),
        );
        item.fits = found && !missed.length;
        group.shown += item.fits;
        list.shown += item.fits;
        if (!found || item.closed) continue;
        group.count += item.fits;
        if (item.again) continue;
        open += item.fits;
        for (const value of values) value.count += missed.every((row) => row === value.row);
      }
      // A list hidden as a whole is one move.
      for (const item of items) {
        const { element, fits, list } = item;
        if (list.shown !== 0 && item.shown !== fits) element.hidden = !(item.shown = fits);
      }
      for (const { element, shown } of [...groups, ...lists]) {
        element.hidden = !shown;
        element.style.setProperty("--careers-shown", shown);
      }
      for (const value of values) {
        const { element, row, key, count } = value;
        element.classList.toggle("careers-nothing", !count);
        const current = key ? chosen.has(value) : !asked.includes(row);
        element.ariaCurrent = current ? "true" : null;
      }
      for (const { number, count } of [...groups, ...values]) write(number, voice.number(count));
      write(total, voice.count(open));
      if (none) none.hidden = open > 0;
      if (clear) clear.hidden = !chosen.size && !words.length;
    };
    if (!filters) return;

    /** What is chosen after a click on `value`, or on the button that clears. */
    const after = (value) => {
      const { row, key } = value || {};
      const next = new Set([...chosen].filter((other) => value && (key || other.row !== row)));
      if (key && !next.delete(value)) next.add(value);
      return next;
    };
    const put = (params, next = chosen) => {
      for (const { key } of values) params.delete(key);
      params.delete(q);
      for (const { key, text } of next) params.append(key, text);
      if (input.value.trim()) params.append(q, input.value.trim());
      return params;
    };
    const address = (next) =>
      `${page}?${put(new URLSearchParams(location.search), next)}`.replace(/\?$/, "");

    const save = (method = "replaceState") => {
      clearTimeout(typing);
      if (location.pathname !== page) return; // instant navigation has left
      if (address() !== page + location.search) {
        attempt(() => history[method](history.state, "", address() + location.hash));
      }
      keep();
    };
    const keep = () => {
      for (const value of values) value.element.setAttribute("href", address(after(value)));
      const own = listings.reduce((params, { put }) => put(params), new URLSearchParams());
      attempt(() => sessionStorage.setItem(slot(page), own));
    };
    const read = () => {
      const params = new URLSearchParams(location.search);
      chosen = new Set(values.filter(({ key, text }) => params.getAll(key).includes(text)));
      input.value = params.get(q) || "";
      for (const { element } of chosen) {
        const list = element.closest("ul");
        list.scrollTop = element.offsetTop - list.offsetTop;
      }
      update();
      keep();
    };
    const typed = () => {
      update();
      clearTimeout(typing);
      typing = setTimeout(save, 200); // browsers allow only so many
    };

    on(root, "click", (event) => {
      const link = event.target.closest('[data-careers="value"], [data-careers="clear"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation(); // or instant navigation loads the page again
      const value = values.find(({ element }) => element === link);
      chosen = after(value);
      if (!value) {
        input.value = "";
        filters.querySelector("a, input").focus();
      }
      update();
      save("pushState");
    });
    on(input, "input", typed);
    on(input, "change", () => save());
    on(input, "focus", () => items.forEach(textOf));
    on(input, "keydown", ({ key, isComposing }) => {
      if (key !== "Escape" || isComposing) return;
      input.value = "";
      typed();
    });

    filters.hidden = false;
    if (box) box.hidden = false;
    listings.push({ put, read, save });
  };

  const facts = (root) => {
    const voice = voiceOf(root);
    const { words } = voice;
    watch(root, [root], voice, () => {
      const actions = [...parts(root, "apply-link"), ...parts(root, "marks")];
      const gone = root.querySelectorAll(".careers-application-contact, .careers-valid-through");
      const over = [...actions.map((part) => part.closest("p")), ...gone, ...parts(document, "apply")];
      for (const part of over) part?.remove();
      const notice = status("div", "careers-notice careers-notice-closed");
      notice.dataset.careers = "notice";
      notice.lang = root.lang;
      notice.dir = root.dir;
      notice.append(make("p", "", words.closed));
      root.before(notice);
    });
  };

  const copy = (button) => {
    const done = status("span", "careers-copied");
    button.after(done);
    button.hidden = false;
    on(button, "click", async () => {
      const text = button.dataset.careersText || location.href.split(/[?#]/)[0];
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Without https there is no clipboard.
        const field = make("textarea", "", text);
        button.after(field);
        field.select();
        const copied = document.execCommand("copy");
        field.remove();
        button.focus();
        if (!copied) return;
      }
      write(done, button.dataset.careersDone);
      setTimeout(() => done.replaceChildren(), 3e3);
    });
  };

  const back = (link) => {
    const kept = sessionStorage.getItem(slot(link.pathname));
    if (kept) link.search = kept;
  };

  const related = (root) => watch(root, parts(root, "job"), voiceOf(root), () => {});

  const save = () => listings.forEach(({ save }) => save());

  clean(document);
  for (const [name, start] of Object.entries({ listing, facts, related, copy, back })) {
    for (const root of parts(document, name)) attempt(() => start(root));
  }
  const read = () => {
    if (location.pathname === page) for (const { read } of listings) attempt(read);
    tick();
  };
  read();
  const timer = setInterval(tick, 15e3);
  // Material and mkdocs take `q` for theirs, and open their search over the page.
  const url = new URL(location);
  if (listings.length && url.searchParams.has("q") && document.readyState !== "complete") {
    url.searchParams.delete("q");
    attempt(() => history.replaceState(history.state, "", url));
    document.querySelector("[data-md-toggle=search]:checked")?.click();
    document.activeElement.blur();
    on(window, "load", save);
  }
  on(window, "popstate", read);
  on(window, "pageshow", ({ persisted }) => persisted && read());
  on(document, "visibilitychange", tick);
  on(document, "careers:run", () => {
    save();
    clearInterval(timer);
    run.abort();
  });
})();
