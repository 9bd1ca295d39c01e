package org.crmperf.parsers.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;
import org.apache.catalina.valves.ValveBase;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.modeler.Registry;

/**
 * A Tomcat that answers as {@link Call#ORDER} says. It is driven without the servlet API, whose
 * package's name changed with Tomcat 10, so that this class works with all of them; and it is used
 * by interfaces of the JDK, for it may have a class loader of its own.
 */
final class TomcatServer implements IntSupplier, AutoCloseable {
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private final Tomcat tomcat = new Tomcat();

  /**
   * Starts it.
   *
   * @param logs the name of a log in the folder, and its pattern
   */
  TomcatServer(Path folder, Map<String, String> logs) throws IOException, LifecycleException {
    QUIET.setLevel(Level.SEVERE);
    // what is one for the whole process is not for a server that comes and goes
    TomcatURLStreamHandlerFactory.disable();
    Registry.disableRegistry();
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector("HTTP/1.1");
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    tomcat.setConnector(connector);
    tomcat.addContext("", Files.createDirectories(folder.resolve("docs")).toString());
    logs.forEach(
        (name, pattern) -> tomcat.getHost().getPipeline().addValve(log(folder, name, pattern)));
    tomcat.getHost().getPipeline().addValve(new Answer());
    tomcat.start();
  }

  private static AccessLogValve log(Path folder, String name, String pattern) {
    AccessLogValve valve = new AccessLogValve();
    valve.setDirectory(folder.toString());
    valve.setPrefix(name);
    valve.setRotatable(false);
    valve.setBuffered(false);
    valve.setPattern(pattern);
    return valve;
  }

  /** Its port. */
  @Override
  public int getAsInt() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the place of an application. */
  private static final class Answer extends ValveBase {
    @Override
    public void invoke(Request request, Response response) throws IOException {
      String header = request.getHeader(Call.ORDER);
      if (header == null) {
        return; // Tomcat could not read the request, and has said so
      }
      String[] order = header.split(" ", -1);
      try {
        Thread.sleep(Integer.parseInt(order[1]));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      response.setStatus(Integer.parseInt(order[0]));
      int bytes = Integer.parseInt(order[2]);
      response.setContentLength(bytes);
      if (bytes > 0) {
        response.getReporter().write("x".repeat(bytes));
      }
    }
  }
}
