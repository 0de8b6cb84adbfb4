/** How to describe a picture, in one or two sentences: for questions, messages and the guide. */

export const ALT_ADVICE =
  'Write what one sees and why it is there, as you would say it on the telephone: "Delegates of twenty cities on the steps of Casa da Música." Leave out "image of".';

export const CREDIT_ADVICE =
  'Who made it, and under which licence: "City of Porto, CC BY 4.0". Use only what you may use.';
