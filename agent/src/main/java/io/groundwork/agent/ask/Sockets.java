package io.groundwork.agent.ask;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Questions that plain sockets answer. */
final class Sockets {
  /** srvr's reply is a dozen lines; more than this is something else. */
  private static final int LONGEST = 64 << 10;

  static Answer connect(Question.Connect question) {
    try (Socket socket = new Socket()) {
      open(socket, question.host(), question.port(), question.timeoutMillis());
      return new Answer.Text("");
    } catch (IOException e) {
      return failure(question.host(), question.port(), question.timeoutMillis(), e);
    }
  }

  static Answer srvr(Question.Srvr question) {
    long deadline = System.nanoTime() + question.timeoutMillis() * 1_000_000L;
    try (Socket socket = new Socket()) {
      open(socket, question.host(), question.port(), question.timeoutMillis());
      socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
      return new Answer.Text(readAll(socket, deadline));
    } catch (IOException e) {
      return failure(question.host(), question.port(), question.timeoutMillis(), e);
    }
  }

  private static void open(Socket socket, String host, int port, int timeoutMillis)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("the name is not known here");
    }
    socket.connect(address, Math.max(1, timeoutMillis));
  }

  private static String readAll(Socket socket, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (reply.size() < LONGEST) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) left);
      int count = in.read(buffer);
      if (count < 0) {
        break;
      }
      reply.write(buffer, 0, count);
    }
    return reply.toString(StandardCharsets.UTF_8);
  }

  private static Answer failure(String host, int port, int timeoutMillis, IOException error) {
    String why = error.getMessage();
    if (error instanceof SocketTimeoutException) {
      why = "no answer within " + timeoutMillis + " ms";
    } else if (error instanceof ConnectException && why != null && why.contains("refused")) {
      why = "connection refused, nothing listens there";
    }
    return new Answer.Failure(host + ":" + port + ": " + why, false);
  }

  private Sockets() {}
}
