/**
 * Korean, what is wrong with an input and what is allowed: for each text that the sources say in English
 * (`say` templates), the same in Korean. The numbered holes are filled with the same values.
 */
/** Between the members of a list of which one is meant. */
export const orKo = ' 또는 ';

export const problemsKo: Readonly<Record<string, string>> = {
  '{0}': '{0}',
  '"{0}"': '"{0}"',
  ':': ':',
  nothing: '없음',
  none: '없음',
  'a notable fact': '눈에 띄는 일',
  more: '그 뒤의 내용',
  text: '텍스트',
  'a text': '텍스트',
  texts: '텍스트',
  'a number': '숫자',
  'a list': '목록',
  'an object': '객체',
  'a value': '값',
  'a value or ]': '값 또는 ]',
  'true or false': 'true 또는 false',
  JSON: 'JSON',
  'one JSON object': 'JSON 객체 하나',
  'an object with named fields': '이름 있는 필드로 된 객체',
  'an object with kind and metadata': 'kind와 metadata가 있는 객체',
  'no such field here; there are {0}': '여기에는 없는 필드입니다. 있는 필드: {0}',
  'a name of its own': '다른 것과 겹치지 않는 이름',

  'a whole number from {0} to {1}': '{0} 이상 {1} 이하의 정수',
  'a whole number from 0 to {0}': '0 이상 {0} 이하의 정수',
  'a whole number of at least {0}': '{0} 이상의 정수',
  'a whole number, at most {0}': '{0} 이하의 정수',
  'a number from 0 to {0}': '0 이상 {0} 이하의 숫자',
  'a number, at most six decimals, from {0} to {1}':
    '{0} 이상 {1} 이하의 숫자, 소수점 아래 여섯 자리까지',
  'seconds, at most six decimals, from {0} to {1}':
    '초 단위, {0} 이상 {1} 이하, 소수점 아래 여섯 자리까지',
  'milliseconds, at most three decimals, from {0} to {1}':
    '밀리초 단위, {0} 이상 {1} 이하, 소수점 아래 세 자리까지',
  'at most {0}': '{0} 이하',
  'at most {0} in all': '모두 합해 {0} 이하',
  'at most {0} of them': '{0}개 이하',
  'at most {0} characters': '{0}자 이하',
  'a text of at most {0} characters': '{0}자 이하의 텍스트',
  'a list of at most {0}': '{0}개 이하의 목록',
  'more than 0, at most 86400': '0보다 크고 86400 이하',
  'more than 0 seconds': '0초보다 긴 시간',
  'more than from': 'from보다 큰 값',
  '{0} or later': '{0} 또는 그 뒤',
  '{0} or more, later': '{0} 이상, 더 뒤의 시각',
  '{0} entries': '항목 {0}개',
  '{0} Pods': 'Pod {0}개',
  '{0} characters': '{0}자',
  'more than {0} characters': '{0}자 초과',
  '{0} bytes': '{0}바이트',

  "a lowercase RFC 1123 subdomain, which must consist of lower case alphanumeric characters, '-' or '.', must start and end with an alphanumeric character, and be no more than 253 characters (OM-V6)":
    "소문자 RFC 1123 subdomain: 영문 소문자, 숫자, '-', '.'으로 되어 있고 영문자나 숫자로 시작하고 끝나며 253자 이하 (OM-V6)",
  "a lowercase RFC 1123 label, which must consist of lower case alphanumeric characters or '-', must start and end with an alphanumeric character, and be no more than 63 characters (OM-V6)":
    "소문자 RFC 1123 label: 영문 소문자, 숫자, '-'로 되어 있고 영문자나 숫자로 시작하고 끝나며 63자 이하 (OM-V6)",
  "a label value, which must be empty or consist of alphanumeric characters, '-', '_' or '.', must start and end with an alphanumeric character, and be no more than 63 characters":
    "레이블 값: 비어 있거나 영문자, 숫자, '-', '_', '.'으로 되어 있고 영문자나 숫자로 시작하고 끝나며 63자 이하",
  "a qualified name, which must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName'), and not one of node.kubernetes.io/, which are the node controllers' own":
    "qualified name: 영문자, 숫자, '-', '_', '.'으로 되어 있고 앞에 DNS subdomain과 '/'를 붙일 수 있음 (예: 'example.com/MyName'). node.kubernetes.io/ 아래는 노드 컨트롤러의 것이므로 제외",
  'a taint key': '테인트 키',
  'each pair of key and effect once': '키와 effect의 조합은 한 번씩만',
  'a list of taints; an empty one takes all away': '테인트 목록. 비어 있으면 모두 제거',
  "effect must be 'NoExecute' when tolerationSeconds is set":
    "tolerationSeconds가 있으면 effect는 'NoExecute'",
  'operator must be Exists when key is empty': 'key가 비어 있으면 operator는 Exists',
  "value must be empty when `operator` is 'Exists'": "`operator`가 'Exists'이면 value는 빈 값",

  'the name of a node of this scenario': '이 시나리오에 있는 노드의 이름',
  'a process of this scenario': '이 시나리오에 있는 프로세스',
  'kubelet/<node>, <component>/<host>, kube-apiserver/<machine> or etcd/<machine> of this scenario':
    '이 시나리오의 kubelet/<node>, <component>/<host>, kube-apiserver/<machine> 또는 etcd/<machine>',
  'a list of at least one process': '프로세스가 하나 이상 있는 목록',
  'a process that every one of `processes` has a link with: a client with kube-apiserver/<machine>, an etcd member with another':
    '`processes`의 모든 프로세스와 링크가 있는 프로세스: 클라이언트는 kube-apiserver/<machine>, etcd 멤버는 다른 멤버',
  'kube-apiserver/<machine> of this scenario': '이 시나리오의 kube-apiserver/<machine>',
  'a Lease of this scenario': '이 시나리오에 있는 Lease',
  'a Lease of this scenario: kube-node-lease/<node>, or the lock of a component':
    '이 시나리오에 있는 Lease: kube-node-lease/<node> 또는 컴포넌트의 잠금',
  "milliseconds, or null for the scenario's own": '밀리초. null이면 시나리오의 값',
  "percent, or null for the scenario's own": '퍼센트. null이면 시나리오의 값',
  'seconds, forward or back': '초. 앞으로 또는 뒤로',
  'parts per million; 1000000 is true time': '백만분율. 1000000이 실제 시간',
  'a version such as 1.36.3, without a leading v': '1.36.3과 같은 버전, 앞에 v 없음',
  'at most binaryVersion, which is {0}': 'binaryVersion 이하: {0}',
  'at least one candidate': '후보 하나 이상',
  'a host that no other candidate has': '다른 후보에 없는 호스트',
  'the host of one of the candidates': '후보 가운데 하나의 호스트',
  'at least 1: a Lease holds whole seconds, and spec.leaseDurationSeconds must be greater than 0 (OM-8, OM-V1)':
    '1 이상: Lease에는 초가 정수로 적히고, spec.leaseDurationSeconds는 0보다 커야 합니다 (OM-8, OM-V1)',
  'more than renewDeadlineSeconds, which is {0}: leaseDuration must be greater than renewDeadline':
    'renewDeadlineSeconds({0})보다 큰 값: leaseDuration은 renewDeadline보다 커야 합니다',
  'more than 1.2 times retryPeriodSeconds, which is {0}: renewDeadline must be greater than retryPeriod*JitterFactor':
    'retryPeriodSeconds({0})의 1.2배보다 큰 값: renewDeadline은 retryPeriod*JitterFactor보다 커야 합니다',
  'a Lease that nobody else uses': '다른 컴포넌트가 쓰지 않는 Lease',
  'no such feature gate in release {0}': '릴리스 {0}에는 없는 기능 게이트',
  'true: locked to its default in release {0}': 'true: 릴리스 {0}에서 기본값으로 고정됨',
  'one machine or three': '머신 한 대 또는 세 대',
  'how many nodes': '노드의 수',
  'a node name with {0} where the index goes, as {1}':
    '번호 자리에 {0} 표시가 있는 노드 이름, 예: {1}',
  'a name that no other Pod of its namespace has': '같은 네임스페이스의 다른 Pod에 없는 이름',
  'nothing: a DaemonSet has one Pod on every node': '없음: DaemonSet은 노드마다 Pod가 하나입니다',
  'a date from {0} on, RFC 3339 in UTC, as {1}': '{0}년부터의 날짜, UTC의 RFC 3339, 예: {1}',
  'a format version, at most {0}': '형식 버전, {0} 이하',
  '{0}: this document is of a newer format than this Lease Lab':
    '{0}: 이 문서의 형식은 지금의 Lease Lab보다 새것입니다',
  'seconds since the run began': '실행이 시작된 뒤의 초',
  'microseconds since the run began': '실행이 시작된 뒤의 마이크로초',

  'a run has at least one': '실행에는 미래가 하나 이상 있습니다',
  '1 to {0} branches': '미래 1개 이상 {0}개 이하',
  'a list of 1 to {0} branches': '미래 1개 이상 {0}개 이하의 목록',
  'the number of a branch, from 0 to {0}': '미래의 번호, 0 이상 {0} 이하',
  'the number of an earlier branch, from 0 to {0}': '앞선 미래의 번호, 0 이상 {0} 이하',
  '{0} or more: commands are in order, and after the fork':
    '{0} 이상: 명령은 시간 순서대로, 갈라진 뒤에 있습니다',
  "{0} or more: its parent's own": '{0} 이상: 갈라져 나온 미래의 값',
  'null: the first branch leaves no other': 'null: 첫 미래는 어디에서도 갈라지지 않습니다',
  '0 for the first branch': '첫 미래에서는 0',

  'a fragment that begins with v2.': 'v2.로 시작하는 조각',
  'at most v{0}.': 'v{0}. 이하',
  'at most {0}; longer runs are files': '{0} 이하. 더 긴 실행은 파일로 저장합니다',
  'more than its head': '머리말 뒤의 내용',
  '{0} bytes, as it says itself': '링크에 적힌 대로 {0}바이트',
  'another checksum': '다른 체크섬',
  'the link as it was copied': '복사한 그대로의 링크',
  '{0} at place {1}': '{1}번째 자리의 {0}',
  'letters, digits, - and _': '영문자, 숫자, -, _',
  '{0} brackets within one another': '{0}겹으로 겹친 괄호',
  'brackets within brackets': '괄호 안의 괄호',
  'it ends with {0}': '{0}에서 끝남',
  '{0} closing brackets more': '닫는 괄호 {0}개 더',

  'a version of {0}': '다음 릴리스의 버전: {0}',
  'more than renewDeadline, {0} s': 'renewDeadline({0}초)보다 긴 시간',
  'more than {0} × retryPeriod, {1} s': '{0} × retryPeriod({1}초)보다 긴 시간',
  'lab, api, process or log': 'lab, api, process 또는 log',
  'a length of time': '시간의 길이',
  'the last line': '마지막 줄',
  'a line that says "end" at or before it': '그 줄이나 그 앞에 "end"라고 적힌 줄',
  'seconds since the start': '시작한 뒤의 초',
  'a recording opened before': '먼저 연 녹화',
  'a run to its end': '끝까지 가는 실행',
  'the file beside this page': '이 페이지 옆에 있는 파일',
  'more than {0} MB': '{0} MB 초과',
  'at most {0} MB of text': '텍스트 {0} MB 이하',
  '{0} compressed bytes': '압축된 {0}바이트',
  'a whole gzip file, to its last byte': '마지막 바이트까지 온전한 gzip 파일',
  'JSON Lines in UTF-8, plain or compressed by gzip':
    'UTF-8의 JSON Lines, 그대로 또는 gzip으로 압축한 것',

  'the output of kubectl get leases -A (also with -o yaml or -o json), or of kubectl get nodes,leases -A -o json':
    'kubectl get leases -A의 출력(-o yaml, -o json도 가능) 또는 kubectl get nodes,leases -A -o json의 출력',
  '{0} Leases of API servers and nothing else': 'API 서버의 Lease {0}개뿐',
  'Leases of nodes or of elections: {0}': '노드나 선출의 Lease: {0}',
  'Leases or Nodes: {0}': 'Lease 또는 Node: {0}',
  'Lease, Node or List': 'Lease, Node 또는 List',
  'Lease, Node or List: {0}': 'Lease, Node 또는 List: {0}',
  'at least one Lease: {0}': 'Lease 하나 이상: {0}',
  'List; kubectl prints it after the items: was the text cut off?':
    'List. kubectl은 이것을 items 뒤에 출력합니다. 텍스트가 잘리지 않았습니까?',
  'a list of Leases and Nodes': 'Lease와 Node의 목록',
  'a name of lower-case letters, digits, - and . (OM-V6)':
    '영문 소문자, 숫자, -, .으로 된 이름 (OM-V6)',
  'a namespace of lower-case letters, digits and - (OM-V6)':
    '영문 소문자, 숫자, -로 된 네임스페이스 (OM-V6)',
  'a time such as 2026-11-22T15:26:22.874963Z (OM-2)':
    '2026-11-22T15:26:22.874963Z와 같은 시각 (OM-2)',
  'an age such as 41d or 3m10s': '41d, 3m10s와 같은 나이',
  'one value for each of {0}': '다음 열마다 값 하나: {0}',
  'the columns NAMESPACE NAME HOLDER AGE: {0}': 'NAMESPACE NAME HOLDER AGE 열: {0}',
  'a header and no rows': '머리글만 있고 행이 없음',
  'at least one Lease or Node below it': '그 아래에 Lease나 Node 하나 이상',
  'a description, as kubectl describe prints it': 'kubectl describe가 출력하는 설명',
  'YAML as kubectl prints it': 'kubectl이 출력하는 형태의 YAML',
  'YAML: {0}': 'YAML: {0}',
  'a field name in double quotes': '큰따옴표로 묶은 필드 이름',
  'a field name in double quotes, or }': '큰따옴표로 묶은 필드 이름 또는 }',
  ', or the closing bracket': ', 또는 닫는 괄호',
  'what this browser could not read': '이 브라우저가 읽지 못한 것',
  'a file of text': '텍스트 파일',
  'the end of the text': '텍스트의 끝',
  '{0}; still open: {1}': '{0}. 아직 열린 것: {1}',
};
