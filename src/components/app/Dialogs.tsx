/** The dialog that is open. Each is loaded when it is first needed. */
import { lazy, Suspense, type ReactElement } from 'react';
import { useAppStore } from '../../store/hooks.tsx';
import type { DialogName } from '../../store/store.ts';
import { useFocusHome } from '../common/focusHome.ts';
import type { OnMenu } from '../score/stageHand.ts';

const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.tsx')).HelpDialog }));
const GoToDialog = lazy(async () => ({ default: (await import('./GoToDialog.tsx')).GoToDialog }));
const GalleryDialog = lazy(async () => ({
  default: (await import('./GalleryDialog.tsx')).GalleryDialog,
}));
const PasteDialog = lazy(async () => ({
  default: (await import('./PasteDialog.tsx')).PasteDialog,
}));
const TableDialog = lazy(async () => ({
  default: (await import('./TableDialog.tsx')).TableDialog,
}));
const ProblemsDialog = lazy(async () => ({
  default: (await import('./ProblemsDialog.tsx')).ProblemsDialog,
}));
const CutDialog = lazy(async () => ({
  default: (await import('../controls/CutDialog.tsx')).CutDialog,
}));
const ScenarioDialog = lazy(async () => ({
  default: (await import('../scenario/ScenarioDialog.tsx')).ScenarioDialog,
}));
const FutureDialog = lazy(async () => ({
  default: (await import('../controls/FutureDialog.tsx')).FutureDialog,
}));
const ZonePanel = lazy(async () => ({
  default: (await import('../zone/ZonePanel.tsx')).ZonePanel,
}));
const InspectorSheet = lazy(async () => ({
  default: (await import('../inspector/InspectorSheet.tsx')).InspectorSheet,
}));

const FactDialog = lazy(async () => ({
  default: (await import('../timeline/FactDialog.tsx')).FactDialog,
}));
const ShareDialog = lazy(async () => ({
  default: (await import('../export/ShareDialog.tsx')).ShareDialog,
}));
const VideoDialog = lazy(async () => ({
  default: (await import('../export/VideoDialog.tsx')).VideoDialog,
}));

export function Dialogs({ onMenu }: { readonly onMenu: OnMenu }): ReactElement | null {
  const dialog = useAppStore((state) => state.dialog);
  useFocusHome();
  return <Suspense fallback={null}>{contentOf(dialog, onMenu)}</Suspense>;
}

function contentOf(dialog: DialogName, onMenu: OnMenu): ReactElement | null {
  switch (dialog) {
    case null:
      return null;
    case 'help':
      return <HelpDialog />;
    case 'goto':
      return <GoToDialog />;
    case 'gallery':
      return <GalleryDialog />;
    case 'paste':
      return <PasteDialog />;
    case 'table':
      return <TableDialog onMenu={onMenu} />;
    case 'problems':
      return <ProblemsDialog />;
    case 'cut':
      return <CutDialog />;
    case 'scenario':
      return <ScenarioDialog />;
    case 'future':
      return <FutureDialog />;
    case 'facts':
      return <FactDialog />;
    case 'inspector':
      return <InspectorSheet />;
    case 'zone':
      return <ZonePanel />;
    case 'share':
      return <ShareDialog />;
    case 'video':
      return <VideoDialog />;
  }
}
