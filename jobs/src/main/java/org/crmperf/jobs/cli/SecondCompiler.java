package org.crmperf.jobs.cli;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the JVM's second compiler to what runs for every line. The launcher names the file that
 * says so when it turns that compiler on; as an option of the JVM, Java 17 would print a line about
 * it at every start.
 */
final class SecondCompiler {
  /** The system property with the path of {@code conf/second-compiler.json}. */
  private static final String PROPERTY = "crmperf.secondCompiler";

  private SecondCompiler() {}

  /** Begins to, beside what comes next; nothing depends on it but time. */
  static void keepToLines() {
    String file = System.getProperty(PROPERTY);
    if (file != null) {
      Thread thread = new Thread(() -> read(file), "crm-perf compiler directives");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** What the JVM says to a file of compiler directives; empty if it takes none. */
  static String read(String file) {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "compilerDirectivesAdd",
                  new Object[] {new String[] {file}},
                  new String[] {String[].class.getName()}));
    } catch (JMException e) {
      return ""; // a JVM of another kind, which has other compilers
    }
  }
}
