/** The components that the coalition's own pages (content/pages/*.mdx) can use. */
import AccessibilityAddress from './AccessibilityAddress.astro';
import BarrierReport from './BarrierReport.astro';
import BuildCommands from './BuildCommands.astro';
import BuildDay from './BuildDay.astro';
import ComplianceStatus from './ComplianceStatus.astro';
import ContactAddress from './ContactAddress.astro';
import ContentCounts from './ContentCounts.astro';
import ContentLicence from './ContentLicence.astro';
import CountryCount from './CountryCount.astro';
import KnownErrors from './KnownErrors.astro';
import MemberCount from './MemberCount.astro';
import MemberHistory from './MemberHistory.astro';
import NewsletterForm from './NewsletterForm.astro';
import PrivacyAddress from './PrivacyAddress.astro';
import ProjectList from './ProjectList.astro';
import RepositoryLink from './RepositoryLink.astro';
import SitePackages from './SitePackages.astro';
import SiteVersion from './SiteVersion.astro';
import SiteWeights from './SiteWeights.astro';
import SumsLink from './SumsLink.astro';
import TestFigures from './TestFigures.astro';

export const contentComponents = {
  AccessibilityAddress,
  BarrierReport,
  BuildCommands,
  BuildDay,
  ComplianceStatus,
  ContactAddress,
  ContentCounts,
  ContentLicence,
  CountryCount,
  KnownErrors,
  MemberCount,
  MemberHistory,
  NewsletterForm,
  PrivacyAddress,
  ProjectList,
  RepositoryLink,
  SitePackages,
  SiteVersion,
  SiteWeights,
  SumsLink,
  TestFigures,
};
