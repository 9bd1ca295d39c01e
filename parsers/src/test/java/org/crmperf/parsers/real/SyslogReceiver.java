package org.crmperf.parsers.real;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what comes in by UDP into a file, as it comes. */
final class SyslogReceiver implements AutoCloseable {
  private static final int MOST_BYTES = 65_536;
  private static final int BUFFER_BYTES = 4 << 20;

  private final DatagramSocket socket;
  private final OutputStream file;
  private final Thread thread;

  SyslogReceiver(Path log) throws IOException {
    file = Files.newOutputStream(log);
    socket = new DatagramSocket(null);
    socket.setReceiveBufferSize(BUFFER_BYTES);
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    thread = new Thread(this::receive, "syslog");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void receive() {
    DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
    try (file) {
      while (true) {
        packet.setLength(MOST_BYTES);
        socket.receive(packet);
        file.write(packet.getData(), 0, packet.getLength());
        if (packet.getLength() == 0 || packet.getData()[packet.getLength() - 1] != '\n') {
          file.write('\n');
        }
      }
    } catch (SocketException closed) {
      // by close()
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
