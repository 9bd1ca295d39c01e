package org.crmperf.parsers.real;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads a server, and the class that drives it, from jars that come before everyone else's. */
final class OwnClasses extends URLClassLoader {
  OwnClasses(URL... jars) {
    super(jars, OwnClasses.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own = name.startsWith("org.apache.") || name.startsWith(TomcatServer.class.getName());
    if (!own) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
