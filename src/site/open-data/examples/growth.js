const { items } = await (await fetch('{{data}}cities.json')).json();
const years = {};
for (const { status, memberSince } of items)
  if (status === 'member') {
    const year = memberSince.slice(0, 4) || 'unknown';
    years[year] = (years[year] ?? 0) + 1;
  }
for (const [year, cities] of Object.entries(years)) console.log(year, cities);
