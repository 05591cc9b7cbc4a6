// A Slurm of one machine, for the tests: `node scripts/testSlurm.mjs start DIR` prints the SLURM_CONF to use, `stop DIR` ends it.
// Needs the Debian packages slurm-wlm and munge, and root. Nothing of it survives in the system.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

const [action, folder, port = '26817'] = process.argv.slice(2);
if (!['start', 'stop'].includes(action) || folder === undefined) {
  console.error('Usage: node scripts/testSlurm.mjs start|stop DIR [PORT]');
  process.exit(2);
}
const root = resolve(folder);
const conf = join(root, 'slurm.conf');
const run = (command, args, environment = {}) =>
  execFileSync(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });

if (action === 'start') {
  for (const name of ['state', 'spool', 'log']) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(conf, configuration());
  startMunge();
  run('slurmctld', ['-f', conf], { SLURM_CONF: conf });
  run('slurmd', ['-f', conf], { SLURM_CONF: conf });
  waitUntilReady();
  console.log(conf);
} else {
  const daemons = ['slurmctld.pid', 'slurmd.pid'].map((name) => join(root, name)).filter((file) => existsSync(file));
  const pids = daemons.map((file) => readFileSync(file, 'utf8').trim());
  spawnSync('scontrol', ['shutdown'], { env: { ...process.env, SLURM_CONF: conf } });
  for (const pid of pids) spawnSync('kill', [pid]);
  // they write their state before they end; then the folder can go
  for (let i = 0; i < 100 && pids.some((pid) => existsSync(`/proc/${pid}`)); i++) spawnSync('sleep', ['0.1']);
}

/** A node of its own ports, so that it lives beside a real one. */
function configuration() {
  const host = hostname().split('.')[0];
  const megabytes = Math.floor((0.8 * totalmem()) / 2 ** 20);
  const cpus = availableParallelism();
  return `ClusterName=nereidtest
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CryptoType=crypto/munge
SlurmctldPort=${port}
SlurmdPort=${Number(port) + 1}
StateSaveLocation=${root}/state
SlurmdSpoolDir=${root}/spool
SlurmctldPidFile=${root}/slurmctld.pid
SlurmdPidFile=${root}/slurmd.pid
SlurmctldLogFile=${root}/log/slurmctld.log
SlurmdLogFile=${root}/log/slurmd.log
SwitchType=switch/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MinJobAge=86400
EnforcePartLimits=ALL
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${cpus} RealMemory=${megabytes} State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`;
}

function startMunge() {
  if (spawnSync('munge', ['-n']).status === 0) return;
  if (!existsSync('/etc/munge/munge.key')) {
    writeFileSync('/etc/munge/munge.key', execFileSync('head', ['-c', '1024', '/dev/urandom']));
    run('chown', ['munge:munge', '/etc/munge/munge.key']);
    chmodSync('/etc/munge/munge.key', 0o400);
  }
  run('install', ['-d', '-o', 'munge', '-g', 'munge', '-m', '0755', '/run/munge']);
  run('runuser', ['-u', 'munge', '--', '/usr/sbin/munged']);
}

/** Ready where a node is idle; a second or so. */
function waitUntilReady() {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const { stdout } = spawnSync('sinfo', ['-h', '-o', '%T'], {
      env: { ...process.env, SLURM_CONF: conf },
      encoding: 'utf8',
    });
    if (/idle/.test(stdout ?? '')) return;
    spawnSync('sleep', ['0.2']);
  }
  throw new Error(`Slurm did not start; see ${root}/log`);
}
