const { items } = await (await fetch('{{data}}actions.json')).json();
const actions = items.filter(
  ({ continent, principle, done }) =>
    continent === 'EU' && principle === 'privacy-and-security' && done,
);
for (const { cityName, date, text, source } of actions)
  if (date >= '2020') console.log(`${cityName}, ${date}: ${text} ${source.url}`);
console.log('No date:', actions.filter(({ date }) => !date).length);
