import AxeBuilder from '@axe-core/playwright';

/**
 * What axe finds in a page, or in a part of it: each a rule and the first places where it is broken.
 *
 * It looks in the page itself, and of what is right it tells nothing: that is three times as fast as results of every
 * element that are put together in a page of their own, which only pages of several origins need.
 */
export async function violations(page, part) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const found = await (part ? axe.include(part) : axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map((node) => node.target).join(' | ')}`);
}
