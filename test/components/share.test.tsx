/** What leaves the page, by role and name: the link as a code, the export menu, what is wrong with a link. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ProblemsDialog } from '../../src/components/app/ProblemsDialog.tsx';
import { ExportMenu } from '../../src/components/export/ExportMenu.tsx';
import { ShareDialog } from '../../src/components/export/ShareDialog.tsx';
import { ensure, parseScenario } from '../../src/engine/index.ts';
import { shippedScenario } from '../../src/scenarios/index.ts';
import { shareEn } from '../../src/i18n/share.en.ts';
import { shareKo } from '../../src/i18n/share.ko.ts';
import { calmFrame } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

function calmScenario() {
  const parsed = parseScenario(ensure(shippedScenario('calmCluster'), 'it ships').document);
  if (!parsed.ok) throw new Error('it does not parse');
  return parsed.value;
}

function share(scenario = calmScenario()) {
  const rendered = renderWithStore(<ShareDialog />, { frame: calmFrame() });
  rendered.source.setScenario(scenario);
  return rendered;
}

describe('the link for a class', () => {
  it('is a QR code with its address, and the run stands still behind it', async () => {
    const { store } = share();
    expect(await screen.findByRole('img', { name: /^QR code of the link, \d+ by/ })).toBeVisible();
    expect(screen.getByRole('textbox', { name: shareEn['share.address'] })).toHaveDisplayValue(
      /#v2\./,
    );
    expect(screen.getByRole('button', { name: shareEn['share.copy'] })).toBeEnabled();
    expect(store.getState().playing).toBe(false);
  });

  it('that no code holds is said to be too long, and a file is offered', async () => {
    // A thousand nodes with names of their own take more than a code holds.
    const scenario = calmScenario();
    const first = ensure(scenario.nodes[0], 'a node');
    const nodes = Array.from({ length: 1000 }, (_, index) => ({
      ...first,
      name: `n-${((index + 1) * 48_271 * 16_807) % 2_147_483_647}`,
    }));
    share({ ...scenario, nodes });
    const said = await screen.findByText(/A QR code holds 2953|too long for a link/);
    expect(said).toBeVisible();
    expect(screen.getByRole('button', { name: shareEn['share.saveFile'] })).toBeEnabled();
    expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
  });

  it('speaks Korean', async () => {
    const { source } = renderWithStore(<ShareDialog />, {
      frame: calmFrame(),
      settings: { language: 'ko', theme: 'light' },
    });
    source.setScenario(calmScenario());
    expect(await screen.findByRole('dialog', { name: shareKo['share.title'] })).toBeVisible();
  });
});

describe('the export menu', () => {
  it('offers run, log, objects and picture', () => {
    renderWithStore(<ExportMenu at={{ x: 0, y: 0 }} onClose={() => undefined} />, {
      frame: calmFrame(),
    });
    const menu = screen.getByRole('menu', { name: shareEn['share.export'] });
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((each) => each.textContent),
    ).toEqual([
      shareEn['share.export.qr'],
      shareEn['share.export.runFile'],
      shareEn['share.export.scenario'],
      shareEn['share.export.jsonLines'],
      shareEn['share.export.csv'],
      shareEn['share.export.objects'],
      shareEn['share.export.svg'],
      shareEn['share.export.png'],
      shareEn['share.export.video'] + shareEn['share.export.noVideo'],
    ]);
  });

  it('says why there is no video where the browser cannot record one', () => {
    renderWithStore(<ExportMenu at={{ x: 0, y: 0 }} onClose={() => undefined} />, {
      frame: calmFrame(),
    });
    const video = screen.getByRole('menuitem', { name: /Time range as a video/ });
    expect(video).toHaveAttribute('aria-disabled', 'true');
    expect(video).toHaveTextContent(shareEn['share.export.noVideo']);
  });

  it('opens the code', async () => {
    const user = userEvent.setup();
    const { store } = renderWithStore(
      <ExportMenu at={{ x: 0, y: 0 }} onClose={() => undefined} />,
      { frame: calmFrame() },
    );
    await user.click(screen.getByRole('menuitem', { name: shareEn['share.export.qr'] }));
    expect(store.getState().dialog).toBe('share');
  });
});

describe('what is wrong with a link', () => {
  it('stands in a sentence and by field, and what is open can be saved', () => {
    renderWithStore(<ProblemsDialog />, {
      frame: calmFrame(),
      state: {
        dialog: 'problems',
        trouble: {
          of: 'link',
          name: '',
          problems: [{ path: 'link', found: '90 bytes', allowed: '180 bytes', code: 'cutShort' }],
        },
      },
    });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent(shareEn['share.fault.cutShort']);
    expect(within(alert).getByRole('row', { name: /link 90 bytes 180 bytes/ })).toBeVisible();
    expect(screen.getByRole('button', { name: shareEn['share.fault.save'] })).toBeEnabled();
  });
});
