const { items } = await (await fetch('{{data}}actions.json')).json();
for (const owner of ['coalition', 'city', 'other']) {
  const actions = items.filter(({ source }) => source.owner === owner);
  console.log(owner, actions.length, `${Math.round((100 * actions.length) / items.length)} %`);
}
