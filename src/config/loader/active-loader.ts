/** Packages that teach Node to run TypeScript; as a package name or as a part of a path. */
const loaders =
  /(?:^|[/\\@])(?:tsx|ts-node|ts-node-dev|ts-node-esm|swc-node|jiti|oxc-node|esbuild-register|esbuild-runner|sucrase|tsm|babel[/\\](?:register|node)|vite-node)(?:$|[/\\.@])/;

/** The Node options whose value is a module to load before the program. */
const preloadOptions = new Set([
  '--import',
  '--loader',
  '--experimental-loader',
  '--require',
  '-r',
]);

/** What tells of a loader; by default this process. */
export interface NodeInvocation {
  readonly execArgv: readonly string[];
  /** The text of `NODE_OPTIONS`. */
  readonly nodeOptions: string;
}

/**
 * True when the process was started under a TypeScript loader of the user's own (`node --import
 * tsx`, `NODE_OPTIONS="-r ts-node/register"`, the `ts-node` command): files are then left to it.
 */
export function hasActiveLoader(invocation: NodeInvocation = currentInvocation()): boolean {
  const words = [...invocation.execArgv, ...invocation.nodeOptions.split(/\s+/)];
  return preloadedModules(words).some((name) => loaders.test(name)) || isUnderTsNode();
}

function currentInvocation(): NodeInvocation {
  return { execArgv: process.execArgv, nodeOptions: process.env['NODE_OPTIONS'] ?? '' };
}

function preloadedModules(words: readonly string[]): readonly string[] {
  return words.flatMap((word, position) => {
    const [option = '', value] = word.split(/=(.*)/s);
    if (!preloadOptions.has(option)) return [];
    return [(value ?? words[position + 1] ?? '').replace(/^["']|["']$/g, '')];
  });
}

/** The `ts-node` command registers itself without a Node option, and leaves this mark. */
function isUnderTsNode(): boolean {
  return Symbol.for('ts-node.register.instance') in process;
}
