const { items } = await (await fetch('{{data}}activities.json')).json();
const partners = {};
for (const name of items.flatMap(({ partnerNames }) => partnerNames))
  partners[name] = (partners[name] ?? 0) + 1;
for (const [name, activities] of Object.entries(partners).sort((a, b) => b[1] - a[1]))
  console.log(name, activities);
