/**
 * How the built app becomes a folder that runs by itself. Used by scripts/package.mjs, which decides what kind.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleFiles, neededModules } from './scripts/package/needed-modules.mjs';
import { findRuntime, pinnedElectronVersion } from './scripts/setup/electron-runtime.mjs';

const root = import.meta.dirname;

/**
 * What the executable may be made to do from outside (docs: Electron fuses). All as strict as they go.
 * @param {{inspectable: boolean, platform: NodeJS.Platform}} options
 */
export function fuses({ inspectable, platform }) {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: inspectable,
    grantFileProtocolExtraPrivileges: false,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // Electron checks the archive's digest on these two only.
    enableEmbeddedAsarIntegrityValidation: platform === 'darwin' || platform === 'win32',
    resetAdHocDarwinSignature: platform === 'darwin' && process.arch === 'arm64',
  };
}

/**
 * @param {object} options
 * @param {{dist: string, version: string}} options.runtime
 * @param {boolean} options.inspectable leaves the inspector's fuse on, for end-to-end tests of the packaged app
 * @param {string} options.output
 * @returns {import('electron-builder').Configuration}
 */
export function packaging({ runtime, inspectable, output }) {
  return {
    appId: 'app.fieldpass.desktop',
    productName: 'Fieldpass',
    copyright: 'Fieldpass',
    directories: { output },
    electronVersion: runtime.version === 'unknown' ? pinnedElectronVersion(root) : runtime.version,
    electronDist: runtime.dist,
    electronFuses: fuses({ inspectable, platform: process.platform }),
    electronLanguages: ['en-US', 'zh-CN', 'ar', 'fr', 'ru', 'es'],
    asar: true,
    // Only what the bundles leave outside goes along, so electron-builder is not to collect packages itself.
    beforeBuild: async () => false,
    files: [
      'package.json',
      'out/{main,preload,renderer}/**/*',
      'out/library.json',
      'content/**/*',
      ...moduleFiles(root, neededModules(root)),
    ],
    /** The carried runtime brings the loader that opens sources; a packaged app has its own archive. */
    afterExtract: async ({ appOutDir }) => {
      await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
    },
    publish: null,
    linux: { target: 'dir', category: 'Education', executableName: 'fieldpass' },
    mac: {
      target: 'dir',
      category: 'public.app-category.education',
      identity: null,
      extendInfo: { NSCameraUsageDescription: 'To read the code of a certificate that you hold before the camera.' },
    },
    win: { target: 'dir' },
  };
}

/** For someone who runs electron-builder by hand: a trial package with the runtime that is here. */
export default () => {
  const runtime = findRuntime(root);
  if (!runtime) throw new Error('No Electron on this machine yet: run `npm run setup` first.');
  return packaging({ runtime, inspectable: false, output: 'out/package' });
};
