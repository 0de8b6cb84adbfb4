/** The components that the coalition's own pages (content/pages/*.mdx) can use. */
import AccessibilityAddress from './AccessibilityAddress.astro';
import BuildDay from './BuildDay.astro';
import ContactAddress from './ContactAddress.astro';
import ContentLicence from './ContentLicence.astro';
import CountryCount from './CountryCount.astro';
import MemberCount from './MemberCount.astro';
import NewsletterForm from './NewsletterForm.astro';
import PrivacyAddress from './PrivacyAddress.astro';
import RepositoryLink from './RepositoryLink.astro';

export const contentComponents = {
  AccessibilityAddress,
  BuildDay,
  ContactAddress,
  ContentLicence,
  CountryCount,
  MemberCount,
  NewsletterForm,
  PrivacyAddress,
  RepositoryLink,
};
