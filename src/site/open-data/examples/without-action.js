const { items } = await (await fetch('{{data}}cities.json')).json();
for (const { name, status, actionCounts } of items)
  if (status === 'member' && Object.values(actionCounts).every((count) => count === 0))
    console.log(name);
