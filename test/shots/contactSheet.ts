/** All pictures of one run of `npm run shots` on one page, each with its name below it. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Browser } from '@playwright/test';

export interface Picture {
  readonly file: string;
  readonly group: string;
}

const ACROSS = 4;

async function figure({ file }: Picture): Promise<string> {
  const data = (await readFile(file)).toString('base64');
  const name = basename(file, '.png');
  return `<figure><img src="data:image/png;base64,${data}" alt=""><figcaption>${name}</figcaption></figure>`;
}

async function page(pictures: readonly Picture[]): Promise<string> {
  const groups = [...new Set(pictures.map(({ group }) => group))];
  const sections = await Promise.all(
    groups.map(async (group) => {
      const own = pictures.filter((picture) => picture.group === group);
      return `<h2>${group}</h2><section>${(await Promise.all(own.map(figure))).join('')}</section>`;
    }),
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 24px; background: #777; color: #fff; font: 14px sans-serif; }
    section { display: grid; grid-template-columns: repeat(${ACROSS}, 1fr); gap: 16px; align-items: start; }
    figure { margin: 0; }
    img { width: 100%; display: block; }
  </style>${sections.join('')}`;
}

/** Writes one sheet of all pictures, and returns its path. */
export async function writeContactSheet(
  browser: Browser,
  folder: string,
  name: string,
  pictures: readonly Picture[],
): Promise<string> {
  const sheet = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  await sheet.setContent(await page(pictures), { waitUntil: 'load' });
  const path = join(folder, `${name}.png`);
  await sheet.screenshot({ path, fullPage: true });
  await sheet.close();
  return path;
}
