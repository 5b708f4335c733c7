// nginx, Apache, Caddy and `digitv serve` on this machine, each with a built site and the settings
// that digitv makes for it. They listen on the loopback address, keep all their files in a folder
// of their own, need no rights, and end with the tests.

import { execFileSync, spawn } from 'node:child_process';
import { access, chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { program } from './site.mjs';

/** However the tests end, no server outlives this. */
const LIFETIME_MS = 3 * 60 * 1000;
const isRoot = process.getuid?.() === 0;

/**
 * Starts a server with a site.
 * @param {'nginx' | 'apache' | 'htaccess' | 'caddy' | 'serve'} name
 * @param {import('./site.mjs').BuiltSite} site
 */
export async function start(name, site) {
  const home = await mkdtemp(path.join(os.tmpdir(), `digitv-${name}-`));
  // A server that was started by root gives its rights up, and must still reach its files.
  await chmod(home, 0o755);
  const port = await freePort();
  const command = await COMMANDS[name]({ home, port, site, root: await documentRoot(home, site) });
  const server = new Running(name, home, `http://127.0.0.1:${port}`, command);
  await server.listening();
  return server;
}

class Running {
  #child;
  #output = '';

  constructor(name, home, origin, { file, options }) {
    Object.assign(this, { name, home, origin });
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
    this.#child = spawn(file, options, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => (this.#output += text));
    }
    this.#child.on('error', (error) => (this.#output += error));
    this.end = setTimeout(() => this.#child.kill('SIGKILL'), LIFETIME_MS);
    this.end.unref();
  }

  /** Waits until the server answers. */
  async listening() {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      if (this.#child.exitCode !== null) break;
      const answer = await fetch(this.origin).catch(() => undefined);
      if (answer) {
        await answer.arrayBuffer();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const log = await readFile(path.join(this.home, 'error.log'), 'utf8').catch(() => '');
    throw new Error(`${this.name} does not answer:\n${this.#output}${log}`);
  }

  async stop() {
    clearTimeout(this.end);
    if (this.#child.exitCode === null) {
      const ended = new Promise((resolve) => this.#child.once('exit', resolve));
      this.#child.kill(this.name === 'serve' ? 'SIGINT' : 'SIGTERM');
      await ended;
    }
    await rm(this.home, { recursive: true, force: true });
  }
}

/** A copy of the site as a host has it: a site in a folder lies in that folder of the root. */
async function documentRoot(home, site) {
  const root = path.join(home, 'www');
  await mkdir(path.join(root, site.base), { recursive: true });
  await cp(site.folder, path.join(root, site.base), { recursive: true, preserveTimestamps: true });
  return root;
}

async function settings(server, { home, site }) {
  const file = path.join(home, `digitv.${server}`);
  await writeFile(file, execFileSync(program, ['headers', server, '--root', site.source]));
  return file;
}

const COMMANDS = {
  async nginx(given) {
    const { home, port, root } = given;
    const file = path.join(home, 'nginx.conf');
    const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${home}/${kind};`)
      .join(' ');
    await writeFile(
      file,
      `${isRoot ? 'user root;\n' : ''}daemon off;
pid ${home}/pid;
error_log ${home}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${folders}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${await settings('nginx', given)};
  }
}
`,
    );
    return { file: await programOf('nginx'), options: ['-c', file, '-e', `${home}/error.log`] };
  },

  /** The settings in the main file. */
  async apache(given) {
    return apache(given, `Include ${await settings('apache', given)}`);
  },

  /** The settings in the folder of the site. */
  async htaccess(given) {
    const { root, site } = given;
    await cp(await settings('apache', given), path.join(root, site.base, '.htaccess'));
    return apache(given, 'AllowOverride All');
  },

  async caddy(given) {
    const { home, port, root } = given;
    const file = path.join(home, 'Caddyfile');
    await writeFile(
      file,
      `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  root * ${root}
  import ${await settings('caddy', given)}
}
`,
    );
    return { file: await programOf('caddy'), options: ['run', '--config', file, '--adapter', 'caddyfile'] };
  },

  async serve({ port, site }) {
    return { file: program, options: ['serve', '--root', site.source, '--port', String(port)] };
  },
};

async function apache({ home, port, root }, inFolder) {
  const modules = '/usr/lib/apache2/modules';
  const names = ['mpm_event', 'authz_core', 'alias', 'deflate', 'dir', 'filter', 'headers', 'mime'];
  const lines = names.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`);
  const types = (await exists('/etc/mime.types')) ? '/etc/mime.types' : '/dev/null';
  const file = path.join(home, 'apache.conf');
  await writeFile(
    file,
    `${lines.join('\n')}
ServerRoot ${home}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${home}/pid
ErrorLog ${home}/error.log
TypesConfig ${types}
StartServers 1
${isRoot ? 'User www-data\nGroup www-data\n' : ''}DocumentRoot ${root}
<Directory ${root}>
  Require all granted
  ${inFolder}
</Directory>
`,
  );
  return { file: await programOf('apache2'), options: ['-D', 'FOREGROUND', '-f', file] };
}

/** The path of a program, also where only root has its folder in PATH. */
export async function programOf(name) {
  for (const folder of ['/usr/sbin', '/usr/bin', '/usr/local/bin']) {
    if (await exists(path.join(folder, name))) return path.join(folder, name);
  }
  throw new Error(`${name} is missing: apt-get install nginx-light apache2-bin caddy`);
}

function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
