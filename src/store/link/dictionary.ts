/**
 * What most documents of version 2 say, so that a link need not say it: a dictionary for the
 * compression, the most frequent last. It is part of the version. Changed by one letter, no link of
 * this version would open any more.
 */

const KINDS =
  'apiServerFreezeapiServerThawapiServerDownapiServerUpsetCommitDelay","commitDelayMs":stallEtcd' +
  'resumeEtcddefragEtcdsetClockRate","ratePpm":stepClock","seconds":setLoss","lossPercent":' +
  'setLatency","latencyMs":deleteLeaseunwedgecrashresumepausestopstart","server":"kube-apiserver/';

const SCENARIO =
  '"allowInvalid":true"clocks":[{"process":"offsetSeconds":"network":{"latencyMs":"jitterMs":' +
  '"etcd":{"quotaMiB":"controlPlane":{"machines":"featureGates":{"apiServer":{"start":"cold"' +
  '"nodeLifecycle":{"nodeMonitorGracePeriodSeconds":"kubelet":{"nodeLeaseDurationSeconds":' +
  '"leaseDurationSeconds":15,"renewDeadlineSeconds":10,"retryPeriodSeconds":2"guardedResource":' +
  '"tolerations":[{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute",' +
  '"tolerationSeconds":"zone":"podsPerNode":"namePattern":"worker-{i}""count":"kube-node-lease"' +
  '"script":[{"atSeconds":"ageSeconds":518400,"releaseOnCancel":false,"my-operator","candidates":' +
  '["my-operator-7d4f9c-k2x4n","my-operator-7d4f9c-q7w9p","my-operator-7d4f9c-m5t8c"]' +
  '"leaseNamespace":"kube-system","leaseName":"lease-operator"' +
  '{"format":"lease-lab/run","version":2,"scenario":{"format":"lease-lab/scenario","version":1,' +
  '"name":"calmCluster","kubernetes":"1.36","seed":7,"date":"2026-11-22T09:12:00Z","nodes":[' +
  '{"name":"ip-10-29-104-121.ap-northeast-2.compute.internal","region":"ap-northeast-2"},' +
  '{"name":"ip-10-29-69-101.ap-northeast-2.compute.internal","region":"ap-northeast-2"},' +
  '{"name":"ip-10-29-79-205.ap-northeast-2.compute.internal","region":"ap-northeast-2"}],' +
  '"components":[{"name":"kube-controller-manager"},{"name":"kube-scheduler","leader":"cp-3",' +
  '"leaseTransitions":1},{"name":"my-operator","leaseNamespace":"my-operator","candidates":' +
  '["my-operator-7d4f9c-k2x4n","my-operator-7d4f9c-q7w9p","my-operator-7d4f9c-m5t8c"],' +
  '"releaseOnCancel":false,"ageSeconds":518400}],"workloads":[{"name":"web","replicas":9},' +
  '{"kind":"DaemonSet","namespace":"kube-system","name":"node-agent"}]}';

const RUN =
  '"name":"","parent":null,"parent":0,"forkAt":0,"shared":0,"current":1,"bookmarks":[{"t":' +
  ',"window":{"from":,"to":},"presenting":true,"inspectorShown":false,"tab":"object""tab":"events"' +
  '"selection":{"kind":"election","namespace":"kube-system","name":"kube-scheduler"}' +
  '"selection":{"kind":"process","process":"kube-controller-manager/cp-1"}"kind":"apiServer"' +
  '"lens":1,"speed":10,"applied":' +
  '},{"t":1000000,"command":{"kind":"heal","processes":["kube-scheduler/cp-3"]}' +
  '},{"t":2000000,"command":{"kind":"cut","processes":["kubelet/"],"mode":"refused","mode":"held",' +
  '"mode":"lost","direction":"answers"}"direction":"requests"}"direction":"both"}' +
  '},{"t":3000000,"command":{"kind":"powerOn","node":"' +
  ',"branches":[{"journal":[{"t":20000000,"command":{"kind":"powerOff","node":"worker-1"}}],' +
  '"edge":0}],"at":0,"view":{"selection":{"kind":"node","name":"ip-10-29-69-101.ap-northeast-2.' +
  'compute.internal"}},"language":"ko","theme":"light","language":"en","theme":"dark"}';

export const DICTIONARY = KINDS + SCENARIO + RUN;
