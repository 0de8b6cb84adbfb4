/** Texts of what the build measures on the site and writes into the colophon. */
export const colophon = {
  notYet:
    'These figures are measured when the site is built. You see a page that is being written.',

  version: 'Version',
  commit: 'Commit',
  changedSince: 'with changes that are not in it',
  buildDay: 'Built for',
  digest: 'Digest',

  weights: 'What a first visit loads',
  median: 'Middle of all pages',
  heaviest: 'Heaviest page',
  page: 'Page',
  htmlAndCss: 'HTML and CSS',
  visit: 'All, with fonts and pictures',
  scripts: 'JavaScript',
  requests: 'Requests to this site',
  foreign: 'Requests to other sites',

  pages: 'Pages',
  files: 'Files',
  bytes: 'Size of all files',
  mostRequests: 'Most requests of a page to this site',
  mostForeign: 'Most requests of a page to other sites',
  scripted: 'Pages with JavaScript',
  editor: 'Editor, for those who write this site',
  editorWeight: (address: string, scripts: string) =>
    `${address}: ${scripts} of JavaScript. No page leads there; it counts among the files only`,
  scriptedPages: (n: string, all: string) => `${n} of ${all}`,
  /** Behind a page, for others that run the same scripts. */
  scriptedAlike: (n: string) => `and ${n} pages alike`,

  collections: {
    pages: 'Pages',
    principles: 'Principles',
    cities: 'Cities',
    activities: 'Activities',
    projects: 'Projects',
    partners: 'Partners',
  },
  packagesInPages: 'Packages whose code your browser runs',
  packages: 'Packages that build the site',
  package: 'Package',
  packageVersion: 'Version',
  licence: 'Licence',
} as const;
