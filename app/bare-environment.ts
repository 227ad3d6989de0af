const passed = /^(PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|LD_LIBRARY_PATH|FONTCONFIG_\w+|XDG_\w+|DISPLAY|DBUS_\w+)$/;

/** What a program of others (a browser, a database) needs of our environment: not our settings, for they hold secrets. */
export const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => passed.test(name)));
