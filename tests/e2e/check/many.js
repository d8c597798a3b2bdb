// Large files to check.
import { readFileSync } from 'node:fs';

// Rows with every outcome; their names tell their place.
export function csv(rows) {
  const parts = ['name,region,instance,mode,eips.count,eni.kind,eni.attached,vpc.ipv4Gateway\n'];
  const regions = ['cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'ap-northeast-1'];
  const types = ['ecs.g7.xlarge', 'ecs.c7.large', 'ecs.r7.2xlarge', 'ecs.g5.large', ''];
  const modes = ['nat', 'cut-through', 'multi-eip', 'secondary-cidr', 'auto'];
  for (let n = 0; n < rows; n += 1) {
    parts.push(
      `design-${n},${regions[n % 4]},${types[n % 5]},${modes[n % 5]},${(n % 9) + 1},${n % 3 ? 'secondary' : 'primary'},${n % 2 === 0},${n % 7 === 0}\n`,
    );
  }
  return parts.join('');
}

const whole = (name) => readFileSync(new URL(`../../engine/check/fixtures/account/whole/${name}.json`, import.meta.url), 'utf8');

// What an account of so many ENIs says, each with an EIP, two on an instance: answers in pages of a hundred, in a list.
export function account(enis) {
  const first = (name, list, of) => JSON.parse(whole(name))[list][of][0];
  const eni = first('enis', 'NetworkInterfaceSets', 'NetworkInterfaceSet');
  eni.PrivateIpSets.PrivateIpSet.splice(1);
  const lists = [
    ['NetworkInterfaceSets', 'NetworkInterfaceSet', eni, 1],
    ['EipAddresses', 'EipAddress', first('eips', 'EipAddresses', 'EipAddress'), 1],
    ['Instances', 'Instance', first('instances', 'Instances', 'Instance'), 2],
  ];
  const parts = [`[${whole('vpcs')},${whole('vswitches')}`];
  for (const [list, of, object, step] of lists) {
    const text = JSON.stringify(object, null, 4);
    for (let page = 0; page * 100 * step < enis; page += 1) {
      const objects = [];
      for (let n = page * 100 * step; n < Math.min(enis, (page + 1) * 100 * step); n += step) objects.push(numbered(text, n));
      parts.push(`,{"TotalCount":${enis / step},"PageNumber":${page + 1},"PageSize":100,"${list}":{"${of}":[${objects.join(',')}]}}\n`);
    }
  }
  parts.push(']');
  return parts.join('');
}

function numbered(text, n) {
  const [top, high, low] = [Math.floor(n / 40_000), Math.floor(n / 200) % 200, n % 200];
  return text
    .replaceAll('bp11', `bp1x${n}`)
    .replaceAll('bp1web', `bp1web${Math.floor(n / 2)}`)
    .replaceAll('bp1primaryweb', `bp1primaryweb${Math.floor(n / 2)}`)
    .replaceAll('10.0.1.9"', `10.${100 + top}.${high}.${low}"`)
    .replaceAll('10.0.1.20"', `10.${top}.${high}.${low}"`)
    .replaceAll('203.0.113.1', `203.${top}.${high}.${low}`);
}
