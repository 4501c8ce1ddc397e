/** The speed on a phone: a button that says it, and a menu of the detents. */
import {
  Content,
  Portal,
  RadioGroup,
  RadioItem,
  Root,
  Trigger,
} from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { DETENTS, speedText } from './transport.ts';

export function SpeedMenu(): ReactElement {
  const t = useTranslate();
  const speed = useAppStore((state) => state.speed);
  const setSpeed = useAppStore((state) => state.setSpeed);
  return (
    <Root>
      <Trigger
        className="playback-speedButton"
        aria-label={t('timeline.speedButton', { speed: speedText(speed) })}
      >
        {`${speedText(speed)}×`}
      </Trigger>
      <Portal>
        <Content className="speed-menu" side="top" align="end" sideOffset={6} collisionPadding={8}>
          <RadioGroup
            value={String(speed)}
            onValueChange={(value) => setSpeed(Number(value))}
            aria-label={t('timeline.speed')}
          >
            {DETENTS.toReversed().map((detent) => (
              <RadioItem key={detent} className="speed-choice" value={String(detent)}>
                {`${speedText(detent)}×`}
              </RadioItem>
            ))}
          </RadioGroup>
        </Content>
      </Portal>
    </Root>
  );
}
