/** Korean, what leaves the page: the link as a QR code, exports, the video; and presenting. */
import type { shareEn } from './share.en.ts';

type Loose<T> = {
  [K in keyof T]: T[K] extends (params: infer P) => string ? (params: P) => string : string;
};

export const shareKo: Loose<typeof shareEn> = {
  'share.title': '이 실행을 링크로',
  'share.intro':
    '열면 같은 클러스터가 같은 순간에, 그동안 한 일과 함께 나옵니다. 아무것도 업로드하지 않습니다. 실행은 주소 안에 들어 있습니다.',
  'share.code': ({ size }) => `링크의 QR 코드, 가로세로 ${size}칸`,
  'share.address': '주소',
  'share.copy': '링크 복사',
  'share.saveFile': '파일로 저장',
  'share.tooLongForCode': ({ length, most }) =>
    `링크가 ${length}자입니다. QR 코드에는 ${most}자까지 들어갑니다. 링크를 복사하거나 실행을 파일로 저장해 주세요.`,
  'share.tooLongForLink':
    '이 실행은 링크에 담기에 너무 깁니다. 파일에는 모두 담깁니다. 파일을 이 페이지에 놓으면 열립니다.',
  'share.local':
    '이 페이지는 내 컴퓨터에서 열려 있습니다. 다른 사람은 Lease Lab이 제공되는 주소에서만 링크를 열 수 있습니다.',
  'share.making': '링크를 만드는 중',

  'share.export': '내보내기',
  'share.export.run': '실행',
  'share.export.qr': '링크의 QR 코드…',
  'share.export.runFile': '실행을 파일로, 보기와 분기 포함',
  'share.export.scenario': '시나리오, 한 일을 스크립트로',
  'share.export.log': '지금까지 일어난 일',
  'share.export.jsonLines': '로그를 JSON lines로',
  'share.export.csv': '로그를 CSV로',
  'share.export.objects': '오브젝트를 YAML로',
  'share.export.picture': '그림',
  'share.export.svg': '화면을 SVG로',
  'share.export.png': '화면을 PNG로',
  'share.export.video': '시간 구간을 동영상으로…',
  'share.export.noVideo': '이 브라우저는 그림을 동영상으로 녹화할 수 없습니다.',
  'share.export.caption': ({ name, at, seed }) => `${name} · ${at} · 시드 ${seed}`,

  'share.video.title': '시간 구간 녹화',
  'share.video.intro':
    '무대와 해설, 타임라인을 한 장씩 그립니다. 동영상 길이의 몇 배가 걸리고, 끝나면 지금 있던 곳으로 돌아옵니다.',
  'share.video.from': '시작(초)',
  'share.video.to': '끝(초)',
  'share.video.speed': '속도',
  'share.video.length': ({ seconds, pictures }) => `동영상 ${seconds}초, 그림 ${pictures}장입니다.`,
  'share.video.order': '끝은 시작보다 뒤여야 합니다.',
  'share.video.tooLong': ({ most }) =>
    `동영상은 ${most}초까지입니다. 구간을 줄이거나 속도를 높여 주세요.`,
  'share.video.record': '녹화',
  'share.video.stop': '중지',
  'share.video.progress': ({ done, all }) => `그림 ${all}장 가운데 ${done}장`,
  'share.video.failed': '브라우저가 녹화를 멈췄습니다.',

  'share.fault.cutShort': '중간에 끊겨 끝부분이 없습니다. 마지막 글자까지 다시 복사해 주세요.',
  'share.fault.altered':
    '도중에 내용이 바뀌어 아무것도 쓰지 않았습니다. 원본에서 다시 복사해 주세요.',
  'share.fault.newerVersion':
    '이보다 새로운 Lease Lab에서 만든 것입니다. 페이지를 새로 고치거나 만든 곳에서 열어 주세요.',
  'share.fault.tooLarge': '이 페이지에서 열 수 있는 크기를 넘습니다.',
  'share.fault.tooLong': '마지막으로 본 곳까지 실행을 계산하는 데 너무 오래 걸립니다.',
  'share.fault.unknownFormat': 'Lease Lab의 링크나 파일이 아닙니다.',
  'share.fault.save': '열려 있는 실행 저장',

  'share.present': '발표',
  'share.present.leave': '발표 끝내기',
  'share.present.blank': '검은 화면입니다. B나 아무 키를 누르면 계속합니다.',
};
