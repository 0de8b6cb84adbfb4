/**
 * Texts of the script of the join form, with placeholders in braces. They are
 * bundled with the script, not written into the page, so that the page stays small.
 */
export const joinForm = {
  ready: 'This is the file {path}. It makes the page of your city.',
  openHelp:
    'A new tab opens. If this is your first time there, you are asked to sign in and to make a copy of this site, called a fork. That is normal: say yes, then choose “Propose changes”. Nothing here is lost if it does not work.',
  openPaste:
    'The text is too long to travel in the address. The button copies it and opens an empty file in a new tab: paste the text there, then choose “Propose changes”. Nothing here is lost if it does not work.',
  openReplace:
    'The button copies the new text and opens the present one in a new tab. Mark everything there (Ctrl+A), paste the new text over it (Ctrl+V), then choose “Propose changes”. If this is your first time there, you are asked to sign in and to make a copy of this site, called a fork. That is normal.',
  pasted: 'The text is on your clipboard. Paste it in the new tab.',
  copied: 'The text is on your clipboard.',
  copyFailed: 'The text could not be copied. Mark it in the box and copy it by hand.',
  emailSubject: 'Proposal: {city}',
  emailBody:
    'The file with our proposal is attached. (Please download it from the form first, and attach it to this message.)',
  actionNumber: 'Action {number}',
  correcting:
    'You are correcting the page of {city}. Change what is wrong or missing; all else stays.',
  unknownCity: 'The page of that city could not be loaded. You can still fill in the form.',
  located: 'The place has been filled in.',
  notLocated:
    'Your browser did not tell the place. Type the two numbers, or pick the place on the map.',
  picked: 'Picked: {latitude}, {longitude}.',
  previewName: 'Your city',
  ring: { none: 'No actions yet.', some: 'Actions under {count} of 5 principles.' },
  errors: { one: '1 answer needs your attention', other: '{count} answers need your attention' },
};
